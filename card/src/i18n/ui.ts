/** What every element needs to speak the user's language: texts, formats and time zone in one. */

import type { HomeAssistant } from "../home-assistant/types";
import { translator, type Translate } from ".";
import { Formats } from "./formats";
import { Zone } from "./zone";

/** Whose language, formats and time zone it is. */
export type Person = Pick<HomeAssistant, "language" | "locale" | "config">;

export interface Ui {
  language: string;
  t: Translate;
  formats: Formats;
  zone: Zone;
}

/** The time zone of the user's profile: the server's, or the browser's own. */
function zoneName(hass: Person): string {
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return hass.locale?.time_zone === "server" ? hass.config.time_zone : local;
}

/** Changes only when something changed that a `Ui` is made of. */
export function uiKey(hass: Person): string {
  return JSON.stringify([hass.language, hass.locale, zoneName(hass)]);
}

/** After `loadTexts`; without, it speaks English. */
export function createUi(hass: Person): Ui {
  const zone = new Zone(zoneName(hass));
  const locale = { ...hass.locale, language: hass.locale?.language ?? hass.language };
  const { language } = hass;
  return { language, t: translator(language), formats: new Formats(locale, zone), zone };
}
