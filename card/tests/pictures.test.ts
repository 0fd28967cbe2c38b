/** The card in pictures, kept so small that only what matters can change them.
 *
 * To take them anew after a change that is meant: `VITE_NEW_PICTURES=1 scripts/card test`, then look
 * at card/tests/pictures before committing.
 */

import { commands, page } from "@vitest/browser/context";
import { beforeEach, expect, test } from "vitest";

import { instance, status } from "../dev/mock";
import { applyTheme } from "../dev/stubs";
import { all, backendOf, clearPage, click, mountCard, seeText, until } from "./helpers";

const SCALE = 8;
// Of 255, and of all pixels: another font moves letters, not areas.
const PIXEL_TOLERANCE = 40;
const SHARE_TOLERANCE = 0.03;

beforeEach(clearPage);

/** A PNG's pixels, drawn smaller by that factor. */
async function draw(png: string, factor: number): Promise<HTMLCanvasElement> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth / factor);
  canvas.height = Math.round(image.naturalHeight / factor);
  const context = contextOf(canvas);
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) {
    throw new Error("this browser cannot draw");
  }
  return context;
}

/** The share of pixels that differ for the eye. */
function difference(one: HTMLCanvasElement, other: HTMLCanvasElement): number {
  const { width, height } = one;
  const a = contextOf(one).getImageData(0, 0, width, height).data;
  const b = contextOf(other).getImageData(0, 0, width, height).data;
  let different = 0;
  for (let at = 0; at < a.length; at += 4) {
    const distance = [0, 1, 2].map((c) => Math.abs((a[at + c] ?? 0) - (b[at + c] ?? 0)));
    different += Math.max(...distance) > PIXEL_TOLERANCE ? 1 : 0;
  }
  return different / (width * height);
}

async function looksLike(name: string, element: Element): Promise<void> {
  // Colours and bars that are on their way get there first.
  await new Promise((done) => setTimeout(done, 700));
  const shot = await page.screenshot({ element, base64: true, save: false });
  const seen = await draw(shot, SCALE);
  const file = `./tests/pictures/${name}.png`;
  if (import.meta.env.VITE_NEW_PICTURES) {
    const png = seen.toDataURL("image/png").split(",")[1] ?? "";
    await commands.writeFile(file, png, "base64");
    return;
  }
  const known = await draw(await commands.readFile(file, "base64"), 1);
  expect(Math.abs(seen.width - known.width), "its width").toBeLessThanOrEqual(1);
  // A line of text more or less is a font's doing.
  expect(Math.abs(seen.height - known.height), "its height").toBeLessThanOrEqual(4);
  expect(difference(known, seen), "share of pixels that differ").toBeLessThan(SHARE_TOLERANCE);
}

async function mapOf(dark: boolean, width: number, options = {}): Promise<Element> {
  applyTheme(dark);
  const card = await mountCard(backendOf(options), { camera: "front_door" }, {}, width);
  await until(() => all(card, ".c.rec").length > 50 && all(card, ".wait").length === 0, "the map");
  return card;
}

test.each([
  ["light", false, 600],
  ["dark", true, 600],
  ["phone", false, 340],
] as const)("the map, %s", async (name, dark, width) => {
  const card = await mapOf(dark, width);
  const [map] = all(card, "frigate-backfill-map");
  await looksLike(`map-${name}`, map as Element);
});

test("nothing set up", async () => {
  const card = await mountCard(backendOf({ instances: [] }));
  await seeText(card, "Frigate is not set up");
  await looksLike("no-entry", card);
});

test("the patch missing", async () => {
  const instances = [instance({ available: false, reason: "patch_missing" })];
  const card = await mountCard(backendOf({ instances }));
  await seeText(card, "Frigate runs without the patch");
  await looksLike("patch-missing", card);
});

test("a run at work", async () => {
  const progress = {
    files_scanned: 4320,
    files_total: 8640,
    percent: 50,
    files_added: 155,
    files_skipped: 4165,
    files_errors: 0,
    eta_seconds: null,
  };
  const running = status({ state: "running", job_id: "x", dry_run: false, progress });
  const card = await mapOf(false, 600, { status: running });
  await seeText(card, "Backfilling recordings");
  await looksLike("progress", all(card, "frigate-backfill-progress")[0] as Element);
});

test("the outcome of a dry run", async () => {
  const card = await mapOf(true, 600);
  await click(card, /Bring back recordings/);
  await click(card, "Dry run");
  await seeText(card, "can be brought back");
  await looksLike("outcome", all(card, "frigate-backfill-outcome")[0] as Element);
});
