/** Two Frigates may have cameras of the same name: what is asked of one is not the other's. */

import { beforeEach, expect, test } from "vitest";

import { status } from "../../dev/mock";
import type { BackfillClient } from "../../src/api/backend";
import type { Job, Schedule } from "../../src/api/models";
import { RunPanel } from "../../src/run/panel";
import { SchedulePanel } from "../../src/schedule/schedule";
import { all, clearPage, click, mount, NOW, seeText, textOf, ui, until } from "../helpers";

beforeEach(clearPage);

const SCHEDULE: Schedule = {
  enabled: false,
  interval_hours: 24,
  retention_days: 7,
  next_run_at: null,
  last_run_at: null,
};

function clientOf(part: Partial<BackfillClient>): BackfillClient {
  return part as BackfillClient;
}

/** A promise, and what settles it. */
function later<T>() {
  const settle: { done?: (value: T) => void; fail?: (error: unknown) => void } = {};
  const promise = new Promise<T>((done, fail) => Object.assign(settle, { done, fail }));
  return { promise, ...(settle as Required<typeof settle>) };
}

const settled = () => new Promise((done) => setTimeout(done, 20));

test.each(["a job", "a refusal"])("%s of one Frigate is not shown of the other", async (what) => {
  const answer = later<Job>();
  const panel = new RunPanel();
  const client = clientOf({ backfill: () => answer.promise });
  Object.assign(panel, { ui: ui(), client, camera: "front_door", status: status(), now: NOW });
  await mount(panel);
  await click(panel, "Dry run");
  await seeText(panel, "Starting");
  panel.client = clientOf({});
  await until(() => !textOf(panel).includes("Starting"), "the other camera");
  if (what === "a job") {
    answer.done({ camera_name: "front_door", job_id: "first", state: "queued", dry_run: true });
  } else {
    answer.fail({ code: "frigate_refused", message: "The clock is behind" });
  }
  await settled();
  await panel.updateComplete;
  expect(textOf(panel)).not.toMatch(/Starting|The clock is behind/);
});

test("what is filled in for one Frigate's schedule is not saved to the other's", async () => {
  const panel = new SchedulePanel();
  const client = clientOf({});
  Object.assign(panel, { ui: ui(), client, camera: "front_door", schedule: SCHEDULE, now: NOW });
  await mount(panel);
  const hours = () => all(panel, "input[type=number]")[0] as HTMLInputElement;
  hours().value = "6";
  hours().dispatchEvent(new Event("input"));
  await panel.updateComplete;
  panel.client = clientOf({});
  panel.schedule = { ...SCHEDULE, interval_hours: 48 };
  await panel.updateComplete;
  expect(hours().value).toBe("48");
});

test("what was saved to one Frigate's schedule is not shown as the other's", async () => {
  const answer = later<Schedule>();
  const panel = new SchedulePanel();
  const client = clientOf({ setSchedule: () => answer.promise });
  Object.assign(panel, { ui: ui(), client, camera: "front_door", schedule: SCHEDULE, now: NOW });
  await mount(panel);
  (all(panel, "input[type=checkbox]")[0] as HTMLInputElement).click();
  await click(panel, "Save");
  panel.client = clientOf({});
  await panel.updateComplete;
  answer.done({ ...SCHEDULE, enabled: true, interval_hours: 6 });
  await settled();
  await panel.updateComplete;
  expect(textOf(panel)).not.toContain("Saved");
  expect((all(panel, "input[type=number]")[0] as HTMLInputElement).value).toBe("24");
});
