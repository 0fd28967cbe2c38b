/** Why a file is not in Frigate, and what to do, in the user's language. */

import { reasonText } from "../i18n/reasons";
import type { Ui } from "../i18n/ui";

interface Explained {
  reason: string | null;
  message: string | null;
}

// What Frigate's own message adds here (a time, SQLite's words) no translation can know.
const MESSAGE_SAYS_MORE = ["database", "kept", "too_recent"];

export function explain({ reason, message }: Explained, { language }: Ui): string {
  const text = reason === null ? undefined : reasonText(reason, language);
  if (!text) {
    return message ?? reason ?? "";
  }
  const more = message !== null && reason !== null && MESSAGE_SAYS_MORE.includes(reason);
  return more ? `${text} (${message})` : text;
}
