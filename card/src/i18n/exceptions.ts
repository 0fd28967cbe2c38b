/** What the integration says, for a user whose language is not Home Assistant's own. */

import type { Told } from "../api/models";
import type { HomeAssistant } from "../home-assistant/types";
import type { Ui } from "./ui";

const START = "component.frigate_backfill.exceptions";

type Texts = Record<string, string | undefined>;

const loaded = new Map<string, Texts>();

/** Have them ready; whether there are new ones. Without, Home Assistant's language is shown. */
export async function loadExceptions({
  language,
  config,
  connection,
}: HomeAssistant): Promise<boolean> {
  if (language === config.language || config.language === undefined || loaded.has(language)) {
    return false;
  }
  const wanted = { language, category: "exceptions", integration: ["frigate_backfill"] };
  const answer = await connection
    .sendMessagePromise<{ resources: Texts }>({ type: "frontend/get_translations", ...wanted })
    .catch(() => undefined);
  if (answer) {
    loaded.set(language, answer.resources);
  }
  return answer !== undefined;
}

/** @param text the same in Home Assistant's language. */
export function exceptionText(told: Told | null | undefined, text: string, ui: Ui): string {
  const sentence = told && loaded.get(ui.language)?.[`${START}.${told.key}.message`];
  return sentence
    ? sentence.replace(/\{(\w+)\}/g, (blank, name: string) => told.values[name] ?? blank)
    : text;
}
