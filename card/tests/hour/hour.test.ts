import { beforeEach, expect, test } from "vitest";

import {
  all,
  backendOf,
  clearPage,
  click,
  find,
  focused,
  mapReady,
  mountCard,
  press,
  seeText,
  sentOf,
  textOf,
  until,
} from "../helpers";

beforeEach(clearPage);

async function openMixed(options = {}) {
  const backend = backendOf({
    hours: () => ({
      recorded_seconds: 20,
      backfilled_seconds: 20,
      missing_files: 1,
      error_files: 1,
    }),
    ...options,
  });
  const card = await mountCard(backend, { camera: "front_door" });
  const cells = await until(() => {
    const found = all(card, ".c.gone");
    return found.length > 50 && found;
  }, "the map");
  cells[3]?.click();
  await until(() => all(card, ".entry").length === 6, "the list");
  return { backend, card };
}

test("recorded, backfilled, missing and unusable ones each look their own way", async () => {
  const { card } = await openMixed();
  const entries = all(card, ".entry");
  expect(entries.map((entry) => entry.querySelector(".emoji")?.textContent)).toEqual([
    "📹",
    "📹",
    "📁",
    "📁",
    "❓",
    "⚠️",
  ]);
  const backgrounds = new Set(
    entries.map((entry) => {
      const { backgroundColor, backgroundImage } = getComputedStyle(entry);
      return backgroundColor + backgroundImage;
    }),
  );
  expect(backgrounds.size).toBe(4);
  expect(textOf(entries[0] as HTMLElement)).toMatch(/03:00:00 Recorded · Motion 10 sec \d\.\d MB/);
  expect(textOf(entries[2] as HTMLElement)).toMatch(/Backfilled 10 sec/);
  expect(textOf(entries[4] as HTMLElement)).toContain("Missing in Frigate · Sub stream");
  await seeText(entries[5] as HTMLElement, "cut short");
  expect(textOf(card)).toContain("6 recordings · Recorded: 2 · Backfilled: 2");
});

test("a tap plays the clip from the signed address", async () => {
  const { card, backend } = await openMixed();
  all(card, ".entry")[2]?.click();
  const video = (await find(card, "video")) as HTMLVideoElement;
  const wanted = backend.recordings("front_door", Number(sentOf(backend, "recordings")[0]?.after));
  expect(video.getAttribute("src")).toBe(wanted[2]?.url);
  expect(all(card, ".entry")[2]?.getAttribute("aria-current")).toBe("true");
  await click(card, "Next recording");
  await until(() => video.getAttribute("src") === wanted[3]?.url, "the next clip");
});

test("an address that no longer works is asked for anew, once", async () => {
  const { card, backend } = await openMixed({ clip: "/api/nothing-there" });
  all(card, ".entry")[0]?.click();
  await seeText(card, "This browser cannot play the recording");
  expect(sentOf(backend, "recordings")).toHaveLength(2);
});

test("a damaged file that does not play is not blamed on the browser", async () => {
  const { card, backend } = await openMixed({ clip: "/api/nothing-there" });
  const recordings = backend.recordings("front_door", 0);
  recordings.forEach((recording) => (recording.url = "/api/nothing-there"));
  backend.recordings = () => structuredClone(recordings);
  await click(card, "Previous hour");
  const entry = await until(() => all(card, "button.error")[0], "a damaged file to play");
  const play = entry.querySelector(".icon")?.getBoundingClientRect();
  // Beside the time, not below the reason.
  expect(play?.bottom).toBeLessThan(all(entry, ".why")[0]?.getBoundingClientRect().top ?? 0);
  entry.click();
  await seeText(card, "This file is damaged and cannot be played.");
});

test("the hour before and the hour after are one step away", async () => {
  const { card, backend } = await openMixed();
  const first = Number(sentOf(backend, "recordings")[0]?.after);
  await click(card, "Previous hour");
  await until(() => sentOf(backend, "recordings").length === 2, "the hour before");
  expect(Number(sentOf(backend, "recordings")[1]?.after)).toBe(first - 3600);
});

test("an hour that cannot be loaded says why and can be tried again", async () => {
  const backend = backendOf();
  const card = await mountCard(backend);
  await mapReady(card);
  backend.failures.set("recordings", { code: "unavailable", message: "Frigate does not answer" });
  all(card, ".c.rec")[0]?.click();
  await seeText(card, "Frigate does not answer");
  backend.failures.clear();
  await click(card, "Try again");
  await until(() => all(card, ".entry").length > 0, "the list");
});

test("what went wrong with one hour is not said of the next", async () => {
  const backend = backendOf();
  const card = await mountCard(backend);
  await mapReady(card);
  backend.failures.set("recordings", { code: "unavailable", message: "Frigate does not answer" });
  all(card, ".c.rec")[0]?.click();
  const dialog = await find(card, "frigate-backfill-hour");
  await seeText(dialog, "Frigate does not answer");
  // From now on it takes its time.
  const send = backend.sendMessagePromise.bind(backend);
  backend.sendMessagePromise = <T>(message: Record<string, unknown>): Promise<T> =>
    message.type === "frigate_backfill/recordings" ? new Promise(() => undefined) : send(message);
  await click(dialog, "Previous hour");
  await seeText(dialog, "Loading");
  expect(textOf(dialog)).not.toContain("Frigate does not answer");
});

test("the dialog takes the focus and gives it back", async () => {
  const card = await mountCard(backendOf());
  await mapReady(card);
  const cell = all(card, ".c[tabindex='0']")[0] as HTMLElement;
  cell.focus();
  press(cell, "Enter");
  const dialog = (await find(card, "dialog")) as HTMLDialogElement;
  await until(() => dialog.open && dialog.contains(focused()), "focus in the dialog");
  await click(card, "Close");
  await until(() => all(card, "dialog").length === 0, "closed");
  expect(focused()).toBe(cell);
});
