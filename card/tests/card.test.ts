import axe from "axe-core";
import { beforeEach, describe, expect, test } from "vitest";

import { CARD_TAG } from "../src/config";
import { FrigateBackfillCard } from "../src/card";
import type { Instance, Result } from "../src/models";
import { instance, MockBackend, status } from "../dev/mock";
import { applyTheme } from "../dev/stubs";
import {
  all,
  button,
  clearPage,
  click,
  find,
  focused,
  mountCard,
  press,
  seeText,
  textOf,
  until,
} from "./helpers";

const NOW = Date.parse("2026-11-24T12:30:00Z") / 1000;
const UNKNOWN = { code: "unknown_command", message: "Unknown command." };

beforeEach(clearPage);

const backendOf = (options: ConstructorParameters<typeof MockBackend>[0] = {}) =>
  new MockBackend({ now: NOW, stepMs: 30, ...options });

const sentOf = (backend: MockBackend, command: string) =>
  backend.sent.filter((message) => message.type === `frigate_backfill/${command}`);

async function mapReady(card: Element): Promise<void> {
  await until(
    () => all(card, ".c.rec").length > 50 && all(card, ".c.wait").length === 0,
    "the map",
  );
}

describe("the map on the card", () => {
  test("it shows the first camera, and another one when chosen", async () => {
    const backend = backendOf();
    const card = await mountCard(backend);
    await mapReady(card);
    expect(sentOf(backend, "coverage").every((each) => each.camera === "front_door")).toBe(true);
    const select = (await find(card, "select")) as HTMLSelectElement;
    expect([...select.options].map((option) => option.textContent.trim())).toEqual([
      "Front Door",
      "Back Yard",
    ]);
    select.selectedIndex = 1;
    select.dispatchEvent(new Event("change"));
    await until(
      () => sentOf(backend, "coverage").some((each) => each.camera === "back_yard"),
      "the other camera's coverage",
    );
    await until(() => backend.subscribers === 1, "one subscription");
  });

  test("a fixed camera leaves nothing to choose", async () => {
    const card = await mountCard(backendOf(), { camera: "back_yard", title: "Garden" });
    await mapReady(card);
    expect(all(card, "select")).toHaveLength(0);
    expect(textOf(card)).toContain("Garden Back Yard");
  });

  test("two Frigates stand in one list, each under its name", async () => {
    const instances = [
      instance(),
      instance({
        entry_id: "entry2",
        title: "Cabin",
        cameras: [{ name: "porch", friendly_name: null, device_id: "d3" }],
      }),
    ];
    const backend = backendOf({ instances });
    const card = await mountCard(backend);
    await mapReady(card);
    expect(all(card, "optgroup").map((group) => group.getAttribute("label"))).toEqual([
      "Frigate",
      "Cabin",
    ]);
    const select = (await find(card, "select")) as HTMLSelectElement;
    select.selectedIndex = 2;
    select.dispatchEvent(new Event("change"));
    await until(
      () => sentOf(backend, "coverage").some((each) => each.entry_id === "entry2"),
      "the cabin's coverage",
    );
  });

  test("what is missing is told in one line", async () => {
    const missing = {
      files: 312,
      seconds: 3120,
      bytes: 1126.4 * 2 ** 20,
      past_retention: 0,
      errors: 0,
      as_of: NOW - 7200,
    };
    const card = await mountCard(backendOf({ status: { missing } }));
    await seeText(
      card,
      /312 recordings on disk are missing in Frigate: 52 minutes, 1.1 GB\s*, seen 2 hours ago/,
    );
  });

  test.each([
    [1, 1, "No recording is missing in Frigate , except 1 that is older than Frigate keeps , seen"],
    [
      3,
      2,
      "3 recordings on disk are missing in Frigate: 30 seconds, 8.4 MB , 2 of them older than",
    ],
    [0, 0, "No recording is missing in Frigate , seen"],
  ])("%i missing, of which Frigate would keep all but %i", async (files, past_retention, text) => {
    const missing = { files, past_retention, seconds: 30, bytes: 8.4 * 2 ** 20 };
    const card = await mountCard(
      backendOf({ status: { missing: { ...missing, errors: 0, as_of: NOW - 60 } } }),
    );
    await seeText(card, text);
  });

  test("state changes elsewhere in the house draw nothing anew", async () => {
    const backend = backendOf();
    const card = await mountCard(backend);
    await mapReady(card);
    const before = backend.sent.length;
    const hass = { connection: backend, language: "en", config: { time_zone: "UTC" } };
    card.hass = hass;
    await card.updateComplete;
    card.hass = { ...hass };
    expect(card.isUpdatePending).toBe(false);
    expect(backend.sent.length).toBe(before);
  });
});

