import { beforeEach, expect, test } from "vitest";

import type { Result } from "../../src/api/models";
import {
  all,
  backendOf,
  button,
  clearPage,
  click,
  mapReady,
  mountCard,
  seeText,
  sentOf,
  textOf,
  until,
} from "../helpers";

beforeEach(clearPage);

async function open(options = {}) {
  const backend = backendOf(options);
  const card = await mountCard(backend);
  await mapReady(card);
  await click(card, /Bring back recordings/);
  return { backend, card };
}

test("dry run, summary in plain words, confirmation, and the map turns blue", async () => {
  const { backend, card } = await open();
  const blue = () => all(card, ".c[aria-label*='backfilled']").length;
  const before = blue();
  await click(card, "Dry run");
  await seeText(card, "Dry run: checking files, changing nothing");
  await seeText(card, /of 8,640 files checked .* left/);
  await seeText(card, /[\d,]+ recordings \(\d+ hours on 2 days, [\d.]+ GB\) can be brought back/);
  await seeText(card, "40 recordings past retention were left out.");
  expect(blue()).toBe(before);
  await click(card, /^Backfill [\d,]+ recordings…$/);
  await seeText(card, "Front Door · Last 7 days The dry run found");
  expect(sentOf(backend, "backfill")).toHaveLength(1);
  await click(card, "Backfill");
  await seeText(card, /recordings are back in Frigate/);
  await until(() => blue() > before, "blue cells");
  const [dry, real] = sentOf(backend, "backfill");
  expect(dry).toMatchObject({ dry_run: true, skip_expired: true, force: false });
  // Just what the dry run looked at, not a range that has moved on.
  expect(real).toEqual({ ...dry, dry_run: false });
});

test("the sentence of a dry run measures what the line above the map measures", async () => {
  const { card, backend } = await open({ past: 0 });
  // Results tell sizes in steps of 0.01 MB: of small files next to nothing is left.
  const { sendMessagePromise } = backend;
  backend.sendMessagePromise = async <T>(message: Record<string, unknown>) => {
    const answer = await sendMessagePromise.call(backend, message);
    if (message.type === "frigate_backfill/results") {
      const { results } = answer as { results: Result[] };
      results.forEach((result) => (result.file_size_mb = 0));
    }
    return answer as T;
  };
  await click(card, "Dry run");
  const [, line] = await until(
    () => /are missing in Frigate \((.*?)\) , checked/.exec(textOf(card)),
    "the line above the map",
  );
  const [, duration, size] = await until(
    () => /recordings \((.*?) on 2 days, (.*?)\) can be/.exec(textOf(card)),
    "the sentence",
  );
  expect(`${duration}, ${size}`).toBe(line);
});

test("nothing runs before the confirmation, and Cancel runs nothing", async () => {
  const { backend, card } = await open();
  await click(card, "Backfill…");
  await seeText(card, "This time range has not been checked by a dry run");
  await click(card, "Cancel");
  await until(() => all(card, "dialog").length === 0, "closed");
  expect(sentOf(backend, "backfill")).toHaveLength(0);
});

test("bringing back what Frigate will delete is warned of", async () => {
  const { backend, card } = await open();
  const [expired] = all(card, ".options input") as HTMLInputElement[];
  expired?.click();
  await click(card, "Backfill…");
  await seeText(card, "Frigate deletes those files at its next clean-up");
  await click(card, "Backfill");
  await until(() => sentOf(backend, "backfill").length === 1, "asked");
  expect(sentOf(backend, "backfill")[0]).toMatchObject({ skip_expired: false });
});

test("a range of one's own is sent as it was entered, in the user's zone", async () => {
  const { backend, card } = await open();
  (all(card, ".preset input").at(-1) as HTMLInputElement).click();
  const [from, to] = await until(() => {
    const found = all(card, "input[type='datetime-local']") as HTMLInputElement[];
    return found.length === 2 && found;
  }, "two dates");
  const enter = (input: HTMLInputElement | undefined, value: string) => {
    if (input) {
      input.value = value;
      input.dispatchEvent(new Event("change"));
    }
  };
  enter(from, "2026-11-02T10:00");
  enter(to, "2026-11-01T10:00");
  await click(card, "Dry run");
  await seeText(card, "The start must be before the end.");
  enter(to, "2026-11-03T10:00");
  await click(card, "Dry run");
  await until(() => sentOf(backend, "backfill").length === 1, "asked");
  expect(sentOf(backend, "backfill")[0]).toMatchObject({
    start_time: Date.parse("2026-11-02T09:00:00Z") / 1000,
    end_time: Date.parse("2026-11-03T09:00:00Z") / 1000,
  });
});

test("a run can be stopped", async () => {
  const { backend, card } = await open({ stepMs: 200 });
  await click(card, "Dry run");
  await seeText(card, /of 8,640 files/);
  await click(card, "Stop");
  await seeText(card, "Stopped before all files were checked.");
  expect(sentOf(backend, "cancel")).toHaveLength(1);
});

test("a refusal is told in Frigate's own words", async () => {
  const { backend, card } = await open();
  backend.failures.set("backfill", {
    code: "frigate_refused",
    message: "front_door already has a job",
  });
  await click(card, "Dry run");
  await seeText(card, "front_door already has a job");
  await button(card, "Dry run");
});

test("a run that somebody else started is shown, too", async () => {
  const backend = backendOf();
  const card = await mountCard(backend);
  await mapReady(card);
  backend.setStatus("front_door", { state: "running", job_id: "x", dry_run: false });
  await seeText(card, "Backfilling recordings");
  expect((all(card, "details")[0] as HTMLDetailsElement).open).toBe(true);
});
