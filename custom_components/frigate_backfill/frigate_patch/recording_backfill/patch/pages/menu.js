// @ts-check
/**
 * Adds an entry to Frigate's menu of settings that leads to our page, for administrators.
 *
 * Frigate's menu (0.15 to 0.18) has a link to /logs, which only administrators see; since 0.15 has
 * no roles, there everybody is one (web/src/components/menu/GeneralSettings.tsx). Ours is put behind
 * it, in its look. A menu that is built otherwise stays as it is: whatever fails here ends this
 * script, never Frigate's page.
 */
(() => {
  "use strict";

  const ENTRY = "data-frigate-backfill-entry";
  const PAGE = "api/recordings/backfill/ui";
  // The system menu on a desktop, the drawer on a phone.
  const MENUS = "[role=menu], [role=dialog]";
  const ITEM = "[role=menuitem]";
  // Folder with a clock, in the strokes of Frigate's own icons.
  const ICON =
    "M16 22H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h3.9a2 2 0 0 1 1.7.9l.8 1.2a2 2 0 0 0 1.7.9H20a2 2 0 0 1 2 2v2M16 14v2.2l1.6 1M22 16a6 6 0 1 1-12 0 6 6 0 0 1 12 0";

  /** By the language of Frigate's pages. @type {Record<string, string>} */
  const LABELS = {
    en: "Missing recordings",
    de: "Fehlende Aufnahmen",
    fr: "Enregistrements manquants",
    es: "Grabaciones que faltan",
    nl: "Ontbrekende opnamen",
    it: "Registrazioni mancanti",
    pl: "Brakujące nagrania",
    pt: "Gravações faltando",
    cs: "Chybějící záznamy",
    sv: "Saknade inspelningar",
  };

  /** As nginx writes it into the page, with a slash at its end. */
  const base = () => /** @type {{baseUrl?: string}} */ (window).baseUrl || "/";

  const label = () => LABELS[document.documentElement.lang.slice(0, 2)] ?? LABELS.en;

  /** Our entry, made like the link beside it, without what React and Radix have of that.
   * @param {Element} like
   */
  const entryLike = (like) => {
    const model = like.firstElementChild;
    const link = document.createElement("a");
    link.className = like.className;
    link.href = base() + PAGE;
    link.setAttribute(ENTRY, "");
    // On a phone Frigate's are buttons, which do not follow the link around them.
    const item = document.createElement("div");
    item.className = model?.className ?? "";
    item.setAttribute("aria-label", label());
    if (model?.matches(ITEM)) {
      item.setAttribute("role", "menuitem");
      item.tabIndex = -1;
    }
    const icon = model?.querySelector("svg")?.cloneNode();
    if (icon instanceof SVGElement) {
      const path = document.createElementNS(icon.namespaceURI, "path");
      path.setAttribute("d", ICON);
      icon.append(path);
      item.append(icon);
    }
    const text = document.createElement("span");
    text.textContent = label();
    item.append(text);
    link.append(item);
    return { link, item };
  };

  /** @param {Element} menu */
  const addTo = (menu) => {
    if (menu.querySelector(`[${ENTRY}]`)) return;
    const logs = [...menu.querySelectorAll("a")].find(
      (link) => link.pathname === new URL(`${base()}logs`, location.href).pathname,
    );
    if (!logs) return;
    const { link, item } = entryLike(logs);
    logs.after(link);
    if (item.getAttribute("role") !== "menuitem") return;
    // Radix moves among the items that it knows; ours is the one behind `logs`.
    item.addEventListener(
      "pointermove",
      guarded(() => item.focus({ preventScroll: true })),
    );
    item.addEventListener(
      "pointerleave",
      guarded(() => item.blur()),
    );
    menu.addEventListener("keydown", guarded(moved), true);
  };

  /** @param {Event} event */
  const moved = (event) => {
    const { key, currentTarget: menu, target } = /** @type {KeyboardEvent} */ (event);
    if (!(menu instanceof Element) || !(target instanceof HTMLElement)) return;
    const items = /** @type {HTMLElement[]} */ ([...menu.querySelectorAll(ITEM)]);
    const ours = items.findIndex((item) => item.closest(`[${ENTRY}]`));
    const at = items.indexOf(target);
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (step && ours >= 0 && (at === ours || at + step === ours)) {
      items[at + step]?.focus();
    } else if (at === ours && at >= 0 && (key === "Enter" || key === " ")) {
      items[ours].click();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /** @param {MutationRecord[]} records */
  const notice = (records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        // Its items may come after the menu itself.
        const around = node.closest(MENUS);
        for (const menu of around ? [around] : node.querySelectorAll(MENUS)) addTo(menu);
      }
    }
  };

  /**
   * @template {unknown[]} T
   * @param {(...given: T) => void} action
   * @returns {(...given: T) => void}
   */
  const guarded =
    (action) =>
    (...given) => {
      try {
        action(...given);
      } catch {
        observer.disconnect(); // the page is not what we know
      }
    };

  const observer = new MutationObserver(guarded(notice));
  guarded(() => observer.observe(document.body, { childList: true, subtree: true }))();
})();
