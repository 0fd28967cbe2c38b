/** The languages that the card speaks, and their texts: English is built in, the others are loaded. */

import en from "@texts/en.json";

import { fetchJson } from "./fetch";

/** The forms that a count needs; which of them, Intl.PluralRules knows of each language. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;
export type Key = keyof typeof en;
export type Texts = { [K in Key]: (typeof en)[K] extends string ? string : Plural };

/** The first of a language speaks to all of its countries: pt-PT gets pt-BR. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

const loaded = new Map<Language, Texts>([["en", en]]);

export const base = (language: string): string => language.toLowerCase().split("-")[0] ?? "en";

/** The language that the card speaks to a user of that one, unless there is none. */
export function spoken(language: string): Language | undefined {
  return LANGUAGES.find((each) => base(each) === base(language));
}

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

/** The texts of a language, and the language they are in. */
export function textsOf(language: string): [Texts, Language] {
  const wanted = spoken(language);
  const texts = wanted && loaded.get(wanted);
  return texts ? [texts, wanted] : [en, "en"];
}
