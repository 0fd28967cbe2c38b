import { expect, test } from "vitest";

import { mockHass } from "../../dev/mock";
import type { HomeAssistant } from "../../src/home-assistant/types";
import { DashboardStrategy, ViewStrategy } from "../../src/loader/strategy";
import { suggestCard } from "../../src/loader/suggestion";
import { validateConfig } from "../../src/view/config";
import { backendOf } from "../helpers";

const CARD = "custom:frigate-backfill-card";

interface Instance {
  entry_id: string;
  title: string;
  cameras: { name: string; friendly_name: string | null }[];
}

function hassOf(...instances: Instance[]): HomeAssistant {
  const hass = mockHass(backendOf());
  const sendMessagePromise = (message: Record<string, unknown>) => {
    expect(message).toEqual({ type: "frigate_backfill/instances" });
    return Promise.resolve({ instances });
  };
  return { ...hass, connection: { ...hass.connection, sendMessagePromise } as never };
}

const HOUSE: Instance = {
  entry_id: "house",
  title: "House",
  cameras: [
    { name: "front_door", friendly_name: "Front door" },
    { name: "yard", friendly_name: null },
  ],
};
const BARN: Instance = { entry_id: "barn", title: "Barn", cameras: [] };

test("a dashboard has all cameras at a glance, and a view with the map of each", async () => {
  expect(await DashboardStrategy.generate({}, hassOf(HOUSE))).toEqual({
    views: [
      {
        title: "Overview",
        icon: "mdi:view-list",
        panel: true,
        cards: [{ type: CARD, entry_id: "house" }],
      },
      {
        title: "Cameras",
        icon: "mdi:cctv",
        strategy: { type: "custom:frigate-backfill", entry_id: "house" },
      },
    ],
  });
  expect(await ViewStrategy.generate({ entry_id: "house" }, hassOf(HOUSE, BARN))).toEqual({
    type: "sections",
    max_columns: 2,
    sections: [
      {
        type: "grid",
        cards: [{ type: CARD, entry_id: "house", camera: "front_door", title: "Front door" }],
      },
      {
        type: "grid",
        cards: [{ type: CARD, entry_id: "house", camera: "yard", title: "Yard" }],
      },
    ],
  });
});

test("several Frigates are told apart", async () => {
  const { views } = await DashboardStrategy.generate({}, hassOf(HOUSE, BARN));
  expect((views as { title: string }[]).map(({ title }) => title)).toEqual([
    "House: Overview",
    "House: Cameras",
    "Barn: Overview",
    "Barn: Cameras",
  ]);
});

test("without a Frigate, or a camera, the card itself says what to do", async () => {
  const alone = { type: CARD };
  const { views } = await DashboardStrategy.generate({}, hassOf());
  expect(views).toEqual([{ title: "Overview", panel: true, cards: [alone] }]);
  const view = await ViewStrategy.generate({}, hassOf());
  expect(view.sections).toEqual([{ type: "grid", cards: [alone] }]);
  const { sections } = await ViewStrategy.generate({ entry_id: "barn" }, hassOf(BARN));
  expect(sections).toEqual([{ type: "grid", cards: [{ type: CARD, entry_id: "barn" }] }]);
});

test("an entity of ours suggests the card of its camera, any other suggests nothing", () => {
  const device = (id: string) => ({
    identifiers: [["frigate_backfill", id] as [string, string]],
    primary_config_entry: "house",
  });
  const hass: HomeAssistant = {
    ...hassOf(HOUSE),
    entities: {
      "sensor.front_missing": { platform: "frigate_backfill", device_id: "camera" },
      "sensor.all_missing": { platform: "frigate_backfill", device_id: "instance" },
      "sensor.lost": { platform: "frigate_backfill" },
      "light.kitchen": { platform: "hue", device_id: "lamp" },
    },
    devices: { camera: device("6f1e/front_door"), instance: device("6f1e") },
  };
  const suggested = (entity: string) => suggestCard(hass, entity)?.config;
  expect(suggested("sensor.front_missing")).toEqual({
    type: CARD,
    entry_id: "house",
    camera: "front_door",
  });
  expect(suggested("sensor.all_missing")).toEqual({ type: CARD, entry_id: "house" });
  expect(suggested("sensor.lost")).toEqual({ type: CARD });
  expect(suggested("light.kitchen")).toBeUndefined();
  expect(suggested("light.unknown")).toBeUndefined();
  expect(() => validateConfig(suggested("sensor.front_missing"))).not.toThrow();
});

test("on a dashboard, cameras that would be called alike have titles of their own", async () => {
  const cameras = [
    { name: "Front-Door", friendly_name: null },
    { name: "front_door", friendly_name: null },
    { name: "yard", friendly_name: null },
  ];
  const made = await ViewStrategy.generate({}, hassOf({ ...HOUSE, cameras }));
  const cards = (made.sections as { cards: { title: string }[] }[]).flatMap((each) => each.cards);
  expect(cards.map(({ title }) => title)).toEqual([
    "Front Door (Front-Door)",
    "Front Door (front_door)",
    "Yard",
  ]);
});
