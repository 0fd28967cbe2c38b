import { defineConfig } from "vitest/config";

import { CHROMIUM } from "./dev/chromium.mjs";
import { NAMED, TEXTS } from "./vite.config";

// Layout, focus and dialogs are what these tests are about, so they run in a real browser.
export default defineConfig({
  resolve: { alias: { "@texts": TEXTS } },
  server: { fs: { allow: [".", TEXTS] } },
  optimizeDeps: { include: [...NAMED, "axe-core"] },
  test: {
    include: ["tests/**/*.test.ts"],
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      provider: "playwright",
      screenshotFailures: false,
      viewport: { width: 900, height: 1000 },
      instances: [
        {
          browser: "chromium",
          launch: CHROMIUM,
        },
      ],
    },
  },
});
