/** The dashboards that make themselves: for each Frigate all cameras at a glance, and the map of each. */

import type { Instance } from "../api/models";
import { labelsOf } from "../camera/label";
import { translator } from "../i18n";
import { loadTexts } from "../i18n/languages";
import { CARD_TAG, STRATEGY } from "../tags";
import { HomeAssistantBackend } from "./backend";
import type { HomeAssistant } from "./types";

export interface ViewStrategyConfig {
  entry_id?: string;
}

type Config = Record<string, unknown>;

function card(entry_id?: string, camera?: string, title?: string): Config {
  const given = { entry_id, camera, title };
  const set = Object.entries(given).filter(([, value]) => value !== undefined);
  return { type: `custom:${CARD_TAG}`, ...Object.fromEntries(set) };
}

function instances(hass: HomeAssistant): Promise<Instance[]> {
  return new HomeAssistantBackend(hass.connection).instances();
}

/** The views of a whole dashboard. */
export async function makeDashboard(hass: HomeAssistant): Promise<Config> {
  const [found] = await Promise.all([instances(hass), loadTexts(hass.language)]);
  const t = translator(hass.language);
  const overview = t("dashboard.overview");
  if (!found.length) {
    // The card says what to do.
    return { views: [{ title: overview, panel: true, cards: [card()] }] };
  }
  return {
    views: found.flatMap(({ entry_id, title }) => {
      const named = (name: string) => (found.length > 1 ? `${title}: ${name}` : name);
      return [
        { title: named(overview), icon: "mdi:view-list", panel: true, cards: [card(entry_id)] },
        {
          title: named(t("dashboard.cameras")),
          icon: "mdi:cctv",
          strategy: { type: `custom:${STRATEGY}`, entry_id },
        },
      ];
    }),
  };
}

/** A map of each camera, of one Frigate or of all. */
export async function makeView(config: ViewStrategyConfig, hass: HomeAssistant): Promise<Config> {
  const { entry_id } = config;
  const found = (await instances(hass)).filter(
    (instance) => entry_id === undefined || instance.entry_id === entry_id,
  );
  const cards = found.flatMap(({ entry_id: entryId, cameras }) => {
    const label = labelsOf(cameras);
    return cameras.map((camera) => card(entryId, camera.name, label(camera)));
  });
  return {
    type: "sections",
    max_columns: 2,
    sections: (cards.length ? cards : [card(entry_id)]).map((one) => ({
      type: "grid",
      cards: [one],
    })),
  };
}
