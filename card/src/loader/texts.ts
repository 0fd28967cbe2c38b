/** The few texts that are needed before the card itself is loaded. */

interface Texts {
  name: string;
  description: string;
  dashboard: string;
  overview: string;
  cameras: string;
  failed: string;
  retry: string;
}

const en: Texts = {
  name: "Frigate Backfill",
  description: "See what your cameras recorded, and bring back missing recordings",
  dashboard: "All your cameras, with what is missing and the map of each",
  overview: "Overview",
  cameras: "Cameras",
  failed: "The card could not be loaded.",
  retry: "Try again",
};

const TEXTS: Record<string, Texts> = {
  en,
  de: {
    name: "Frigate Backfill",
    description: "Zeigt, was deine Kameras aufgenommen haben, und holt fehlende Aufnahmen zurück",
    dashboard: "Alle deine Kameras, mit dem, was fehlt, und der Karte jeder Kamera",
    overview: "Übersicht",
    cameras: "Kameras",
    failed: "Die Karte konnte nicht geladen werden.",
    retry: "Erneut versuchen",
  },
};

export function textsOf(language: string): Texts {
  return TEXTS[language.toLowerCase().split("-")[0] ?? "en"] ?? en;
}
