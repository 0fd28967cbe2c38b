import { beforeEach, expect, test } from "vitest";

import { instance } from "../../dev/mock";
import type { MockBackend } from "../../dev/mock";
import {
  all,
  backendOf,
  clearPage,
  click,
  find,
  focused,
  mapReady,
  mountCard,
  NOW,
  press,
  seeText,
  sentOf,
  textOf,
  until,
} from "../helpers";

beforeEach(clearPage);

const MISSING = {
  files: 312,
  seconds: 3120,
  bytes: 2 ** 30,
  past_retention: 40,
  errors: 0,
  as_of: NOW - 7200,
  media: {},
};
const SCHEDULE = { enabled: true, interval_hours: 24, retention_days: 7, last_run_at: null };

async function list(backend: MockBackend, width = 600, language = "en") {
  const card = await mountCard(backend, {}, { language, locale: { language } }, width);
  const rows = await until(() => {
    const found = all(card, "frigate-backfill-overview-row");
    return found.length > 0 && found;
  }, "the list of cameras");
  return { card, rows };
}

function cameras(count: number) {
  return [...Array(count).keys()].map((n) => ({
    name: `camera_${n}`,
    friendly_name: `Camera ${n}`,
    device_id: null,
  }));
}

test("every camera shows what is missing, its last and its next run", async () => {
  const backend = backendOf();
  backend.setStatus("front_door", {
    missing: MISSING,
    schedule: { ...SCHEDULE, next_run_at: NOW + 3 * 3600 },
  });
  backend.setStatus("back_yard", { missing: { ...MISSING, files: 0 } });
  const { card, rows } = await list(backend);
  await seeText(card, "312 missing");
  expect(rows.map(textOf)).toEqual([
    "Back Yard Nothing missing No runs yet No run scheduled",
    "Front Door 312 missing No runs yet Next run in 3 hours",
  ]);
});

test("a run and its end are seen as they happen", async () => {
  const backend = backendOf({ stepMs: 60 });
  const { card } = await list(backend);
  await backend.sendMessagePromise({
    type: "frigate_backfill/backfill",
    camera: "front_door",
    dry_run: false,
  });
  await seeText(card, /Front Door Backfill \d+%/);
  await seeText(card, /Front Door Nothing missing Last run now/);
});

test("the last thirty days are drawn, the newest last", async () => {
  const { rows } = await list(
    backendOf({
      hours: (hour) => ({
        recorded_seconds: hour > NOW - 10 * 86400 ? 3600 : 0,
        backfilled_seconds: 0,
        missing_files: 0,
        error_files: 0,
      }),
    }),
  );
  const days = await until(() => {
    const found = rows[0] ? all(rows[0], ".days i:not(.wait)") : [];
    return found.length === 30 && found;
  }, "thirty days");
  const recorded = days.map((day) => parseFloat(day.style.getPropertyValue("--r")));
  expect(recorded.slice(0, 19)).toEqual(Array(19).fill(0));
  expect(recorded.at(-2)).toBe(100);
});

test("only the days of cameras in sight are loaded", async () => {
  const backend = backendOf({ instances: [instance({ cameras: cameras(60) })] });
  const { rows } = await list(backend);
  await until(() => sentOf(backend, "coverage").length > 3, "coverage");
  await new Promise((done) => setTimeout(done, 200));
  const asked = new Set(sentOf(backend, "coverage").map((each) => each.camera));
  expect(asked).toContain("camera_0");
  expect(asked.size).toBeLessThan(20);
  rows.at(-1)?.scrollIntoView();
  await until(
    () => sentOf(backend, "coverage").some((each) => each.camera === "camera_9"),
    "the last camera's coverage",
  );
});

test.each(["ltr", "rtl"])("twenty cameras, one of 60 characters, fit a phone (%s)", async (dir) => {
  document.dir = dir;
  const long = { name: "long", friendly_name: "W".repeat(60), device_id: null };
  const backend = backendOf({ instances: [instance({ cameras: [...cameras(19), long] })] });
  const { card, rows } = await list(backend, 390);
  expect(rows).toHaveLength(20);
  const inside = () => {
    const { left, right } = card.getBoundingClientRect();
    for (const each of all(card, "button, select, h2, h3, .days")) {
      const box = each.getBoundingClientRect();
      expect(box.left).toBeGreaterThanOrEqual(left - 1);
      expect(box.right).toBeLessThanOrEqual(right + 1);
    }
    expect(card.scrollWidth).toBeLessThanOrEqual(390);
  };
  inside();
  await mapReady(card, long.friendly_name);
  inside();
});

