// Takes pictures of the dev page's notices: `node dev/shots.mjs FOLDER [NAME…]`, with `npm run dev` running.
import { mkdirSync } from "node:fs";

import { chromium } from "playwright";

import { CHROMIUM } from "./chromium.mjs";

const [folder = "shots", ...names] = process.argv.slice(2);
const base = process.env.DEV_URL ?? "http://127.0.0.1:5173/dev/";
const openRun = async (page) => page.locator("frigate-backfill-disclosure summary").first().click();
const SHOTS = {
  light: { width: 560, height: 800 },
  dark: { query: "dark", width: 560, height: 800 },
  wide: { query: "lang=de", width: 1000, height: 760 },
  phone: { width: 360, height: 800 },
  german: { query: "lang=de", width: 560, height: 800, act: openRun },
  rtl: { query: "rtl&lang=ar", width: 560, height: 800, act: openRun },
  viewer: { query: "viewer&dark", width: 460, height: 700 },
  custom: {
    width: 560,
    height: 1000,
    act: async (page) => {
      await openRun(page);
      await page.getByText("Custom", { exact: true }).click();
      await page.getByText("More options").click();
    },
  },
  outcome: {
    query: "step=20",
    width: 560,
    height: 1100,
    act: async (page) => {
      await openRun(page);
      await page.getByRole("button", { name: "Dry run", exact: true }).click();
      await page.getByText("Results by file").click();
      await page.waitForTimeout(500);
    },
  },
  outcome_phone_dark: {
    query: "step=20&dark&lang=de",
    width: 360,
    height: 1500,
    act: async (page) => {
      await openRun(page);
      await page.getByRole("button", { name: "Probelauf", exact: true }).click();
      await page.getByText("Ergebnisse nach Datei").click();
      await page.waitForTimeout(500);
    },
  },
  progress: {
    query: "step=400",
    width: 560,
    height: 1000,
    act: async (page) => {
      await openRun(page);
      await page.getByRole("button", { name: "Dry run", exact: true }).click();
      await page.waitForTimeout(2200);
    },
  },
  confirm: {
    query: "step=20",
    width: 560,
    height: 900,
    act: async (page) => {
      await openRun(page);
      await page.getByRole("button", { name: "Dry run", exact: true }).click();
      await page.getByRole("button", { name: /Backfill \d/ }).click();
    },
  },
  schedule: {
    width: 560,
    height: 1000,
    act: (page) => page.getByRole("heading", { name: "Schedule" }).click(),
  },
  hour: {
    query: "clip",
    width: 760,
    height: 900,
    act: async (page) => {
      await page.locator("[role=gridcell].gone").nth(2).click();
      await page.locator("button.entry").nth(3).click();
      await page.waitForTimeout(900);
    },
  },
  hour_phone_dark: {
    query: "clip&dark&lang=de",
    width: 360,
    height: 760,
    act: async (page) => {
      await page.locator("[role=gridcell].mix").nth(2).click();
      await page.locator("button.entry").nth(3).click();
      await page.waitForTimeout(900);
    },
  },
  tooltip: {
    width: 560,
    height: 700,
    act: (page) => page.locator("[role=gridcell].gone").nth(3).hover(),
  },
  all: { query: "all&cameras=6", width: 560, height: 700 },
  all_dark: { query: "all&cameras=6&dark", width: 560, height: 700 },
  all_phone_german: { query: "all&cameras=20&lang=de", width: 360, height: 760 },
  all_rtl: { query: "all&cameras=4&rtl&lang=ar", width: 460, height: 500 },
  opened: {
    query: "all&cameras=6",
    width: 390,
    height: 500,
    act: (page) => page.getByText("The camera above").click(),
  },
  undo: {
    query: "step=20",
    width: 560,
    height: 1100,
    act: async (page) => {
      await openRun(page);
      await page.getByRole("button", { name: "Backfill…", exact: true }).click();
      await page.getByRole("button", { name: "Backfill", exact: true }).click();
      await page.getByRole("button", { name: "Undo…" }).click();
      await page.getByText("The run can be undone.").waitFor();
      await page.getByText("Copies of the database").click();
    },
  },
  empty: {
    query: "step=20&empty",
    width: 560,
    height: 1000,
    act: async (page) => {
      await openRun(page);
      await page.getByRole("button", { name: "Dry run", exact: true }).click();
      await page.getByText("No recordings of this camera").waitFor();
    },
  },
  narrow_german: {
    query: "step=20&lang=de",
    width: 320,
    height: 1600,
    act: async (page) => {
      await openRun(page);
      await page.getByRole("button", { name: "Probelauf", exact: true }).click();
      await page.getByText("Ergebnisse nach Datei").click();
      await page.waitForTimeout(500);
    },
  },
  narrow_polish: { query: "lang=pl&dark", width: 320, height: 1300, act: openRun },
  narrow_connection: { query: "notice=connection&lang=pl&dark", width: 320, height: 420 },
  year: { query: "days=366&all&cameras=20&lang=pl&dark", width: 320, height: 1200 },
  clock: { query: "now=1793000000&lang=de", width: 560, height: 700 },
};
for (const notice of [
  "loading",
  "no_entry",
  "no_camera",
  "unreachable",
  "patch_missing",
  "connection",
  "patch_incompatible",
  "other_instance",
  "auth",
  "not_loaded",
]) {
  SHOTS[`notice_${notice}`] = { query: `notice=${notice}`, width: 460, height: 360 };
}

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(CHROMIUM);
for (const name of names.length ? names : Object.keys(SHOTS)) {
  const { query = "", width, height, act } = SHOTS[name];
  const page = await browser.newPage({ viewport: { width, height } });
  page.on("pageerror", (error) => console.error(name, error));
  page.on("console", (line) => line.type() === "error" && console.error(name, line.text()));
  await page.goto(`${base}?${query}`);
  await page.waitForFunction(() => "card" in globalThis);
  await page.waitForTimeout(500);
  await act?.(page);
  await page.waitForTimeout(250);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.close();
}
await browser.close();