describe("faces", () => {
  const faces: [string, Instance[], string, string | null][] = [
    ["no entry", [], "No Frigate yet", "Add the integration"],
    ["no camera", [instance({ cameras: [] })], "No cameras yet", null],
    [
      "unreachable",
      [instance({ available: false, reason: "unreachable" })],
      "Frigate is not answering",
      null,
    ],
    [
      "patch missing",
      [instance({ available: false, reason: "patch_missing" })],
      "The patch is not in Frigate",
      "Open the integration",
    ],
    [
      "patch incompatible",
      [instance({ available: false, reason: "patch_incompatible" })],
      "Frigate's patch is another version",
      "Open the integration",
    ],
    [
      "auth",
      [instance({ available: false, reason: "auth" })],
      "Frigate refused the login",
      "Open the integration",
    ],
  ];

  test.each(faces)("%s", async (_, instances, heading, action) => {
    const card = await mountCard(backendOf({ instances }));
    await seeText(card, heading);
    expect(all(card, "frigate-backfill-map")).toHaveLength(0);
    expect(all(card, "a.button").map((link) => link.textContent)).toEqual(action ? [action] : []);
  });

  test("who is no administrator is sent nowhere they may not go", async () => {
    const card = await mountCard(backendOf({ instances: [] }), {}, { user: { is_admin: false } });
    await seeText(card, "No Frigate yet");
    expect(all(card, "a.button")).toHaveLength(0);
  });

  test("an integration that is not loaded yet is tried again", async () => {
    const backend = backendOf();
    backend.failures.set("instances", UNKNOWN);
    const card = await mountCard(backend);
    await seeText(card, "Frigate Backfill is not running");
    backend.failures.clear();
    await click(card, "Try again");
    await mapReady(card);
  });

  test.each([
    [{ entry_id: "other" }, "This Frigate is gone"],
    [{ camera: "attic" }, "Camera “attic” is not there"],
  ])("a configuration that fits nothing says so: %j", async (config, heading) => {
    await seeText(await mountCard(backendOf(), config), heading);
  });

  test("when Frigate goes away the map stays, and comes alive again with it", async () => {
    const backend = backendOf();
    const card = await mountCard(backend);
    await mapReady(card);
    backend.setAvailable(false);
    await seeText(card, "Frigate is not answering");
    expect(textOf(card)).toContain("the last that is known");
    expect(all(card, ".c.rec").length).toBeGreaterThan(50);
    expect(all(card, "frigate-backfill-run")).toHaveLength(0);
    const before = sentOf(backend, "coverage").length;
    backend.setAvailable(true);
    await until(() => sentOf(backend, "coverage").length > before, "coverage again");
    await until(() => all(card, "frigate-backfill-face").length === 0, "no face");
  });

  test("after Home Assistant restarted, the status is followed again", async () => {
    const backend = backendOf();
    const card = await mountCard(backend);
    await mapReady(card);
    backend.reconnect();
    await until(() => backend.subscribers === 1, "a new subscription");
  });

  test("a card that leaves the page leaves nothing behind", async () => {
    const backend = backendOf();
    const card = await mountCard(backend);
    await mapReady(card);
    card.remove();
    await until(() => backend.subscribers === 0, "no subscription");
  });
});

describe("who is no administrator", () => {
  test("sees the map, not the buttons", async () => {
    const instances = [instance({ can_change: false })];
    const card = await mountCard(backendOf({ instances }), {}, { user: { is_admin: false } });
    await mapReady(card);
    expect(all(card, "frigate-backfill-run, frigate-backfill-schedule")).toHaveLength(0);
    expect(textOf(card)).not.toContain("dry run");
  });

  test("and an administrator may hide them, too", async () => {
    const card = await mountCard(backendOf(), { show_controls: false, show_schedule: false });
    await mapReady(card);
    expect(all(card, "frigate-backfill-disclosure")).toHaveLength(0);
  });
});

