/** Why a file is not in Frigate, and what to do, in the user's language. */

import { asKey, type Translate } from "../i18n";

interface Explained {
  reason: string | null;
  message: string | null;
}

// What Frigate's own message adds here (a time, SQLite's words) no translation can know.
const MESSAGE_SAYS_MORE = ["database", "too_recent"];

export function explain({ reason, message }: Explained, t: Translate): string {
  const key = reason === null ? undefined : asKey(`reason.${reason}`);
  if (!key) {
    return message ?? reason ?? "";
  }
  const more = message !== null && reason !== null && MESSAGE_SAYS_MORE.includes(reason);
  return more ? `${t(key)} (${message})` : t(key);
}
