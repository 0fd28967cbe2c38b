import { beforeEach, describe, expect, test } from "vitest";

import { instance, mockHass } from "../../dev/mock";
import {
  all,
  backendOf,
  clearPage,
  click,
  find,
  mapReady,
  mountCard,
  NOW,
  seeText,
  sentOf,
  textOf,
  until,
  openCamera,
} from "../helpers";

beforeEach(clearPage);

describe("the map on the card", () => {
  test("it shows the camera that was opened, and another one when chosen", async () => {
    const backend = backendOf();
    const card = await mountCard(backend);
    await mapReady(card);
    expect(sentOf(backend, "subscribe_status").map((each) => each.camera)).toEqual(["front_door"]);
    const select = (await find(card, "select")) as HTMLSelectElement;
    expect([...select.options].map((option) => option.textContent.trim())).toEqual([
      "Front Door",
      "Back Yard",
    ]);
    select.selectedIndex = 1;
    select.dispatchEvent(new Event("change"));
    await until(
      () => sentOf(backend, "subscribe_status").at(-1)?.camera === "back_yard",
      "the other camera's status",
    );
    await until(() => backend.subscribers === 1, "one subscription");
  });

  test("a fixed camera leaves nothing to choose", async () => {
    const card = await mountCard(backendOf(), { camera: "back_yard", title: "Garden" });
    await mapReady(card);
    expect(all(card, "select")).toHaveLength(0);
    expect(textOf(card)).toContain("Garden Back Yard");
  });

  test("a camera whose name is the title is named once", async () => {
    const card = await mountCard(backendOf(), { camera: "back_yard", title: "Back Yard" });
    await mapReady(card);
    expect(textOf(card).match(/Back Yard/g)).toHaveLength(1);
  });

  test("two Frigates stand in one list, each under its name", async () => {
    const instances = [
      instance(),
      instance({
        entry_id: "entry2",
        title: "Cabin",
        cameras: [{ name: "gate-élan_2", friendly_name: null, device_id: "d3" }],
      }),
    ];
    const backend = backendOf({ instances });
    const card = await mountCard(backend);
    await mapReady(card);
    expect(all(card, "optgroup").map((group) => group.getAttribute("label"))).toEqual([
      "Frigate",
      "Cabin",
    ]);
    // Without a friendly name it is called as its device is in Home Assistant.
    expect(all(card, "option").at(-1)?.textContent.trim()).toBe("Gate Élan 2");
    const select = (await find(card, "select")) as HTMLSelectElement;
    select.selectedIndex = 2;
    select.dispatchEvent(new Event("change"));
    await until(
      () => sentOf(backend, "subscribe_status").at(-1)?.entry_id === "entry2",
      "the cabin's status",
    );
  });

  test("what is missing is told in one line", async () => {
    const missing = {
      media: {},
      files: 312,
      seconds: 3120,
      bytes: 1126.4 * 2 ** 20,
      past_retention: 0,
      errors: 0,
      as_of: NOW - 7200,
    };
    const card = await mountCard(backendOf({ status: { missing } }));
    await openCamera(card);
    await seeText(
      card,
      /312 recordings on disk are missing in Frigate \(52 minutes, 1.1 GB\)\s*, checked 2 hours ago/,
    );
  });

  test.each([
    [0, 1, "No recordings are missing in Frigate , 1 more past retention , checked"],
    [
      3,
      2,
      "3 recordings on disk are missing in Frigate (30 seconds, 8.4 MB) , 2 more past retention",
    ],
    [0, 0, "No recordings are missing in Frigate , checked"],
  ])("%i missing, and %i past retention", async (files, past_retention, text) => {
    const missing = { files, past_retention, seconds: 30, bytes: 8.4 * 2 ** 20 };
    const card = await mountCard(
      backendOf({ status: { missing: { ...missing, errors: 0, as_of: NOW - 60, media: {} } } }),
    );
    await openCamera(card);
    await seeText(card, text);
  });

  test("state changes elsewhere in the house draw nothing anew", async () => {
    const backend = backendOf();
    const card = await mountCard(backend);
    await mapReady(card);
    const before = backend.sent.length;
    const hass = mockHass(backend);
    card.hass = hass;
    await card.updateComplete;
    card.hass = { ...hass };
    expect(card.isUpdatePending).toBe(false);
    expect(backend.sent.length).toBe(before);
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

  test("reads of an hour what is, not what to do", async () => {
    const hours = () => ({
      recorded_seconds: 20,
      backfilled_seconds: 20,
      missing_files: 1,
      error_files: 1,
    });
    const instances = [instance({ can_change: false })];
    const backend = backendOf({ hours, instances });
    const card = await mountCard(backend, {}, { user: { is_admin: false } });
    await openCamera(card);
    const cells = await until(() => {
      const found = all(card, ".c.gone");
      return found.length > 50 && found;
    }, "the map");
    cells[3]?.click();
    await seeText(card, "Missing recordings are listed as of the last run.");
    expect(textOf(card)).not.toMatch(/dry run/i);
  });

  test("reads of an empty disk what is, not what to do", async () => {
    const instances = [instance({ can_change: false })];
    const backend = backendOf({ warnings: ["empty"], instances });
    backend.setStatus("front_door", { job_id: "dry", dry_run: true });
    backend.finish("front_door", "completed");
    backend.setStatus("front_door", { missing: null });
    const viewer = { user: { is_admin: false } };
    const card = await mountCard(backend, { camera: "front_door" }, viewer);
    await seeText(card, "The last check found no recordings of this camera on disk.");
    expect(textOf(card)).not.toContain("mounted");
  });

  test("and an administrator may hide them, too", async () => {
    const card = await mountCard(backendOf(), { show_controls: false, show_schedule: false });
    await mapReady(card);
    expect(all(card, "frigate-backfill-disclosure")).toHaveLength(0);
  });
});

describe("in German", () => {
  test("no English text is left", async () => {
    const german = { language: "de", locale: { language: "de", time_zone: "server" } };
    const card = await mountCard(backendOf(), {}, german);
    await mapReady(card);
    await click(card, /Aufnahmen zurückholen/);
    await click(card, "Probelauf");
    await seeText(card, /Zurückzuholen: \d+\.\d{3} Aufnahmen \(\d+ Stunden an 2 Tagen, .*\)\./);
    expect(textOf(card)).not.toMatch(/recording|dry run|Schedule|missing/i);
  });
});

describe("what Home Assistant asks of a card", () => {
  test("with a fixed height the card stays inside it", async () => {
    const card = await mountCard(backendOf());
    await mapReady(card);
    const box = card.parentElement as HTMLElement;
    box.style.height = "320px";
    await until(() => card.getBoundingClientRect().height <= 320, "320 px high");
  });
});

test("in a page from right to left, a long name is cut at its own end, and a tip has all of it", async () => {
  document.dir = "rtl";
  const long = { name: "long", friendly_name: "The barn ".repeat(9).trim(), device_id: null };
  const backend = backendOf({ instances: [instance({ cameras: [long] })] });
  const card = await mountCard(backend, {}, {}, 390);
  const [name] = await until(() => {
    const found = all(card, ".name");
    return found.length === 1 && found;
  }, "the name");
  expect(name?.title).toBe(long.friendly_name);
  expect(getComputedStyle(name as Element).direction).toBe("ltr");
  expect(name?.scrollWidth).toBeGreaterThan(name?.clientWidth ?? 0);
});

test("a disk on which a dry run found no file is not told as one that was not checked", async () => {
  const backend = backendOf({ warnings: ["empty"] });
  backend.setStatus("front_door", { job_id: "dry", dry_run: true });
  backend.finish("front_door", "completed");
  backend.setStatus("front_door", { missing: null });
  const card = await mountCard(backend, { camera: "front_door" });
  await seeText(card, "No recordings of this camera were found on disk in this time range.");
  expect(textOf(card)).not.toContain("has not been checked");
  backend.setStatus("front_door", { recent_runs: [], last_dry_run: null });
  await seeText(card, "The disk has not been checked yet. A dry run checks it");
});