describe("the recordings of an hour", () => {
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
    const card = await mountCard(backend);
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
      "❔",
      "⚠️",
    ]);
    const backgrounds = new Set(
      entries.map((entry) => {
        const { backgroundColor, backgroundImage } = getComputedStyle(entry);
        return backgroundColor + backgroundImage;
      }),
    );
    expect(backgrounds.size).toBe(4);
    expect(textOf(entries[0] as HTMLElement)).toMatch(/03:00:00 Recorded 10 sec \d\.\d MB/);
    expect(textOf(entries[5] as HTMLElement)).toContain("cut short");
    expect(textOf(card)).toContain("6 recordings · Recorded: 2 · Backfilled: 2");
  });

  test("a tap plays the clip from the signed address", async () => {
    const { card, backend } = await openMixed();
    all(card, ".entry")[2]?.click();
    const video = (await find(card, "video")) as HTMLVideoElement;
    const wanted = backend.recordings(
      "front_door",
      Number(sentOf(backend, "recordings")[0]?.after),
    );
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
    await click(card, "Hour before");
    const entry = await until(() => all(card, "button.error")[0], "a damaged file to play");
    const play = entry.querySelector(".icon")?.getBoundingClientRect();
    // Beside the time, not below the reason.
    expect(play?.bottom).toBeLessThan(all(entry, ".why")[0]?.getBoundingClientRect().top ?? 0);
    entry.click();
    await seeText(card, "This file is damaged: the browser cannot play it.");
  });

  test("the hour before and the hour after are one step away", async () => {
    const { card, backend } = await openMixed();
    const first = Number(sentOf(backend, "recordings")[0]?.after);
    await click(card, "Hour before");
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
});

describe("bringing recordings back", () => {
  async function open(options = {}) {
    const backend = backendOf(options);
    const card = await mountCard(backend);
    await mapReady(card);
    await click(card, /Bring recordings back/);
    return { backend, card };
  }

  test("dry run, summary in plain words, confirmation, and the map turns blue", async () => {
    const { backend, card } = await open();
    const blue = () => all(card, ".c[aria-label*='backfilled']").length;
    const before = blue();
    await click(card, "Dry run");
    await seeText(card, "Dry run: looking, changing nothing");
    await seeText(card, /of 8,640 files looked at .* left/);
    await seeText(card, /[\d,]+ recordings, \d+ hours on 2 days, [\d.]+ GB, can be brought back/);
    await seeText(card, "40 more are older than Frigate keeps.");
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
      () => /are missing in Frigate: (.*?) , seen/.exec(textOf(card)),
      "the line above the map",
    );
    const [, duration, size] = await until(
      () => /recordings, (.*?) on 2 days, (.*?), can be/.exec(textOf(card)),
      "the sentence",
    );
    expect(`${duration}, ${size}`).toBe(line);
  });

  test("nothing runs before the confirmation, and Cancel runs nothing", async () => {
    const { backend, card } = await open();
    await click(card, "Backfill…");
    await seeText(card, "No dry run has looked at this range");
    await click(card, "Cancel");
    await until(() => all(card, "dialog").length === 0, "closed");
    expect(sentOf(backend, "backfill")).toHaveLength(0);
  });

  test("bringing back what Frigate will delete is warned of", async () => {
    const { backend, card } = await open();
    const [expired] = all(card, ".options input") as HTMLInputElement[];
    expired?.click();
    await click(card, "Backfill…");
    await seeText(card, "Frigate will delete those files at its next clean-up");
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
    await seeText(card, "The start has to be before the end.");
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
    await seeText(card, "Stopped before it had seen everything.");
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
    await seeText(card, "Backfilling");
    expect((all(card, "details")[0] as HTMLDetailsElement).open).toBe(true);
  });

  test("results are listed by status, errors with what to do", async () => {
    const { card } = await open();
    await click(card, "Dry run");
    await click(card, "Results, file by file");
    await until(() => all(card, "tbody tr").length === 50, "the first page");
    await click(card, "Show more");
    await until(() => all(card, "tbody tr").length === 100, "the second page");
    // What Frigate knew anyway is counted, not listed.
    await click(card, /^Left out 40$/);
    await until(() => all(card, "tbody tr").length === 40, "what was left out");
    await seeText(card, /[\d,]+ files that Frigate already knew are not listed/);
    await click(card, /^Error 2$/);
    await until(() => all(card, "tbody tr").length === 2, "the errors");
    expect(textOf(card)).toContain("probably by a power cut or a full disk");
    expect(textOf(card)).toContain("Expected: YYYY-MM-DD/HH/camera/MM.SS.mp4");
    expect(all(card, "tbody code")).toHaveLength(2);
  });
});

