import { expect, test } from "vitest";

import { loadTexts } from "../../src/i18n/languages";
import { loadNotices } from "../../src/i18n/notices";
import { loadReasons } from "../../src/i18n/reasons";
import { explain } from "../../src/results/reasons";
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
