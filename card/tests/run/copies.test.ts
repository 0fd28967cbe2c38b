import { beforeEach, expect, test } from "vitest";

import type { BackfillClient } from "../../src/api/backend";
import type { DatabaseCopy } from "../../src/api/models";
import { Copies } from "../../src/run/copies";
import {
  all,
  clearPage,
  click,
  mount,
  NOW,
  openRun,
  seeText,
  sentOf,
  textOf,
  ui,
  until,
} from "../helpers";

const COPY = {
  name: "backup.db",
  path: "/config/backup.db",
  kind: "backup",
  frigate: "0.16",
} as const;

beforeEach(clearPage);

test("copies of the database are listed with what they hold", async () => {
  const tables = { recordings: { rows: 51840, first: NOW - 6 * 86400, last: NOW } };
  const copies = [{ ...COPY, damaged: true, tables, modified_at: NOW } as const];
  const { card } = await openRun({ copies });
  await click(card, "Copies of the database");
  await seeText(
    card,
    /Frigate's backup · 51,840 recordings · .*2026 – .*2026 · saved .*2026 .* Damaged/,
  );
});

test("a run takes rows from all copies, from those that are ticked, or from none", async () => {
  const tables = { recordings: { rows: 9, first: NOW, last: NOW } };
  const copies = (["backup.db", "old.db"] as const).map((name) => ({
    name,
    path: `/config/${name}`,
    kind: "backup" as const,
    frigate: "0.16",
    damaged: false,
    tables,
    modified_at: NOW - 86400,
  }));
  const { backend, card } = await openRun({ copies });
  await click(card, "Copies of the database");
  await seeText(card, /Frigate's backup · 9 recordings · [^–]*2026 · saved .*2026/);
  const boxes = () => all(card, "li input") as HTMLInputElement[];
  expect(boxes().map((box) => box.checked)).toEqual([true, true]);
  boxes()[0]?.click();
  await until(() => boxes()[0]?.checked === false, "unticked");
  await click(card, "Backfill…");
  await seeText(card, "Only the copies you chose are used.");
  await click(card, "Backfill");
  await until(() => sentOf(backend, "backfill").length === 1, "asked");
  expect(sentOf(backend, "backfill")[0]).toMatchObject({ copies: ["/config/old.db"] });
  await seeText(card, "are back in Frigate");
  boxes()[1]?.click();
  await until(() => boxes()[1]?.checked === false, "unticked");
  await click(card, "Backfill…");
  await seeText(card, "No copy of the database is used.");
  await click(card, "Backfill");
  await until(() => sentOf(backend, "backfill").length === 2, "asked again");
  expect(sentOf(backend, "backfill")[1]).toMatchObject({ copies: false });
  await seeText(card, /Frigate/);
  for (const box of boxes()) {
    box.click();
  }
  await until(() => boxes().every((box) => box.checked), "ticked");
  await click(card, "Dry run");
  await until(() => sentOf(backend, "backfill").length === 3, "a dry run");
  expect(sentOf(backend, "backfill")[2]).not.toHaveProperty("copies");
});

test("copies that hold nothing are not listed", async () => {
  const tables = { recordings: { rows: 0, first: null, last: null } };
  const { card } = await openRun({
    copies: [{ ...COPY, damaged: false, tables, modified_at: NOW } as const],
  });
  await click(card, "Copies of the database");
  await seeText(card, "No copies were found.");
});

test("what goes wrong with one Frigate's copies is not said of another's", async () => {
  let fail: (error: Error) => void = () => expect.unreachable();
  const slow = new Promise<DatabaseCopy[]>((_, reject) => {
    fail = reject;
  });
  const clientOf = (copies: Promise<DatabaseCopy[]>) =>
    ({ copies: () => copies }) as Partial<BackfillClient> as BackfillClient;
  const element = new Copies();
  element.ui = ui();
  element.client = clientOf(slow);
  await mount(element);
  await click(element, "Copies of the database");
  await seeText(element, "Loading");
  element.client = clientOf(Promise.resolve([]));
  await seeText(element, "No copies were found.");
  fail(new Error("Frigate does not answer"));
  await new Promise((done) => setTimeout(done));
  await element.updateComplete;
  expect(textOf(element)).toContain("No copies were found.");
});
