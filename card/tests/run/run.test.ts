import { beforeEach, expect, test } from "vitest";

import { instance } from "../../dev/mock";
import type { Run } from "../../src/api/models";
import {
  all,
  backendOf,
  button,
  clearPage,
  click,
  mapReady,
  mountCard,
  NOW,
  openRun,
  seeText,
  sentOf,
  textOf,
  until,
} from "../helpers";

beforeEach(clearPage);

test("dry run, summary in plain words, confirmation, and the map turns blue", async () => {
  const { backend, card } = await openRun();
  const blue = () => all(card, ".c[aria-label*='backfilled']").length;
  const before = blue();
  await click(card, "Dry run");
  await seeText(card, "Dry run: checking files, changing nothing");
  await seeText(card, /of 8,640 files checked .* left/);
  await seeText(card, /[\d,]+ recordings \(\d+ hours on 2 days, [\d.]+ GB\) can be brought back/);
  await seeText(card, "40 recordings past retention were left out.");
  expect(blue()).toBe(before);
  await click(card, /^Backfill [\d,]+ recordings…$/);
  await seeText(card, "Front Door · Everything The dry run found");
  expect(sentOf(backend, "backfill")).toHaveLength(1);
  await click(card, "Backfill");
  await seeText(card, /recordings are back in Frigate/);
  await until(() => blue() > before, "blue cells");
  const [dry, real] = sentOf(backend, "backfill");
  expect(dry).toMatchObject({ dry_run: true, skip_expired: true, force: false });
  // Just what the dry run looked at, not a range that has moved on.
  expect(real).toEqual({ ...dry, dry_run: false });
});

test("a dry run that was made elsewhere says its range, and offers to bring back just that", async () => {
  const backend = backendOf();
  const asked = { start_time: NOW - 86400, end_time: NOW, skip_expired: false };
  backend.setStatus("front_door", { job_id: "elsewhere" });
  Object.assign(backend, { request: asked });
  backend.finish("front_door", "completed");
  const dry = {
    ...(backend.statusOf("front_door").recent_runs[0] as Run),
    dry_run: true,
    files_added: 5,
  };
  backend.setStatus("front_door", { recent_runs: [dry], last_run: null, last_dry_run: dry });
  const card = await mountCard(backend);
  await mapReady(card);
  await click(card, /Bring back recordings/);
  await seeText(card, /Dry run, .* · 11\/23\/2026 13:30 – 11\/24\/2026 13:30/);
  await click(card, /^Backfill 5 recordings…$/);
  await seeText(card, /Front Door · .* The dry run found 5 recordings\./);
  await seeText(card, "Frigate deletes those files at its next clean-up");
  await click(card, "Backfill");
  await until(() => sentOf(backend, "backfill").length === 1, "asked");
  expect(sentOf(backend, "backfill")[0]).toMatchObject({ ...asked, dry_run: false });
});

test("the sentence of a dry run measures what the line above the map measures", async () => {
  const { card, backend } = await openRun({ past: 0 });
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
  // It is told, not added up from thousands of results.
  expect(sentOf(backend, "results")).toHaveLength(0);
});

test("nothing runs before the confirmation, and Cancel runs nothing", async () => {
  const { backend, card } = await openRun();
  await click(card, "Backfill…");
  await seeText(card, "This time range has not been checked by a dry run");
  await click(card, "Cancel");
  await until(() => all(card, "dialog").length === 0, "closed");
  expect(sentOf(backend, "backfill")).toHaveLength(0);
});

test("a dry run that has just looked at the same range is known to the backfill", async () => {
  const { backend, card } = await openRun();
  await click(card, "Dry run");
  await seeText(card, "can be brought back");
  await click(card, "Backfill…");
  await seeText(card, /Front Door · Everything The dry run found [\d,]+ recordings\./);
  await click(card, "Backfill");
  await until(() => sentOf(backend, "backfill").length === 2, "asked");
  const [dry, real] = sentOf(backend, "backfill");
  expect(real).toEqual({ ...dry, dry_run: false });
  await seeText(card, "are back in Frigate");
  // It has changed what the dry run saw.
  await click(card, "Backfill…");
  await seeText(card, "This time range has not been checked by a dry run");
});

test("a dry run with other options is no dry run of this", async () => {
  const { card } = await openRun();
  await click(card, "Dry run");
  await seeText(card, "can be brought back");
  (all(card, ".options input")[1] as HTMLInputElement).click();
  await click(card, "Backfill…");
  await seeText(card, "This time range has not been checked by a dry run");
});

test("motion from previews is on, and can be left out where the patch knows it", async () => {
  const { backend, card } = await openRun();
  const options = all(card, ".options input") as HTMLInputElement[];
  expect(options.map((option) => option.checked)).toEqual([false, false, true, false]);
  await click(card, "Dry run");
  await until(() => sentOf(backend, "backfill").length === 1, "the first dry run");
  expect(sentOf(backend, "backfill")[0]).not.toHaveProperty("motion");
  await seeText(card, "can be brought back");
  options[2]?.click();
  await click(card, "Dry run");
  await until(() => sentOf(backend, "backfill").length === 2, "the second dry run");
  expect(sentOf(backend, "backfill")[1]).toMatchObject({ motion: false });
});

