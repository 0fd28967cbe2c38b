import { expect, test } from "vitest";

import reasons from "@texts/reasons.json";
import { loadTexts } from "../../src/i18n/languages";
import { loadNotices } from "../../src/i18n/notices";
import { loadReasons } from "../../src/i18n/reasons";
import { explain } from "../../src/results/reasons";
import { LANGUAGES } from "../../src/i18n/spoken";
import { ui } from "../helpers";

test("before its texts are there, and where there are none, a reason shows Frigate's message", () => {
  expect(explain({ reason: "empty", message: "It is empty" }, ui())).toBe("It is empty");
});

test("a reason is explained in the user's language", async () => {
  await loadReasons();
  const empty = { reason: "empty", message: "It is empty" };
  expect(explain(empty, ui())).toBe("The file is empty.");
  expect(explain(empty, ui({ language: "de-AT" }))).toBe("Die Datei ist leer.");
  expect(explain(empty, ui({ language: "he" }))).toBe("\u2066The file is empty.\u2069");
});

test("what only the message knows stands behind the reason", async () => {
  await loadReasons();
  expect(explain({ reason: "database", message: "disk full" }, ui())).toMatch(/ \(disk full\)$/);
});

test("an unknown reason of a newer patch falls back to its message", async () => {
  await loadReasons();
  expect(explain({ reason: "haunted", message: "Ghosts in it" }, ui())).toBe("Ghosts in it");
});

test("what a reason means for a review or a preview is told in the user's language", async () => {
  await Promise.all([loadReasons(), loadTexts("de")]);
  await loadNotices();
  const german = ui({ language: "de" });
  const said = "Frigate may still be working on it. Try again in ten minutes.";
  const recent = { reason: "too_recent", message: said };
  const notice = { key: "item_recent", values: {} };
  expect(explain({ ...recent, notice }, ui())).toBe(said);
  expect(explain({ ...recent, notice }, german)).toBe(
    "Frigate arbeitet vielleicht noch daran. Versuche es in zehn Minuten erneut.",
  );
  // The reason says more than a sentence of a newer patch that nobody here can translate.
  const newer = { ...recent, notice: { ...notice, key: "ghosts" } };
  expect(explain(newer, german)).toBe(explain(recent, german));
});

// One sentence says what is; another, or words in quotes, what to do.
const SAYS_ONLY_WHAT_IS = ["invalid_path", "database"];

test.each(LANGUAGES)(
  "in %s, who is no administrator reads what is, not what to do",
  async (language) => {
    await Promise.all([loadReasons(), loadTexts(language)]);
    await loadNotices();
    const [everyone, viewer] = [ui({ language }), ui({ language, admin: false })];
    const message = "Check its permissions.";
    for (const reason of Object.keys(reasons)) {
      const whole = explain({ reason, message: null }, everyone);
      const fact = explain({ reason, message, notice: { key: "link", values: {} } }, viewer);
      expect(whole.startsWith(fact), reason).toBe(true);
      expect(fact, reason).not.toBe("");
      const sentences = fact.split(/(?<=\.) /).length;
      expect(sentences, reason).toBe(
        SAYS_ONLY_WHAT_IS.includes(reason) ? whole.split(/(?<=\.) /).length : 1,
      );
    }
    expect(explain({ reason: "haunted", message }, viewer)).toBe("");
    expect(explain({ reason: null, message }, viewer)).toBe("");
  },
);