describe("the schedule", () => {
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
    await seeText(card, "Next run in 2 hours");
    await seeText(card, "every 6 h");
    expect(sentOf(backend, "set_schedule")[0]).toMatchObject({
      enabled: true,
      interval_hours: 6,
      retention_days: 14,
    });
  });

  test.each([
    [1, "0.1", "Enter 0.25 to 8760 hours."],
    [2, "0", "Enter a number of days above 0."],
    [2, "", "Enter a number of days above 0."],
  ])("field %i refuses %j", async (field, value, text) => {
    const { backend, card, enter } = await open();
    enter(field, value);
    await click(card, "Save");
    await seeText(card, text);
    expect(sentOf(backend, "set_schedule")).toHaveLength(0);
  });
});

describe("in German", () => {
  test("no English text is left", async () => {
    const german = { language: "de", locale: { language: "de", time_zone: "server" } };
    const card = await mountCard(backendOf(), {}, german);
    await mapReady(card);
    await click(card, /Aufnahmen zurückholen/);
    await click(card, "Probelauf");
    await seeText(card, /\d+\.\d{3} Aufnahmen, \d+ Stunden an 2 Tagen, .* zurückgeholt werden/);
    expect(textOf(card)).not.toMatch(/recording|dry run|Schedule|missing/i);
  });
});

describe("what Home Assistant asks of a card", () => {
  test("it has an editor, a stub and sizes", () => {
    expect(FrigateBackfillCard.getConfigElement().localName).toBe("frigate-backfill-card-editor");
    expect(FrigateBackfillCard.getStubConfig()).toEqual({});
    const card = new FrigateBackfillCard();
    expect(card.localName).toBe(CARD_TAG);
    expect(card.getCardSize()).toBeGreaterThan(3);
    expect(card.getGridOptions()).toMatchObject({ columns: 12, rows: "auto" });
  });

  test("a wrong configuration is refused", () => {
    expect(() => new FrigateBackfillCard().setConfig({ type: "x", colour: "red" })).toThrow(
      "colour",
    );
  });

  test("with a fixed height the card stays inside it", async () => {
    const card = await mountCard(backendOf());
    await mapReady(card);
    const box = card.parentElement as HTMLElement;
    box.style.height = "320px";
    await until(() => card.getBoundingClientRect().height <= 320, "320 px high");
  });
});

describe("accessibility", () => {
  async function violations() {
    const { violations: found } = await axe.run(document.body, {
      // The page around the card is not the card's.
      rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
    });
    return found.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join("\n")}`);
  }

  test.each([
    ["light", false, "en"],
    ["dark", true, "en"],
    ["German", false, "de"],
  ])("axe finds nothing on the card with everything open: %s", async (_, dark, language) => {
    applyTheme(dark);
    const backend = backendOf();
    const card = await mountCard(backend, {}, { language, locale: { language } });
    await mapReady(card);
    for (const summary of all(card, "frigate-backfill-disclosure")) {
      all(summary, "summary")[0]?.click();
    }
    await click(card, language === "de" ? "Probelauf" : "Dry run");
    await click(card, language === "de" ? "Ergebnisse, Datei für Datei" : "Results, file by file");
    await until(() => all(card, "tbody tr").length > 0, "results");
    // Transitions of colours would be measured half-way.
    await new Promise((done) => setTimeout(done, 400));
    expect(await violations()).toEqual([]);
  });

  test("axe finds nothing in the dialogs and on the faces", async () => {
    const card = await mountCard(backendOf());
    await mapReady(card);
    all(card, ".c.gone")[0]?.click();
    await until(() => all(card, ".entry").length > 0, "the list");
    expect(await violations()).toEqual([]);
    await click(card, "Close");
    clearPage();
    await mountCard(backendOf({ instances: [instance({ available: false, reason: "auth" })] }));
    await seeText(document.body, "refused the login");
    expect(await violations()).toEqual([]);
  });

  test("axe finds nothing while a run is at work", async () => {
    const running = status({ state: "running", job_id: "x", dry_run: false });
    await mountCard(backendOf({ status: running }));
    await seeText(document.body, "Backfilling");
    expect(await violations()).toEqual([]);
  });
});
