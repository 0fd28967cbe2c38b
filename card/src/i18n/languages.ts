/** The texts of the languages: English is built in, the others are loaded. */

import en from "@texts/en.json";

import { fetchJson } from "./fetch";
import { type Language, spoken } from "./spoken";

/** The forms that a count needs; which of them, Intl.PluralRules knows of each language. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
export type Key = keyof typeof en;
export type Texts = { [K in Key]: (typeof en)[K] extends string ? string : Plural };

const loaded = new Map<Language, Texts>([["en", en]]);

/** Have the texts ready; where they cannot be loaded, the card speaks English. */
export async function loadTexts(language: string): Promise<void> {
  const wanted = spoken(language);
  if (wanted && !loaded.has(wanted)) {
    const texts = await fetchJson<Texts>(wanted).catch(() => undefined);
    if (texts) {
      loaded.set(wanted, texts);
    }
  }
}

/** The languages other than English whose texts are there. */
export const inUse = (): Language[] => [...loaded.keys()].filter((each) => each !== "en");

/** The texts of a language, and the language they are in. */
export function textsOf(language: string): [Texts, Language] {
  const wanted = spoken(language);
  const texts = wanted && loaded.get(wanted);
  return texts ? [texts, wanted] : [en, "en"];
}
