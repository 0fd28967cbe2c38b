/** The entry of the built card: announces it to Home Assistant's card picker and defines it.
 *
 * Home Assistant's frontend replaces the registry of elements while it loads. What was defined
 * before that is lost, and the dashboard then says that the card does not exist. Once one of Home
 * Assistant's own elements is there, so is the registry that counts.
 */

import { FrigateBackfillCard } from "./loader/loader";
import { textsOf } from "./loader/texts";
import { CARD_TAG } from "./tags";

// The roots of Home Assistant's pages: the frontend, and what Cast devices show.
const ROOTS = ["home-assistant", "hc-main"];

window.customCards ??= [];
if (!window.customCards.some((card) => card.type === CARD_TAG)) {
  const { name, description } = textsOf(document.documentElement.lang || navigator.language);
  window.customCards.push({
    type: CARD_TAG,
    name,
    description,
    preview: true,
    documentationURL: "https://github.com/frigate-backfill/frigate-backfill",
  });
}

void Promise.race(ROOTS.map((root) => customElements.whenDefined(root))).then(() => {
  // The page may have loaded the card twice, as after an update.
  if (!customElements.get(CARD_TAG)) {
    customElements.define(CARD_TAG, FrigateBackfillCard);
  }
});
