import { expect, test } from "vitest";

import { translator } from "../../src/i18n";
import { de } from "../../src/i18n/de";
import { en } from "../../src/i18n/en";
import { NOON, ui } from "../helpers";

test("the languages have the same blanks in every text", () => {
  const blanks = (text: unknown) =>
    [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    expect(blanks(de[key]), key).toEqual(blanks(en[key]));
  }
});

test("a language that the card does not speak becomes English", () => {
  expect(translator("fr-CA")("run.dry")).toBe("Dry run");
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
