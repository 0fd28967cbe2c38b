import { defineConfig } from "vitest/config";

import { TEXTS } from "./vite.config";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

// Layout, focus and dialogs are what these tests are about, so they run in a real browser.
export default defineConfig({
  resolve: { alias: { "@texts": TEXTS } },
  server: { fs: { allow: [".", TEXTS] } },
  // Named, since a dependency that is only found later reloads the page in the middle of a test.
  optimizeDeps: {
    include: [
      "lit",
      "lit/decorators.js",
      "lit/directives/guard.js",
      "lit/directives/repeat.js",
      "@mdi/js",
      "axe-core",
    ],
  },
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
          launch: {
            executablePath: chromium,
            args: [
              "--no-sandbox",
              "--disable-gpu",
              "--disable-quic",
              "--no-first-run",
              "--disable-background-networking",
              "--disable-component-update",
              "--disable-sync",
            ],
          },
        },
      ],
    },
  },
});
