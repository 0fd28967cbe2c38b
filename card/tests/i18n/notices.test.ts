import { beforeAll, expect, test } from "vitest";

import { errorText } from "../../src/api/errors";
import type { Notice } from "../../src/api/models";
import { loadTexts } from "../../src/i18n/languages";
import { loadNotices, noticeText } from "../../src/i18n/notices";
import { plain, ui } from "../helpers";

const busy: Notice = { key: "busy", values: { camera: "front_door" } };
const text = "Camera 'front_door' already has a backfill job.";

beforeAll(async () => {
  await Promise.all([loadTexts("de"), loadTexts("nl"), loadTexts("pl")]);
});

test("before its texts are there, a notice shows Frigate's English", () => {
  expect(noticeText(busy, text, ui({ language: "de" }))).toBe(text);
});

test("a notice is said in the user's language, and so is one within it", async () => {
  await loadNotices();
  expect(noticeText(busy, text, ui({ language: "de-AT" }))).toBe(
    "Für die Kamera „front_door“ läuft schon ein Auftrag. Warte, bis er fertig ist, oder brich ihn ab.",
  );
  const why: Notice = { key: "disk_full", values: {}, text: "The disk is full." };
  const around: Notice = { key: "not_in_history", values: { why } };
  expect(noticeText(around, "", ui({ language: "nl" }))).toBe(
    "Deze run ontbreekt deels in de geschiedenis: De schijf met de database van Frigate is vol. Maak ruimte en start de run opnieuw.",
  );
});

test("each number takes the plural of its language, and an empty value no space", async () => {
  await loadNotices();
  const part = (key: string, values: Notice["values"]): Notice => ({ key, values, text: "" });
  const removed = (count: number) => {
    const said = { s1: part("took_out", { count }), s2: part("nothing_to_do", {}) };
    const values = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`s${n + 1}`, ""]));
    return noticeText(
      { key: "sentences", values: { ...values, ...said } },
      "",
      ui({ language: "pl" }),
    );
  };
  expect(removed(1)).toBe("Usunięto 1 wpis. Nie ma nic do zrobienia.");
  expect(removed(3)).toBe("Usunięto 3 wpisy. Nie ma nic do zrobienia.");
  expect(removed(12)).toBe("Usunięto 12 wpisów. Nie ma nic do zrobienia.");
});

test("numbers and sizes are written as the user does", async () => {
  await loadNotices();
  const free: Notice = { key: "little_space", values: { free: 1.5 * 2 ** 30, hours: 1.5 } };
  expect(plain(noticeText(free, "", ui({ language: "de" })))).toMatch(
    /^Nur 1,5 GB sind frei, etwa 1,5 Stunden Aufnahme\./,
  );
});

test("what the card has no words for is shown in Frigate's", async () => {
  await loadNotices();
  const german = ui({ language: "de" });
  expect(noticeText({ key: "ghosts", values: {} }, "Ghosts in it.", german)).toBe("Ghosts in it.");
  expect(noticeText(undefined, "An older patch.", german)).toBe("An older patch.");
  expect(noticeText(busy, text, ui())).toBe(text);
  expect(noticeText(busy, text, ui({ language: "he" }))).toBe(`\u2066${text}\u2069`);
});

test("a notice of an older patch that lacks a value is shown in Frigate's words", () => {
  const german = ui({ language: "de" });
  expect(noticeText({ key: "busy", values: { name: "x" } }, "Busy.", german)).toBe("Busy.");
});

test("a refusal is told in the user's language", async () => {
  await loadNotices();
  const refused = { code: "frigate_refused", message: text, notice: busy };
  expect(errorText(refused, ui({ language: "pl" }))).toBe(
    "Kamera „front_door” ma już zadanie. Poczekaj na jego koniec lub je anuluj.",
  );
});
