/** How many recordings a run would bring back.
 *
 * A patch that knows more than recordings counts what is past retention beside the others; an older
 * one counts it among them.
 */

import type { Missing } from "./models";

export function recoverable({ files, past_retention: past, media }: Missing): number {
  return media ? files : Math.max(0, files - past);
}
