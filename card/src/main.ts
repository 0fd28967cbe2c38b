/** The entry of the built card: announces it to Home Assistant's card picker and defines it.
 *
 * Home Assistant's frontend replaces the registry of elements while it loads. What was defined
 * before that is lost, and the dashboard then says that the card does not exist. Once one of Home
 * Assistant's own elements is there, so is the registry that counts.
 */

import { FrigateBackfillCard } from "./loader/loader";
import { DashboardStrategy, ViewStrategy } from "./loader/strategy";
import { suggestCard } from "./loader/suggestion";
import { textsOf } from "./loader/texts";
import { CARD_TAG, STRATEGY } from "./tags";

// The roots of Home Assistant's pages: the frontend, and what Cast devices show.
const ROOTS = ["home-assistant", "hc-main"];
const documentationURL = "https://github.com/frigate-backfill/frigate-backfill";
const ELEMENTS = {
  [CARD_TAG]: FrigateBackfillCard,
  [`ll-strategy-dashboard-${STRATEGY}`]: DashboardStrategy,
  [`ll-strategy-view-${STRATEGY}`]: ViewStrategy,
};

const cards = (window.customCards ??= []);
// The page may have loaded the card twice, as after an update.
if (!cards.some((card) => card.type === CARD_TAG)) {
  const texts = textsOf(document.documentElement.lang || navigator.language);
  const name = "Frigate Backfill";
  cards.push({
    type: CARD_TAG,
    name,
    description: texts.description,
    preview: true,
    documentationURL,
    getEntitySuggestion: suggestCard,
  });
  (window.customStrategies ??= []).push({
    type: STRATEGY,
    strategyType: "dashboard",
    name,
    description: texts.dashboard,
    documentationURL,
  });
}

void Promise.race(ROOTS.map((root) => customElements.whenDefined(root))).then(() => {
  for (const [tag, element] of Object.entries(ELEMENTS)) {
    if (!customElements.get(tag)) {
      customElements.define(tag, element);
    }
  }
});
