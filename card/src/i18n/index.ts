/** Picks the texts of a language and fills in their blanks. */

import en from "@texts/en.json";

import { embedded, isolated } from "./isolated";
import { type Key, textsOf } from "./languages";

export type { Key } from "./languages";
export type Values = Record<string, string | number>;
export type Translate = (key: Key, values?: Values) => string;

/** A translator; where a text has plurals, `values.count` decides, and `{n}` shows it formatted. */
export function translator(language: string): Translate {
  const [texts, known] = textsOf(language);
  const plurals = new Intl.PluralRules(known);
  return (key, values = {}) => {
    const entry = texts[key];
    const text =
      typeof entry === "string"
        ? entry
        : (entry[plurals.select(Number(values.count))] ?? entry.other);
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
