/** Measures the coverage map in Chromium and prints what it found. No test: a slow machine is no fault. */

import { chromium } from "playwright";
import { createServer } from "vite";

const RUNS = 7;
const FRAME_MS = 1000 / 60;

interface Bench {
  bench: {
    cells: (count: number) => Promise<number>;
    year: () => Promise<{ first: number; frames: number[] }>;
  };
}

const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
const at = (values: number[], share: number) =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;
const ms = (value: number) => `${value.toFixed(1)} ms`;

const server = await createServer({ server: { host: "127.0.0.1", port: 0 }, logLevel: "error" });
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-sync"],
});
try {
  const page = await browser.newPage({ viewport: { width: 700, height: 700 } });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ""}bench/`);
  await page.waitForFunction(() => "bench" in window);
  const cells: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    cells.push(await page.evaluate(() => (window as unknown as Bench).bench.cells(10_000)));
  }
  const year = await page.evaluate(() => (window as unknown as Bench).bench.year());
  const dropped = year.frames.filter((frame) => frame > 1.5 * FRAME_MS).length;
  console.log(
    `10,000 cells in the page at once: ${ms(at(cells, 0.5))} ` +
      `(median of ${RUNS}, best ${ms(Math.min(...cells))})`,
  );
  console.log(`a year's map on the screen: ${ms(year.first)}`);
  console.log(
    `scrolling the year, ${year.frames.length} frames: median ${ms(at(year.frames, 0.5))}, ` +
      `99 % under ${ms(at(year.frames, 0.99))}, longest ${ms(Math.max(...year.frames))}, ` +
      `${dropped} dropped`,
  );
} finally {
  await browser.close();
  await server.close();
}
