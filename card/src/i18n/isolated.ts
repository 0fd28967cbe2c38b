/** English in its own order on pages that run from the right, whose languages the card does not speak. */

import { base } from "./spoken";

const FROM_THE_RIGHT = ["ar", "fa", "he", "ur"];

/** Keeps English words in their order on such a page. */
export function isolated(text: string, language: string): string {
  return FROM_THE_RIGHT.includes(base(language)) ? `\u2066${text}\u2069` : text;
}

/** Keeps what may be in any language, a date or a name, in its own order within English words. */
export function embedded(text: string, language: string): string {
  return FROM_THE_RIGHT.includes(base(language)) ? `\u2068${text}\u2069` : text;
}
