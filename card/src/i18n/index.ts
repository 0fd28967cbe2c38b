/** Picks the texts of a language and fills in their blanks. */

import { de } from "./de";
import { en, type Key, type Texts } from "./en";

export type { Key, Texts } from "./en";
export type Values = Record<string, string | number>;
export type Translate = (key: Key, values?: Values) => string;

const LANGUAGES: Record<string, Texts> = { en, de };

// Languages that the card does not speak, but whose users have the whole page run from the right.
const FROM_THE_RIGHT = ["ar", "fa", "he", "ur"];

const base = (language: string): string => language.toLowerCase().split("-")[0] ?? "en";

/** Whether there are texts in that language; the others get English. */
export function isSpoken(language: string): boolean {
  return base(language) in LANGUAGES;
}

/** Keeps English words in their order on a page that runs from the right. */
export function isolated(text: string, language: string): string {
  return FROM_THE_RIGHT.includes(base(language)) ? `\u2066${text}\u2069` : text;
}

/** Keeps what may be in any language, a date or a name, in its own order within English words. */
function embedded(text: string, language: string): string {
  return FROM_THE_RIGHT.includes(base(language)) ? `\u2068${text}\u2069` : text;
}

/** A translator; where a text has plurals, `values.count` decides, and `{n}` shows it formatted. */
export function translator(language: string): Translate {
  const known = isSpoken(language) ? base(language) : "en";
  const texts = LANGUAGES[known] ?? en;
  const plurals = new Intl.PluralRules(known);
  return (key, values = {}) => {
    const entry = texts[key];
    const text =
      typeof entry === "string"
        ? entry
        : plurals.select(Number(values.count)) === "one"
          ? entry.one
          : entry.other;
    const filled = text.replace(/\{(\w+)\}/g, (blank, name: string) =>
      embedded(String(values[name] ?? blank), language),
    );
    return isolated(filled, language);
  };
}

/** A key that is made up at run time, if there is such a text. */
export function asKey(key: string): Key | undefined {
  return key in en ? (key as Key) : undefined;
}
