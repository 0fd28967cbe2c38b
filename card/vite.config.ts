import { defineConfig } from "vite";

// One file, without hashes or dates: the same source always builds the same bytes, so CI can
// compare the built card in the repository with its source.
export default defineConfig({
  // Named, since a dependency that is only found later reloads the page under one's hands.
  optimizeDeps: { include: ["lit", "lit/decorators.js", "lit/directives/guard.js", "@mdi/js"] },
  esbuild: { legalComments: "inline" },
  build: {
    target: "es2021",
    outDir: "../custom_components/frigate_backfill/frontend",
    emptyOutDir: false,
    copyPublicDir: false,
    modulePreload: false,
    rollupOptions: {
      // Not Vite's library mode, which leaves modules unminified.
      input: "src/main.ts",
      output: {
        entryFileNames: "frigate-backfill-card.js",
        inlineDynamicImports: true,
        banner: "/*! Built from card/ by `scripts/card build`: change it there. */",
      },
    },
  },
});
