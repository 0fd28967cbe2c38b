import { beforeEach, expect, test } from "vitest";

import {
  all,
  backendOf,
  clearPage,
  click,
  mapReady,
  mountCard,
  seeText,
  textOf,
  until,
} from "../helpers";

beforeEach(clearPage);

test("results are listed by status, errors with what to do", async () => {
  const card = await mountCard(backendOf());
  await mapReady(card);
  await click(card, /Bring back recordings/);
  await click(card, "Dry run");
  await click(card, "Results by file");
  await until(() => all(card, "tbody tr").length === 50, "the first page");
  await click(card, "Show more");
  await until(() => all(card, "tbody tr").length === 100, "the second page");
  // What Frigate knew anyway is counted, not listed.
  await click(card, /^Skipped 40$/);
  await until(() => all(card, "tbody tr").length === 40, "what was left out");
  await seeText(card, /[\d,]+ files that are already in Frigate are not listed/);
  await click(card, /^Error 2$/);
  await until(() => all(card, "tbody tr").length === 2, "the errors");
  expect(textOf(card)).toContain("probably by a power cut or a full disk");
  expect(textOf(card)).toContain("YYYY-MM-DD/HH/camera/MM.SS.mp4");
  expect(all(card, "tbody code")).toHaveLength(2);
});

test("on the narrowest screens no column is cut off", async () => {
  const german = { language: "de", locale: { language: "de" } };
  const card = await mountCard(backendOf(), {}, german, 288);
  await mapReady(card);
  await click(card, /Aufnahmen zurückholen/);
  await click(card, "Probelauf");
  await click(card, "Ergebnisse nach Datei");
  await until(() => all(card, "tbody tr").length === 50, "the first page");
  const [box] = all(card, ".box");
  expect(box?.scrollWidth).toBeLessThanOrEqual(box?.clientWidth ?? 0);
});
