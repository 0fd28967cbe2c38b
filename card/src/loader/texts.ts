/** The few texts that are needed before the card itself is loaded. */

import { type Language, spoken } from "../i18n/spoken";

type Texts = Record<"description" | "dashboard" | "failed" | "retry", string>;

const of = (description: string, dashboard: string, failed: string, retry: string): Texts => ({
  description,
  dashboard,
  failed,
  retry,
});

const TEXTS = {
  en: of(
    "See what your cameras recorded, and bring back missing recordings",
    "All your cameras, with what is missing and the map of each",
    "The card could not be loaded.",
    "Try again",
  ),
  cs: of(
    "Ukáže, co vaše kamery nahrály, a obnoví chybějící záznamy",
    "Všechny kamery s tím, co chybí, a s mapou každé z nich",
    "Kartu se nepodařilo načíst.",
    "Zkusit znovu",
  ),
  de: of(
    "Zeigt, was deine Kameras aufgenommen haben, und holt fehlende Aufnahmen zurück",
    "Alle deine Kameras mit dem, was fehlt, und der Übersicht jeder einzelnen",
    "Die Karte konnte nicht geladen werden.",
    "Erneut versuchen",
  ),
  es: of(
    "Muestra lo que grabaron tus cámaras y recupera las grabaciones que faltan",
    "Todas tus cámaras, con lo que falta y el mapa de cada una",
    "No se pudo cargar la tarjeta.",
    "Volver a intentar",
  ),
  fr: of(
    "Montre ce que vos caméras ont enregistré et récupère les enregistrements manquants",
    "Toutes vos caméras, avec ce qui manque et la carte de chacune",
    "La carte n'a pas pu être chargée.",
    "Réessayer",
  ),
  it: of(
    "Mostra cosa hanno registrato le telecamere e recupera le registrazioni mancanti",
    "Tutte le telecamere, con ciò che manca e la mappa di ognuna",
    "Impossibile caricare la scheda.",
    "Riprova",
  ),
  nl: of(
    "Toont wat je camera's hebben opgenomen en haalt ontbrekende opnamen terug",
    "Al je camera's, met wat ontbreekt en de kaart van elk",
    "De kaart kon niet worden geladen.",
    "Probeer opnieuw",
  ),
  pl: of(
    "Pokazuje, co nagrały kamery, i przywraca brakujące nagrania",
    "Wszystkie kamery, z tym, czego brakuje, i mapą każdej z nich",
    "Nie udało się wczytać karty.",
    "Spróbuj ponownie",
  ),
  "pt-BR": of(
    "Mostra o que suas câmeras gravaram e recupera as gravações que faltam",
    "Todas as suas câmeras, com o que falta e o mapa de cada uma",
    "Não foi possível carregar o cartão.",
    "Tentar novamente",
  ),
  sv: of(
    "Visar vad dina kameror har spelat in och återställer saknade inspelningar",
    "Alla dina kameror, med det som saknas och kartan för var och en",
    "Kortet kunde inte läsas in.",
    "Försök igen",
  ),
} satisfies Record<Language, Texts>;

export function textsOf(language: string): Texts {
  return TEXTS[spoken(language) ?? "en"];
}
