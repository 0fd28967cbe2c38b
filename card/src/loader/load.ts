/** Loads the rest of the card, once for all cards of a page. */

import type * as app from "../app";

const APP = "frigate-backfill-app.js";

type App = typeof app;

let loading: Promise<App> | undefined;
let tries = 0;

export function loadApp(): Promise<App> {
  loading ??= (import.meta.env.DEV ? import("../app") : importBuilt()).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/** Beside this file, and of the same version: that stands in the query of its address. */
function importBuilt(): Promise<App> {
  const url = new URL(APP, import.meta.url);
  url.search = new URL(import.meta.url).search;
  if (tries++ > 0) {
    // A browser remembers that an address failed.
    url.searchParams.set("try", String(tries));
  }
  return import(/* @vite-ignore */ url.href) as Promise<App>;
}
