// @ts-check
/** The tip that a marked slot shows under a mouse, or after a long press. */

const tip = document.createElement("div");
let tipTimer = 0;

/** @type {Record<string, string>} */
const TIPS = {
  cs: "Obnoveno: žádné údaje o objektech",
  de: "Nachgetragen: keine Objektdaten",
  en: "Backfilled: no object data",
  es: "Recuperado: sin datos de objetos",
  fr: "Récupéré : aucune donnée d'objet",
  it: "Recuperato: nessun dato sugli oggetti",
  nl: "Teruggehaald: geen gegevens over objecten",
  pl: "Przywrócone: brak danych o obiektach",
  pt: "Recuperado: sem dados de objetos",
  sv: "Återställt: inga data om objekt",
};

/** In the language of Frigate's pages, as far as we speak it. */
const tipText = () => TIPS[document.documentElement.lang.slice(0, 2)] ?? TIPS.en;

/**
 * @param {Element} slot
 * @param {number} x
 * @param {number} y
 */
const showTip = (slot, x, y) => {
  tip.className = "frigate-backfill-tip";
  tip.setAttribute("role", "tooltip");
  tip.textContent = tipText();
  if (!tip.isConnected) document.body.append(tip);
  const { width, height } = tip.getBoundingClientRect();
  // Beside the timeline; over the finger where that is as wide as the screen.
  const beside = slot.getBoundingClientRect().left - width - 8;
  const left = beside >= 8 ? beside : Math.max(8, Math.min(x, innerWidth - 8) - width);
  const top = beside >= 8 ? y - height / 2 : y - height - 24;
  tip.style.left = `${left}px`;
  tip.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
};

const hideTip = () => {
  clearTimeout(tipTimer);
  tip.remove();
};

/** @param {Event} event */
const pointed = (event) => {
  const { type, target, pointerType, clientX, clientY } = /** @type {PointerEvent} */ (event);
  const slot = target instanceof Element ? target.closest(MARKED) : null;
  if (pointerType === "mouse") {
    if (slot && type === "pointerover") showTip(slot, clientX, clientY);
    else hideTip();
  } else if (slot && type === "pointerdown") {
    hideTip();
    tipTimer = setTimeout(() => showTip(slot, clientX, clientY), LONG_PRESS_MS);
  } else if (type === "pointerup" && tip.isConnected) {
    tipTimer = setTimeout(hideTip, TIP_MS);
  } else if (type !== "pointerover") {
    hideTip();
  }
};

/**
 * The end of a long press that told something: to Frigate it would be a tap, and move its player.
 * @param {Event} event
 */
const lifted = (event) => {
  if (!tip.isConnected) return;
  event.preventDefault();
  event.stopPropagation();
};
