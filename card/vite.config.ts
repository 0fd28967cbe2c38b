import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { defineConfig, type Plugin } from "vite";

const BANNER = "/*! Built from card/ by `scripts/card build`: change it there. */";
const PAGE = "../custom_components/frigate_backfill/frigate_patch/recording_backfill/http/ui";
/** The card's texts, one file a language: the patch serves them to its page, the integration to cards. */
export const TEXTS = fileURLToPath(new URL(`${PAGE}/texts`, import.meta.url));
/** Named, since a dependency that is only found later reloads the page under one's hands. */
export const NAMED = [
  "lit",
  "lit/decorators.js",
  "lit/directives/guard.js",
  "lit/directives/repeat.js",
  "@mdi/js",
];
const FRONTEND = "../custom_components/frigate_backfill/frontend";

/** What `vite build --mode NAME` builds: one file each, so that no two share a third. */
const BUILDS: Record<string, { input: string; file: string; outDir: string }> = {
  // A few kB, on every page of Home Assistant.
  card: { input: "src/main.ts", file: "frigate-backfill-card.js", outDir: FRONTEND },
  // The rest, once a card is on screen.
  // The page that Frigate itself serves.
  page: { input: "src/page/main.ts", file: "page.js", outDir: PAGE },
  app: { input: "src/app.ts", file: "frigate-backfill-app.js", outDir: FRONTEND },
};

/** Puts a compressed copy beside the file: a server that finds it sends it as it is. */
function compressed(): Plugin {
  return {
    name: "compressed",
    writeBundle({ dir = "." }, bundle) {
      for (const name of Object.keys(bundle)) {
        const path = `${dir}/${name}`;
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}

// Without hashes or dates: the same source always builds the same bytes, so CI can compare what is
// built in the repository with its source.
export default defineConfig(({ mode }) => {
  const build = BUILDS[mode];
  return {
    optimizeDeps: { include: NAMED },
    esbuild: { legalComments: "inline" },
    resolve: { alias: { "@texts": TEXTS } },
    server: { fs: { allow: [".", TEXTS] } },
    plugins: [compressed()],
    build: {
      target: "es2021",
      outDir: build?.outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      modulePreload: false,
      rollupOptions: {
        // Not Vite's library mode, which leaves modules unminified.
        input: build?.input,
        preserveEntrySignatures: "exports-only",
        output: { entryFileNames: build?.file, inlineDynamicImports: true, banner: BANNER },
      },
    },
  };
});