test("a tap opens a camera, the arrow leads back, and the keyboard follows", async () => {
  const backend = backendOf();
  const { card } = await list(backend);
  await mapReady(card, "Back Yard");
  expect(sentOf(backend, "subscribe_status").map((each) => each.camera)).toEqual(["back_yard"]);
  expect(focused()?.localName).toBe("h2");
  (focused() as HTMLElement).blur();
  await click(card, "All cameras");
  await until(() => all(card, "frigate-backfill-overview-row").length === 2, "the list");
  await until(() => focused()?.localName === "h2", "the heading");
  await until(() => backend.subscribers === 1, "one subscription");
});

test("the keyboard opens a camera, too", async () => {
  const { card, rows } = await list(backendOf());
  const button = rows[0] && all(rows[0], "button")[0];
  button?.focus();
  expect(focused()).toBe(button);
  press(button as Element, "Enter");
  button?.click();
  await mapReady(card);
});

test("where there is one camera, it is shown at once", async () => {
  const one = instance({ cameras: cameras(1) });
  const card = await mountCard(backendOf({ instances: [one] }));
  await mapReady(card);
  expect(all(card, "frigate-backfill-overview-row, select")).toHaveLength(0);
});

test("two Frigates stand under their names, and the one that is away says so", async () => {
  const away = { available: false, reason: "unreachable" } as const;
  const cabin = instance({ entry_id: "cabin", title: "Cabin", cameras: cameras(2), ...away });
  const { card } = await list(backendOf({ instances: [instance(), cabin] }));
  await seeText(
    card,
    /^Recordings Frigate Back Yard .* Front Door .* Cabin Frigate is not responding/,
  );
});

test("when Frigate goes away the list stays, and says how old it is", async () => {
  const backend = backendOf();
  backend.setStatus("front_door", { missing: MISSING });
  const { card } = await list(backend);
  await seeText(card, "312 missing");
  backend.setAvailable(false);
  await seeText(card, "Frigate is not responding");
  await seeText(card, "Showing last known data.");
  expect(textOf(card)).toContain("312 missing");
});

test("what an older patch counts as missing leaves out what is past retention", async () => {
  const backend = backendOf();
  backend.setStatus("front_door", { missing: { ...MISSING, media: null } });
  const { card } = await list(backend);
  await seeText(card, "272 missing");
});

test.each([
  ["wide", 600],
  ["a phone", 340],
])("a name of sixty letters pushes nothing out: %s", async (_, width) => {
  const name = "The camera above the gate at the very end of the long garden";
  const named = cameras(2).map((each, n) => (n ? { ...each, friendly_name: name } : each));
  const { card } = await list(backendOf({ instances: [instance({ cameras: named })] }), width);
  const inside = () => {
    const right = card.getBoundingClientRect().right + 1;
    return all(card, "button, select, .name").every(
      (each) => each.getBoundingClientRect().right <= right,
    );
  };
  expect(inside()).toBe(true);
  await mapReady(card, name);
  expect(inside()).toBe(true);
  // The title is not torn apart for it.
  expect(all(card, "h2")[0]?.getBoundingClientRect().height).toBeLessThan(40);
});

test.each(["en", "de", "pl"])(
  "cameras are told apart on the narrowest screens: %s",
  async (language) => {
    const backend = backendOf({ instances: [instance({ cameras: cameras(12) })] });
    const { card } = await list(backend, 288, language);
    const names = await until(() => {
      const found = all(card, ".name");
      return found.length === 12 && found;
    }, "the names");
    for (const name of names) {
      expect(name.scrollWidth).toBeLessThanOrEqual(name.clientWidth);
    }
    expect(card.scrollWidth).toBeLessThanOrEqual(288);
  },
);

test("cameras that would be called alike are told apart, in the list and in the heading", async () => {
  const alike = [
    { name: "Front-Door", friendly_name: "Front Door", device_id: null },
    { name: "front_door", friendly_name: null, device_id: null },
    { name: "yard", friendly_name: null, device_id: null },
  ];
  const backend = backendOf({ instances: [instance({ cameras: alike })] });
  const { card, rows } = await list(backend);
  const names = rows.map((row) => all(row, ".name")[0]?.textContent);
  const told = ["Front Door (front_door)", "Front Door (Front-Door)", "Yard"];
  expect(names.sort()).toEqual([...told].sort());
  await mapReady(card, "Front Door (front_door)");
  const [select] = all(card, "select") as HTMLSelectElement[];
  expect([...(select?.options ?? [])].map(({ text }) => text.trim()).sort()).toEqual(told.sort());
  expect(select?.selectedOptions[0]?.text.trim()).toBe("Front Door (front_door)");
  await find(card, "[aria-label='Recordings of Front Door (front_door) by day and hour']");
});
