/** Why a file is not in Frigate, and what to do, in the user's language. */

import type { Notice } from "../api/models";
import { asKey } from "../i18n";
import { reasonText } from "../i18n/reasons";
import { canSay, noticeText } from "../i18n/notices";
import type { Ui } from "../i18n/ui";

interface Explained {
  reason: string | null;
  message: string | null;
  notice?: Notice | null;
}

// What Frigate's own message adds here (SQLite's words) no translation can know.
const MESSAGE_SAYS_MORE = ["database", "kept"];

export function explain({ reason, message, notice }: Explained, ui: Ui): string {
  const { language, admin, t } = ui;
  const fact = asKey(`fact.${reason}`);
  if (!admin && fact) {
    return t(fact);
  }
  const text = reason === null ? undefined : reasonText(reason, language);
  if (!admin) {
    return text ?? "";
  }
  if (!text) {
    return noticeText(notice, message ?? reason ?? "", ui);
  }
  const more = message !== null && reason !== null && MESSAGE_SAYS_MORE.includes(reason);
  if (more) {
    return `${text} (${noticeText(notice, message, ui)})`;
  }
  // Of a review or a preview Frigate says what the reason means for it.
  return notice && message !== null && canSay(notice, ui) ? noticeText(notice, message, ui) : text;
}
