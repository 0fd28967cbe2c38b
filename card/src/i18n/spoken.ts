/** The languages that the card speaks. */

/** The first of a language speaks to all of its countries: pt-PT gets pt-BR. */
export const LANGUAGES = ["en", "cs", "de", "es", "fr", "it", "nl", "pl", "pt-BR", "sv"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whose readers read which of ours best, by Unicode's list of languages that are near (CLDR). */
const NEAR: Record<string, Language> = {
  ca: "es",
  eu: "es",
  fy: "nl",
  gl: "es",
  gsw: "de",
  lb: "de",
  sk: "cs",
};

export const base = (language: string): string => language.toLowerCase().split("-")[0] ?? "en";

/** The language that the card speaks to a user of that one, unless there is none. */
export function spoken(language: string): Language | undefined {
  const wanted = base(language);
  return LANGUAGES.find((each) => base(each) === wanted) ?? NEAR[wanted];
}
