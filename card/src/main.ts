/** The entry of the built file: announces the card to Home Assistant's card picker and defines it. */

import { CARD_TAG } from "./card/config";
import { translator } from "./i18n";
import { defineWhenReady } from "./register";

const t = translator(document.documentElement.lang || navigator.language);

window.customCards ??= [];
if (!window.customCards.some((card) => card.type === CARD_TAG)) {
  window.customCards.push({
    type: CARD_TAG,
    name: t("card_name"),
    description: t("card_description"),
    preview: true,
    documentationURL: "https://github.com/frigate-backfill/frigate-backfill",
  });
}

void defineWhenReady();
