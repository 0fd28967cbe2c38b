/** Where the keyboard is after what it was on has gone: never nowhere. */

import { beforeEach, expect, test } from "vitest";

import { instance } from "../dev/mock";
import type { ResultsPage } from "../src/api/models";
import { Results } from "../src/results/results";
import {
  all,
  backendOf,
  button,
  clearPage,
  find,
  focused,
  mapReady,
  mount,
  mountCard,
  openRun,
  seeText,
  ui,
  until,
} from "./helpers";

beforeEach(clearPage);

/** Press as the keyboard does: what is pressed has the focus. */
async function pressButton(root: Element, name: string | RegExp): Promise<void> {
  const pressed = await button(root, name);
  pressed.focus();
  expect(focused()).toBe(pressed);
  pressed.click();
}

/** Whether it is on a part of that element. */
const within = (selector: string) => () => {
  const root = focused()?.getRootNode();
  return root instanceof ShadowRoot && root.host.matches(selector);
};

test("from the dry run to its progress, and on to what it found", async () => {
  const { card } = await openRun();
  await pressButton(card, "Dry run");
  await until(within("frigate-backfill-progress"), "focus on the progress");
  await seeText(card, "can be brought back");
  await until(within("frigate-backfill-outcome"), "focus on the outcome");
  expect(focused()?.localName).toBe("h4");
});

test("through the question before a backfill to its progress", async () => {
  const { card } = await openRun();
  await pressButton(card, "Backfill…");
  await pressButton(card, "Backfill");
  await until(within("frigate-backfill-progress"), "focus on the progress");
});

test("a question that is cancelled gives it back to the button", async () => {
  const { card } = await openRun();
  const asking = await button(card, "Backfill…");
  await pressButton(card, "Backfill…");
  await pressButton(card, "Cancel");
  await until(() => all(card, "dialog").length === 0, "closed");
  expect(focused()).toBe(asking);
});

test("the button that stops a run keeps it until there is an outcome", async () => {
  const { card } = await openRun({ stepMs: 200 });
  await pressButton(card, "Dry run");
  await seeText(card, "checking files");
  await pressButton(card, "Stop");
  expect(focused()?.localName).toBe("button");
  await until(within("frigate-backfill-outcome"), "focus on the outcome");
});

test("whoever has scrolled on to something else is not taken back when the run ends", async () => {
  const { card } = await openRun({ stepMs: 200 });
  const below = document.body.appendChild(document.createElement("div"));
  below.style.height = "300vh";
  await pressButton(card, "Dry run");
  await until(within("frigate-backfill-progress"), "focus on the progress");
  scrollTo(0, document.body.scrollHeight);
  const inSight = () => card.getBoundingClientRect().bottom > 0;
  expect(inSight()).toBe(false);
  await until(within("frigate-backfill-outcome"), "focus on the outcome");
  expect(inSight()).toBe(false);
});

test("what it goes on with is brought into sight for whoever has pressed", async () => {
  const { card, backend } = await openRun();
  backend.failures.set("backfill", { code: "frigate_refused", message: "No." });
  const dryRun = await button(card, "Dry run");
  const below = document.body.appendChild(document.createElement("div"));
  below.style.height = "300vh";
  // The button is the last thing in sight.
  scrollBy(0, dryRun.getBoundingClientRect().bottom - innerHeight);
  await pressButton(card, "Dry run");
  const error = await until(() => all(card, ".error-text")[0], "the refusal");
  await until(() => focused() === error, "focus on the refusal");
  expect(error.getBoundingClientRect().bottom).toBeLessThanOrEqual(innerHeight + 1);
});

test("all that a run came to is in sight for whoever has pressed, not just where it begins", async () => {
  const { card } = await openRun();
  // More of a page above and below.
  document.body.prepend(document.createElement("div"));
  document.body.append(document.createElement("div"));
  for (const end of [document.body.firstElementChild, document.body.lastElementChild]) {
    (end as HTMLElement).style.height = "200vh";
  }
  await pressButton(card, "Dry run");
  await until(within("frigate-backfill-outcome"), "focus on the outcome");
  const top = all(card, "h4")[0] as HTMLElement;
  scrollBy(0, top.getBoundingClientRect().bottom - innerHeight + 4);
  await pressButton(card, "Dry run");
  await until(within("frigate-backfill-progress"), "focus on the progress");
  await until(within("frigate-backfill-outcome"), "focus on the outcome again");
  const [outcome] = all(card, "frigate-backfill-outcome");
  await until(() => {
    const { top, bottom } = outcome?.getBoundingClientRect() ?? { top: -1, bottom: Infinity };
    return top >= 0 && bottom <= innerHeight;
  }, "the whole outcome");
});

test("a refusal is where it goes when nothing was started", async () => {
  const { card, backend } = await openRun();
  backend.failures.set("backfill", { code: "frigate_refused", message: "No." });
  await pressButton(card, "Dry run");
  const error = await until(() => all(card, ".error-text")[0], "the refusal");
  await until(() => focused() === error, "focus on the refusal");
});

test("a run that began elsewhere does not take it from whoever is elsewhere", async () => {
  const { card, backend } = await openRun();
  const outside = document.body.appendChild(document.createElement("button"));
  outside.focus();
  backend.setStatus("front_door", { state: "running", job_id: "elsewhere" });
  await find(card, "frigate-backfill-progress");
  expect(focused()).toBe(outside);
});

test("a Frigate that is back leaves it on the card", async () => {
  const backend = backendOf({
    instances: [instance({ available: false, reason: "patch_missing" })],
  });
  const card = await mountCard(backend);
  (await button(card, "Open repairs")).focus();
  backend.instances = [instance()];
  backend.reconnect();
  await until(within("frigate-backfill-overview-row"), "focus on a camera");
});

test("the last page of results leaves it on them", async () => {
  const results = new Results();
  const run = {
    job_id: "job",
    files_added: 2,
    files_updated: 0,
    files_errors: 0,
    files_skipped: 0,
  };
  const page = (offset: number): ResultsPage => ({
    camera_name: "front_door",
    job_id: "job",
    total: 2,
    offset,
    limit: 1,
    results: [
      {
        file_path: `/media/${offset}.mp4`,
        start_time: 1_700_000_000 + offset,
        end_time: null,
        duration: 10,
        file_size_mb: 1,
        status: "added",
        reason: null,
        message: null,
        past_retention: false,
      },
    ],
  });
  const client = {
    results: (_: string, { offset }: { offset: number }) => Promise.resolve(page(offset)),
  };
  Object.assign(results, { ui: ui(), client, camera: "front_door", run });
  await mount(results);
  await pressButton(results, "Show more");
  await until(() => all(results, "tr").length === 2, "both");
  await until(() => focused()?.matches(".box"), "focus on the results");
});

test("days further back have it once they are shown", async () => {
  const card = await mountCard(backendOf());
  await mapReady(card);
  const scroller = await find(card, ".scroller");
  const more = await until(() => {
    scroller.scrollTop = scroller.scrollHeight;
    return all(card, ".foot .link")[0];
  }, "the end of the map");
  more.focus();
  more.click();
  await until(() => {
    const cell = focused()?.matches(".c") ? focused()?.getBoundingClientRect() : undefined;
    const box = scroller.getBoundingClientRect();
    return cell && cell.top >= box.top && cell.bottom <= box.bottom + 1;
  }, "focus on an hour in sight");
});
