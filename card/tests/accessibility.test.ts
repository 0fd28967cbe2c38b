import axe from "axe-core";
import { beforeEach, expect, test } from "vitest";

import { instance, status } from "../dev/mock";
import { applyTheme } from "../dev/stubs";
import {
  all,
  backendOf,
  clearPage,
  click,
  mapReady,
  mountCard,
  openCamera,
  seeText,
  until,
} from "./helpers";

beforeEach(clearPage);

async function violations() {
  const { violations: found } = await axe.run(document.body, {
    // The page around the card is not the card's.
    rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false } },
  });
  return found.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join("\n")}`);
}

test.each([
  ["light", false, "en"],
  ["dark", true, "en"],
  ["German", false, "de"],
])("axe finds nothing on the card with everything open: %s", async (_, dark, language) => {
  applyTheme(dark);
  const backend = backendOf();
  const card = await mountCard(backend, {}, { language, locale: { language } });
  await mapReady(card);
  for (const summary of all(card, "frigate-backfill-disclosure")) {
    all(summary, "summary")[0]?.click();
  }
  await click(card, language === "de" ? "Probelauf" : "Dry run");
  await click(card, language === "de" ? "Ergebnisse nach Datei" : "Results by file");
  await until(() => all(card, "tbody tr").length > 0, "results");
  // Transitions of colours would be measured half-way.
  await new Promise((done) => setTimeout(done, 400));
  expect(await violations()).toEqual([]);
});

test("axe finds nothing in the dialogs and on the notices", async () => {
  const card = await mountCard(backendOf());
  await mapReady(card);
  all(card, ".c.gone")[0]?.click();
  await until(() => all(card, ".entry").length > 0, "the list");
  expect(await violations()).toEqual([]);
  await click(card, "Close");
  clearPage();
  await mountCard(backendOf({ instances: [instance({ available: false, reason: "auth" })] }));
  await seeText(document.body, "refused the login");
  expect(await violations()).toEqual([]);
});

test("axe finds nothing while a run is at work", async () => {
  const running = status({ state: "running", job_id: "x", dry_run: false });
  await openCamera(await mountCard(backendOf({ status: running })));
  await seeText(document.body, "Backfilling recordings");
  expect(await violations()).toEqual([]);
});