test("lengths are estimated first where that is chosen and the patch knows it", async () => {
  const { backend, card } = await openRun();
  await click(card, "Dry run");
  await until(() => sentOf(backend, "backfill").length === 1, "the first dry run");
  expect(sentOf(backend, "backfill")[0]).not.toHaveProperty("probe");
  await seeText(card, "can be brought back");
  (all(card, ".options input")[3] as HTMLInputElement).click();
  await click(card, "Dry run");
  await until(() => sentOf(backend, "backfill").length === 2, "the second dry run");
  expect(sentOf(backend, "backfill")[1]).toMatchObject({ probe: "estimate" });
});

test("a patch that knows nothing of motion is not asked for it", async () => {
  const { card } = await openRun({ instances: [instance({ capabilities: ["undo"] })] });
  expect(all(card, ".options input")).toHaveLength(2);
  expect(textOf(card)).not.toContain("Find motion");
});

test("a search for motion says first what it takes, can be stopped, and shows what it found", async () => {
  const { backend, card } = await openRun({ stepMs: 100 });
  await click(card, "Find motion…");
  await seeText(card, /Front Door · Everything .* half a minute of processor time/);
  expect(sentOf(backend, "backfill")).toHaveLength(0);
  await click(card, "Find motion");
  await seeText(card, "Looking for motion");
  await seeText(card, /of 8,640 files checked .* left/);
  expect(textOf(card)).not.toContain("brought back");
  await click(card, "Stop");
  await seeText(
    card,
    /Search for motion, .* The next search continues from here\. 10 recordings have motion again/,
  );
  const [asked] = sentOf(backend, "backfill");
  expect(asked).toMatchObject({ find_motion: true, dry_run: false });
  expect(asked).not.toHaveProperty("motion");
  await click(card, "Results by file");
  await seeText(card, "Motion found 10");
  await seeText(card, "8,630 recordings without motion are not listed.");
  // What it gave can be taken back.
  await click(card, "Undo…");
  await until(() => sentOf(backend, "undo").length === 1, "asked to undo");
});

test("an empty disk is told, with where to look and what Frigate says of it", async () => {
  const { card } = await openRun({ warnings: ["/media/frigate/recordings is empty"] });
  await click(card, "Dry run");
  await seeText(card, "No recordings of this camera were found on disk in this time range.");
  await seeText(card, "/media/frigate/recordings is empty");
  expect(textOf(card)).not.toContain("Frigate has every usable recording");
});

test("a run is undone after a dry run of that, and may then be brought back again", async () => {
  const { backend, card } = await openRun();
  await click(card, "Backfill…");
  await click(card, "Backfill");
  await seeText(card, "are back in Frigate");
  await click(card, "Undo…");
  await seeText(card, "The run can be undone.");
  expect(sentOf(backend, "undo")).toMatchObject([{ job_id: "job1", dry_run: true }]);
  await click(card, "Undo…");
  await seeText(card, /Undo this run\? .* Your files are not changed\./);
  await click(card, "Undo");
  await seeText(card, "The run was undone.");
  expect(sentOf(backend, "undo")[1]).toMatchObject({ job_id: "job1", dry_run: false });
  expect([...all(card, ".runs option")].map((each) => each.textContent).join()).toContain("undone");
});

test("a run that brought nothing back has nothing to undo", async () => {
  const { card } = await openRun({ warnings: ["/media/frigate/recordings is empty"] });
  await click(card, "Backfill…");
  await click(card, "Backfill");
  await seeText(card, /Backfill, now/);
  await seeText(card, "Results by file");
  expect(all(card, "button").map((each) => each.textContent.trim())).not.toContain("Undo…");
});

test("a patch that cannot undo is not asked to, nor for its copies", async () => {
  const old = instance({ capabilities: undefined });
  const { card } = await openRun({ instances: [old] });
  await click(card, "Backfill…");
  await click(card, "Backfill");
  await seeText(card, "are back in Frigate");
  expect(textOf(card)).not.toMatch(/Undo|Copies of the database/);
});

test("bringing back what Frigate will delete is warned of", async () => {
  const { backend, card } = await openRun();
  const [expired] = all(card, ".options input") as HTMLInputElement[];
  expired?.click();
  await click(card, "Backfill…");
  await seeText(card, "Frigate deletes those files at its next clean-up");
  await click(card, "Backfill");
  await until(() => sentOf(backend, "backfill").length === 1, "asked");
  expect(sentOf(backend, "backfill")[0]).toMatchObject({ skip_expired: false });
});

test("a range of one's own is sent as it was entered, in the user's zone", async () => {
  const { backend, card } = await openRun();
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
  const { backend, card } = await openRun({ stepMs: 200 });
  await click(card, "Dry run");
  await seeText(card, /of 8,640 files/);
  await click(card, "Stop");
  await seeText(card, "Stopped before all files were checked.");
  expect(sentOf(backend, "cancel")).toHaveLength(1);
});

test("a refusal is told in Frigate's own words", async () => {
  const { backend, card } = await openRun();
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
