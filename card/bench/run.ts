/** Measures the coverage map in Chromium and prints what it found. No test: a slow machine is no fault.
 *
 * What a frame costs the page is processor time, which other programs do not change. Whether a
 * frame came too late they do change, so the same scroll over plain boxes is measured beside it.
 */

import { chromium } from "playwright";
import { createServer } from "vite";

import type { Scroll } from "./page";

const RUNS = 7;
const ROUNDS = 5;
const FRAME_MS = 1000 / 60;

interface Bench {
  bench: {
    cells: (count: number) => Promise<number>;
    year: () => Promise<Scroll>;
    plain: () => Promise<Scroll>;
  };
}

interface Measured extends Scroll {
  /** Milliseconds of processor time on the page's main thread, per frame. */
  cost: number;
}

const sorted = (values: number[]) => [...values].sort((a, b) => a - b);
const median = (values: number[]) => sorted(values)[Math.floor(values.length / 2)] ?? NaN;
const ms = (value: number) => `${value.toFixed(1)} ms`;
const late = ({ frames }: Scroll) => frames.filter((frame) => frame > 1.5 * FRAME_MS).length;

const server = await createServer({ server: { host: "127.0.0.1", port: 0 }, logLevel: "error" });
await server.listen();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--disable-background-networking", "--disable-sync"],
});
try {
  const page = await browser.newPage({ viewport: { width: 700, height: 700 } });
  const tools = await page.context().newCDPSession(page);
  await tools.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ""}bench/`);
  await page.waitForFunction(() => "bench" in window);

  const spent = async () => {
    const { metrics } = await tools.send("Performance.getMetrics");
    return 1000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? NaN);
  };
  const measure = async (what: "year" | "plain"): Promise<Measured> => {
    const before = await spent();
    const scroll = await page.evaluate(
      (name) => (window as unknown as Bench).bench[name](),
      what as "year",
    );
    return { ...scroll, cost: ((await spent()) - before) / scroll.frames.length };
  };
  const report = (name: string, rounds: Measured[]) => {
    const frames = rounds.flatMap((round) => round.frames);
    console.log(
      `  ${name}: ${ms(median(rounds.map(({ cost }) => cost)))} of processor time a frame; ` +
        `late frames ${rounds.map(late).join(", ")} of ${rounds[0]?.frames.length ?? 0}, ` +
        `longest ${ms(Math.max(...frames))}`,
    );
  };

  const cells: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    cells.push(await page.evaluate(() => (window as unknown as Bench).bench.cells(10_000)));
  }
  // By turns, so that what else the machine does meets both.
  const map: Measured[] = [];
  const plain: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    plain.push(await measure("plain"));
    map.push(await measure("year"));
  }
  console.log(
    `10,000 cells in the page at once: ${ms(median(cells))} ` +
      `(median of ${RUNS}, best ${ms(Math.min(...cells))})`,
  );
  console.log(`scrolling through a year, ${ROUNDS} times, 120 pixels a frame`);
  report("the map", map);
  report("as many plain boxes", plain);
  // A round in which another program took the processor tells of that program.
  const [ours, theirs] = [median(map.map(late)), median(plain.map(late))];
  const busy = theirs > 0 ? " (this machine is busy: measure again)" : "";
  console.log(`  late in the median round: ${ours} with the map, ${theirs} with the boxes${busy}`);
} finally {
  await browser.close();
  await server.close();
}
