import { beforeEach, expect, test } from "vitest";

import {
  all,
  backendOf,
  button,
  clearPage,
  click,
  find,
  focused,
  mapReady,
  mountCard,
  seeText,
  sentOf,
} from "../helpers";

beforeEach(clearPage);

async function open() {
  const backend = backendOf();
  const card = await mountCard(backend);
  await mapReady(card);
  await click(card, /^Schedule/);
  const panel = await find(card, "frigate-backfill-schedule");
  const inputs = all(panel, "input") as HTMLInputElement[];
  const enter = (index: number, value: string) => {
    const input = inputs[index];
    if (input) {
      input.value = value;
      input.dispatchEvent(new Event("input"));
    }
  };
  return { backend, card, inputs, enter };
}

test("it is switched on, set and saved, and tells the next run", async () => {
  const { backend, card, inputs, enter } = await open();
  inputs[0]?.click();
  enter(1, "6");
  enter(2, "14");
  await click(card, "Save");
  await seeText(card, "Saved.");
  await seeText(card, "Next run in 2 hours.");
  await seeText(card, "every 6 hours");
  expect(sentOf(backend, "set_schedule")[0]).toMatchObject({
    enabled: true,
    interval_hours: 6,
    retention_days: 14,
  });
});

test.each([
  [1, "0.1", "Enter 0.25 to 8760 hours."],
  [1, "8761", "Enter 0.25 to 8760 hours."],
  [2, "0.009", "Enter 0.01 to 36525 days."],
  [2, "36526", "Enter 0.01 to 36525 days."],
  [2, "", "Enter 0.01 to 36525 days."],
])("field %i refuses %j", async (field, value, text) => {
  const { backend, card, enter } = await open();
  enter(field, value);
  await click(card, "Save");
  await seeText(card, text);
  expect(sentOf(backend, "set_schedule")).toHaveLength(0);
});

test("the button keeps the focus while there is nothing to save, and saves nothing", async () => {
  const { backend, card, enter } = await open();
  enter(1, "6");
  const save = await button(card, "Save");
  save.focus();
  save.click();
  await seeText(card, "Saved.");
  expect(save.getAttribute("aria-disabled")).toBe("true");
  expect(focused()).toBe(save);
  save.click();
  expect(sentOf(backend, "set_schedule")).toHaveLength(1);
});
