import { expect, test } from "vitest";

import en from "@texts/en.json";
import reasons from "@texts/reasons.json";
import { translator } from "../../src/i18n";
import { fetchJson } from "../../src/i18n/fetch";
import { type Key, loadTexts, type Texts } from "../../src/i18n/languages";
import { type Language, LANGUAGES, spoken } from "../../src/i18n/spoken";
import { NOON, ui } from "../helpers";

const KEYS = Object.keys(en) as Key[];

const blanks = (text: unknown) => [
  ...new Set([...JSON.stringify(text ?? "").matchAll(/\{(\w+)\}/g)].map(([, name]) => name)),
];

/** The forms that a count up to 9,999 takes, halves included: schedules have them. */
function formsOf(language: Language): string[] {
  const rules = new Intl.PluralRules(language);
  return [...new Set([...Array(10_000).keys(), 0.5, 1.5].map((n) => rules.select(n)))].sort();
}

test.each(LANGUAGES)(
  "every text is there in %s, with its blanks and its plural forms",
  async (language) => {
    const texts = await fetchJson<Texts>(language);
    expect(Object.keys(texts)).toEqual(KEYS);
    const forms = [...new Set([...formsOf(language), "other"])].sort();
    for (const key of KEYS) {
      const [text, english] = [texts[key], en[key]];
      expect(typeof text, key).toBe(typeof english);
      expect(blanks(text).sort(), key).toEqual(blanks(english).sort());
      if (typeof text !== "string") {
        expect(Object.keys(text).sort(), key).toEqual(forms);
      }
      for (const form of typeof text === "string" ? [text] : Object.values(text)) {
        expect(form.trim(), key).toBe(form);
        expect(form, key).not.toBe("");
      }
    }
  },
);

test.each(Object.entries(reasons))("the reason %s has a text in every language", (_, texts) => {
  expect(Object.keys(texts).sort()).toEqual([...LANGUAGES].sort());
});

test.each([
  ["de-AT", "de"],
  ["DE", "de"],
  ["en-GB", "en"],
  ["pt", "pt-BR"],
  ["es-419", "es"],
  ["fr-CA", "fr"],
  ["gsw", "de"],
  ["sk-SK", "cs"],
  ["ja", undefined],
])("a user of %s reads %s", (language, expected) => {
  expect(spoken(language)).toBe(expected);
});

test("a language that the card does not speak becomes English", async () => {
  await loadTexts("ja");
  expect(translator("ja")("run.dry")).toBe("Dry run");
  await loadTexts("de-AT");
  expect(translator("de-AT")("run.dry")).toBe("Probelauf");
});

test("on a page that runs from the right, English keeps its order", () => {
  const { t, formats } = ui({ language: "he" });
  expect(t("run.dry")).toBe("\u2066Dry run\u2069");
  expect(formats.clip(10)).toBe("\u206610 sec\u2069");
  expect(t("run.ask", { action: "A" })).toBe("\u2066\u2068A\u2069…\u2069");
  expect(formats.relative(NOON, NOON)).toBe("\u2066now\u2069");
});

test("a count chooses singular or plural", () => {
  const t = translator("en");
  expect(t("outcome.updated", { count: 1, n: "1" })).toBe("1 entry was overwritten.");
  expect(t("outcome.updated", { count: 2, n: "2" })).toBe("2 entries were overwritten.");
});
