/** What the reasons of Frigate Backfill's results mean, in all languages: loaded once one is shown. */

import { fetchJson } from "./fetch";
import { isolated } from "./isolated";
import { spoken } from "./spoken";

type Reasons = Record<string, Record<string, string> | undefined>;

let reasons: Reasons = {};
let loading: Promise<void> | undefined;

/** Have them ready; where they cannot be loaded, the results show Frigate's own messages. */
export function loadReasons(): Promise<void> {
  loading ??= fetchJson<Reasons>("reasons").then(
    (all) => {
      reasons = all;
    },
    () => {
      loading = undefined;
    },
  );
  return loading;
}

export function reasonText(reason: string, language: string): string | undefined {
  const texts = reasons[reason];
  const text = texts?.[spoken(language) ?? "en"] ?? texts?.en;
  return text && isolated(text, language);
}
