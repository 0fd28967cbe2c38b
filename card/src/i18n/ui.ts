/** What every element needs to speak with the user: texts, formats, time zone, and what advice is of use. */

import type { HomeAssistant } from "../home-assistant/types";
import { translator, type Translate } from ".";
import { Formats } from "./formats";
import { Zone } from "./zone";

/** Whose language, formats and time zone it is. */
export type Person = Pick<HomeAssistant, "language" | "locale" | "config" | "user">;

export interface Ui {
  language: string;
  t: Translate;
  formats: Formats;
  zone: Zone;
  /** Whether the user may do what only administrators may; others are told whom to ask. */
  admin: boolean;
}

/** The time zone of the user's profile: the server's, or the browser's own. */
function zoneName(hass: Person): string {
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return hass.locale?.time_zone === "server" ? hass.config.time_zone : local;
}

function isAdmin({ user }: Person): boolean {
  return user?.is_admin === true;
}

/** Changes only when something changed that a `Ui` is made of. */
export function uiKey(hass: Person): string {
  return JSON.stringify([hass.language, hass.locale, zoneName(hass), isAdmin(hass)]);
}

/** After `loadTexts`; without, it speaks English. */
export function createUi(hass: Person): Ui {
  const zone = new Zone(zoneName(hass));
  const locale = { ...hass.locale, language: hass.locale?.language ?? hass.language };
  const { language } = hass;
  return {
    language,
    t: translator(language),
    formats: new Formats(locale, zone),
    zone,
    admin: isAdmin(hass),
  };
}
