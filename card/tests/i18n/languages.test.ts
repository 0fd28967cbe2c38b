import { afterEach, expect, test } from "vitest";

import { LANGUAGES } from "../../src/i18n/spoken";
import { all, backendOf, clearPage, mapReady, mountCard, seeText, textOf } from "../helpers";

afterEach(clearPage);

// What the forms for a run and for the schedule say.
const SHOWN = {
  en: ["Bring back recordings", "Look back"],
  cs: ["Obnovit záznamy", "Dívat se zpět"],
  de: ["Aufnahmen zurückholen", "Rückblick"],
  es: ["Recuperar grabaciones", "Revisar los últimos"],
  fr: ["Récupérer des enregistrements", "Remonter sur"],
  it: ["Recupera registrazioni", "Controlla gli ultimi"],
  nl: ["Opnamen terughalen", "Terugkijken"],
  pl: ["Przywróć nagrania", "Sprawdzaj wstecz"],
  "pt-BR": ["Recuperar gravações", "Verificar os últimos"],
  sv: ["Återställ inspelningar", "Titta tillbaka"],
};

test.each(LANGUAGES)("the card speaks %s on a phone, and nothing is cut off", async (language) => {
  const hass = { language, locale: { language, time_zone: "server" } };
  const card = await mountCard(backendOf(), { camera: "front_door" }, hass, 360);
  await mapReady(card);
  for (const panel of all(card, "frigate-backfill-disclosure summary")) {
    panel.click();
  }
  for (const text of SHOWN[language]) {
    await seeText(card, text);
  }
  expect(textOf(card)).not.toMatch(/[{}]|undefined/);
  const wide = all(card, "button, h2, label, summary, .text").filter(
    (element) => element.getBoundingClientRect().right > card.getBoundingClientRect().right + 1,
  );
  expect(wide.map((element) => element.outerHTML)).toEqual([]);
});
