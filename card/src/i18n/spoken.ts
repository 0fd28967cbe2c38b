/** The languages that the card speaks. */

/** The first of a language speaks to all of its countries: pt-PT gets pt-BR. */
export const LANGUAGES = ["en", "cs", "de", "es", "fr", "it", "nl", "pl", "pt-BR", "sv"] as const;
export type Language = (typeof LANGUAGES)[number];

export const base = (language: string): string => language.toLowerCase().split("-")[0] ?? "en";

/** The language that the card speaks to a user of that one, unless there is none. */
export function spoken(language: string): Language | undefined {
  return LANGUAGES.find((each) => base(each) === base(language));
}
