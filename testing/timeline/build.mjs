/** Builds the page with each React into the folder that is named: 18.js and 19.js. */

import { build } from "esbuild";

const [folder] = process.argv.slice(2);
for (const major of ["18", "19"]) {
  await build({
    entryPoints: ["timeline.js"],
    outfile: `${folder}/${major}.js`,
    bundle: true,
    minify: true,
    format: "esm",
    define: { "process.env.NODE_ENV": '"production"' },
    alias: { react: `react-${major}`, "react-dom": `react-dom-${major}` },
    logLevel: "warning",
  });
}
