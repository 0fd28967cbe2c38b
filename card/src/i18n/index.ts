/** Picks the texts of a language and fills in their blanks. */

import { de } from "./de";
import { en, type Key, type Texts } from "./en";

export type { Key, Texts } from "./en";
export type Values = Record<string, string | number>;
export type Translate = (key: Key, values?: Values) => string;

const LANGUAGES: Record<string, Texts> = { en, de };

/** A translator; where a text has plurals, `values.count` decides, and `{n}` shows it formatted. */
export function translator(language: string): Translate {
  const base = language.toLowerCase().split("-")[0] ?? "en";
  const known = base in LANGUAGES ? base : "en";
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
    return text.replace(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
  };
}

/** A key that is made up at run time, if there is such a text. */
export function asKey(key: string): Key | undefined {
  return key in en ? (key as Key) : undefined;
}
