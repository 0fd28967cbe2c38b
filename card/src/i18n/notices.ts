/** What Frigate's patch says, by its key: loaded, in the languages in use, once some of it is shown. */

import type { Notice } from "../api/models";
import { fetchJson } from "./fetch";
import { isolated } from "./isolated";
import { inUse, type Plural } from "./languages";
import { type Language, spoken } from "./spoken";
import type { Ui } from "./ui";

type Notices = Record<string, string | Plural | undefined>;

/** With the space before it, which an empty value takes along. */
const BLANK = /( ?)\{(\w+)(?::(\w+))?\}/g;

const loaded = new Map<Language, Notices>();

/** Have them ready; where they cannot be loaded, Frigate's English is shown. */
export async function loadNotices(): Promise<void> {
  const wanted = inUse().filter((each) => !loaded.has(each));
  await Promise.all(
    wanted.map(async (language) => {
      const notices = await fetchJson<Notices>(`notices-${language}`).catch(() => undefined);
      if (notices) {
        loaded.set(language, notices);
      }
    }),
  );
}

/** Whether there are words for it in the user's language; English are always there. */
export function canSay(notice: Notice, ui: Ui): boolean {
  const language = spoken(ui.language);
  return !language || language === "en" || loaded.get(language)?.[notice.key] !== undefined;
}

/** @param text Frigate's English, for whoever reads that and for what this card has no words for. */
export function noticeText(notice: Notice | null | undefined, text: string, ui: Ui): string {
  const language = spoken(ui.language);
  const entry = notice && language && loaded.get(language)?.[notice.key];
  if (!entry) {
    return isolated(text, ui.language);
  }
  const { count } = notice.values;
  const said =
    typeof entry === "string"
      ? entry
      : (entry[new Intl.PluralRules(language).select(Number(count))] ?? entry.other);
  if ([...said.matchAll(BLANK)].some(([, , name = ""]) => !(name in notice.values))) {
    return isolated(text, ui.language); // A patch of another version told other values.
  }
  return said.replace(BLANK, (_, space: string, name: string, form?: string) => {
    const value = valueText(notice.values[name], form, ui);
    return value ? space + value : "";
  });
}

function valueText(
  value: Notice["values"][string] | undefined,
  form: string | undefined,
  ui: Ui,
): string | undefined {
  if (typeof value === "object") {
    return noticeText(value, value.text ?? value.key, ui);
  }
  if (typeof value === "number") {
    return form === "size" ? ui.formats.bytes(value) : ui.formats.number(value);
  }
  return value;
}
