/** The card that Home Assistant suggests for an entity of ours: that of its camera, or of its Frigate. */

import type { HomeAssistant } from "../home-assistant/types";
import { CARD_TAG } from "../tags";
import type { CardConfig } from "../view/config";

const PLATFORM = "frigate_backfill";

export function suggestCard(hass: HomeAssistant, entityId: string): { config: CardConfig } | null {
  const entity = hass.entities?.[entityId];
  if (entity?.platform !== PLATFORM) {
    return null;
  }
  const config: CardConfig = { type: `custom:${CARD_TAG}` };
  const device = entity.device_id ? hass.devices?.[entity.device_id] : undefined;
  // Of a camera: the id of its Frigate, a slash, and its name.
  const id = device?.identifiers.find(([domain]) => domain === PLATFORM)?.[1];
  const camera = id?.slice(id.indexOf("/") + 1);
  if (id && camera && camera !== id) {
    config.camera = camera;
  }
  const entry = device?.config_entries?.[0] ?? device?.primary_config_entry;
  if (entry) {
    config.entry_id = entry;
  }
  return { config };
}
