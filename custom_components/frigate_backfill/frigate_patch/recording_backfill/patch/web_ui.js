// @ts-check
/**
 * Marks backfilled recordings in the timeline of Frigate's History view: blue, with a folder.
 *
 * Runs beside Frigate's own web app (0.15 to 0.18), whose slots carry their start, whole epoch
 * seconds, as data-segment-id (web/src/components/timeline/MotionSegment.tsx). It adds an attribute
 * to them and one style sheet, and changes nothing else. A page that is built otherwise stays as it
 * is: whatever fails here ends this script, never Frigate's page.
 */
(() => {
  "use strict";

  const SLOT = "data-segment-id";
  const SLOTS = `[${SLOT}]`;
  // React writes className anew at every change, but leaves attributes alone that it does not know.
  const MARK = "data-frigate-backfilled"; // "slot", or "folder" for one with a folder
  const MARKED = `[${MARK}]`;
  const FOLDER_EVERY = 15; // slots between two folders of a long stretch
  const MARGIN = 160; // pixels above and below the screen that count as in view: 20 slots, as Frigate's
  const SETTLE_MS = 100; // between a change of what is in view and the question about it
  const ASK_MS = 1_000; // between two questions, at least
  const REFRESH_MS = 10_000; // how often an open timeline asks again: a run may have ended
  const ANSWER_MS = 20_000; // how long an answer may take
  const LONG_PRESS_MS = 500;
  const TIP_MS = 2_000; // how long a tip stays after a long press

  /** @typedef {{camera: string, seconds: number}} View whose timeline it is, how long a slot lasts */
  /** @typedef {[start: number, end: number]} Range in epoch seconds */
  /** @typedef {{camera: string, after: number, before: number, ranges: Range[]}} Known */
  /**
   * What React keeps of a component or an element: two that take turns, of which one is current.
   * @typedef {{return: Fiber?, child: Fiber?, sibling: Fiber?, alternate: Fiber?,
   *   memoizedProps: any, stateNode: any}} Fiber
   */

  /** @type {View?} */
  let view = null; // the timeline on the page, if it is one camera's
  /** @type {Element?} */
  let anchor = null; // any slot on the page, if there is one
  /** @type {Known?} */
  let known = null; // what Frigate answered, sorted by time
  /** @type {AbortController?} */
  let question = null; // that is not answered yet
  /** @type {AbortController?} */
  let listeners = null; // while a camera's timeline is on the page
  let asked = -Infinity; // when the last question was asked, by performance.now()
  let pause = ASK_MS; // from then to the next one, at least
  let timer = 0;
  let timerAt = Infinity;

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
        stop(); // the page is not what we know: it matters more than our marks
      }
    };

  // ---- Which camera's timeline it is

  /**
   * Frigate's address does not name the camera, but its Timeline has it as property `mainCamera`,
   * and the timeline below that `segmentDuration`. The way up from a slot may lead over what was
   * current before the last change, so it is walked down again from the root, which knows.
   * @param {any} slot
   * @returns {View?}
   */
  const timelineOf = (slot) => {
    const key = Object.keys(slot).find((name) => name.startsWith("__reactFiber$"));
    /** @type {Fiber[]} */
    const path = [];
    for (let fiber = key && slot[key]; fiber; fiber = fiber.return) path.push(fiber);
    /** @type {Fiber?} */
    let fiber = path.pop()?.stateNode?.current ?? null;
    let camera = "";
    while (fiber) {
      const props = fiber.memoizedProps ?? {};
      if (typeof props.mainCamera === "string") camera = props.mainCamera;
      if (camera && props.segmentDuration > 0) return { camera, seconds: props.segmentDuration };
      const next = path.pop();
      fiber = next ? fiber.child : null;
      while (fiber && fiber !== next && fiber !== next?.alternate) fiber = fiber.sibling;
    }
    return null;
  };

  // ---- Which slots are marked

  /**
   * The first index that passes, where none before one that passes does.
   * @param {number} count
   * @param {(index: number) => boolean} passes
   */
  const firstIndex = (count, passes) => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (passes(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  /**
   * Whether at least a second of that slot is backfilled.
   * @param {Range[]} ranges
   * @param {number} begin
   * @param {number} seconds
   */
  const isBackfilled = (ranges, begin, seconds) => {
    const range = ranges[firstIndex(ranges.length, (index) => ranges[index][1] >= begin + 1)];
    return range !== undefined && range[0] <= begin + seconds - 1;
  };

  /**
   * @param {number} begin
   * @returns {"" | "slot" | "folder"}
   */
  const kindOf = (begin) => {
    if (!view || known?.camera !== view.camera) return "";
    const { after, ranges } = known;
    const { seconds } = view;
    /** @param {number} slots */
    const earlier = (slots) => isBackfilled(ranges, begin - slots * seconds, seconds);
    if (!earlier(0)) return "";
    const starts = begin - seconds >= after && !earlier(1);
    const again = (begin / seconds) % FOLDER_EVERY === 0 && earlier(1) && earlier(2) && earlier(3);
    return starts || again ? "folder" : "slot";
  };

  /** @param {Element} slot */
  const mark = (slot) => {
    const kind = kindOf(Number.parseInt(slot.getAttribute(SLOT) ?? "", 10));
    if (kind === (slot.getAttribute(MARK) ?? "")) return;
    if (kind) slot.setAttribute(MARK, kind);
    else slot.removeAttribute(MARK);
  };

  const markAll = () => document.querySelectorAll(SLOTS).forEach(mark);

  // ---- What Frigate knows of them

  /** The time that is in view, with the slot before it: a stretch may start with the first one. */
  const timeInView = () => {
    const slots = document.querySelectorAll(SLOTS); // the newest first, from top to bottom
    const top = firstIndex(
      slots.length,
      (index) => slots[index].getBoundingClientRect().bottom >= -MARGIN,
    );
    const end = firstIndex(
      slots.length,
      (index) => slots[index].getBoundingClientRect().top > innerHeight + MARGIN,
    );
    if (!view || top >= end) return null;
    const newest = Number.parseInt(slots[top].getAttribute(SLOT) ?? "", 10);
    const oldest = Number.parseInt(slots[end - 1].getAttribute(SLOT) ?? "", 10);
    return { after: oldest - view.seconds, before: newest + view.seconds };
  };

  /**
   * Takes an answer in, and keeps what is known of the time right before and after it.
   * @param {string} camera
   * @param {number} after
   * @param {number} before
   * @param {Range[]} answer
   */
  const learn = (camera, after, before, answer) => {
    const old = known?.camera === camera ? known : null;
    const joins = old && old.after <= before && old.before >= after ? old : null;
    /** @type {Range[]} */
    const outside = (joins?.ranges ?? []).flatMap(([start, end]) => [
      [start, Math.min(end, after)],
      [Math.max(start, before), end],
    ]);
    /** @type {Range[]} */
    const inside = answer.map(([start, end]) => [Math.max(start, after), Math.min(end, before)]);
    known = {
      camera,
      after: Math.min(after, joins?.after ?? after),
      before: Math.max(before, joins?.before ?? before),
      ranges: [...outside, ...inside]
        .filter(([start, end]) => start < end)
        .sort((one, other) => one[0] - other[0]),
    };
  };

  /**
   * @param {string} camera
   * @param {number} after
   * @param {number} before
   */
  const ask = async (camera, after, before) => {
    const mine = new AbortController();
    question = mine;
    const expires = setTimeout(() => mine.abort(), ANSWER_MS);
    asked = performance.now();
    pause = ASK_MS;
    /** @type {unknown} */
    let answer = null;
    let next = REFRESH_MS; // Frigate may be starting
    try {
      // @ts-expect-error: nginx writes it into the page; it ends with a slash
      const base = window.baseUrl || "/";
      const address = `${base}api/${encodeURIComponent(camera)}/recordings/backfilled`;
      const response = await fetch(`${address}?after=${after}&before=${before}`, {
        cache: "no-store",
        signal: mine.signal,
      });
      if (response.ok) answer = (await response.json()).ranges;
      else if (response.status < 500) next = Infinity; // no patch, or not allowed
    } catch {
      // no answer, or not one of ours
    }
    clearTimeout(expires);
    if (question !== mine) return; // another camera is asked about by now
    question = null;
    guarded(() => {
      if (Array.isArray(answer)) {
        learn(camera, after, before, answer);
        markAll();
      } else {
        pause = next;
      }
      lookAt(0);
    })();
  };

  const look = () => {
    timer = 0;
    timerAt = Infinity;
    if (followed() || !view || question || document.hidden || pause === Infinity) return;
    const now = performance.now();
    if (now < asked + pause) {
      lookAt(asked + pause);
      return;
    }
    const time = timeInView();
    if (!time) {
      lookAt(now + ASK_MS); // the timeline is about to move
      return;
    }
    const covered =
      known?.camera === view.camera && known.after <= time.after && known.before >= time.before;
    if (covered && now < asked + REFRESH_MS) lookAt(asked + REFRESH_MS);
    else void ask(view.camera, time.after, time.before);
  };

  /** @param {number} moment by performance.now(); an earlier look that is planned already stays */
  const lookAt = (moment) => {
    const at = Math.max(moment, performance.now() + SETTLE_MS);
    if (at >= timerAt) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(guarded(look), at - performance.now());
  };

  // ---- What the page does

  /** @param {MutationRecord[]} records */
  const notice = (records) => {
    if (followed() || !view) return;
    /** @type {Element[]} */
    const slots = [];
    for (const { type, target, addedNodes } of records) {
      if (type === "attributes") slots.push(/** @type {Element} */ (target));
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.hasAttribute(SLOT)) slots.push(node);
        else slots.push(...node.querySelectorAll(SLOTS));
      }
    }
    if (known?.camera === view.camera) slots.forEach(mark); // before they are painted
    if (slots.length) lookAt(0);
  };

  /** Whether it is another camera's timeline than before, another zoom, or none any more. */
  const followed = () => {
    if (!anchor?.isConnected) anchor = document.querySelector(SLOTS);
    const found = anchor && timelineOf(anchor);
    if (found?.camera === view?.camera && found?.seconds === view?.seconds) return false;
    if (found?.camera !== view?.camera) {
      question?.abort();
      question = null;
      pause = ASK_MS;
    }
    view = found;
    hideTip();
    if (view && !listeners) listen();
    if (!view) {
      listeners?.abort();
      listeners = null;
    }
    if (view && known?.camera === view.camera) markAll();
    else document.querySelectorAll(MARKED).forEach(mark);
    if (view) lookAt(0);
    return true;
  };

  const listen = () => {
    if (!style.isConnected) document.head.append(style);
    listeners = new AbortController();
    /** @type {AddEventListenerOptions} */
    const options = { signal: listeners.signal, capture: true, passive: true };
    const looks = guarded(() => lookAt(0));
    document.addEventListener("visibilitychange", looks, options);
    document.addEventListener("scroll", looks, options);
    document.addEventListener("scroll", guarded(hideTip), options);
    for (const type of ["pointerover", "pointerdown", "pointerup", "pointercancel"]) {
      document.addEventListener(type, guarded(pointed), options);
    }
    document.addEventListener("touchend", guarded(lifted), { ...options, passive: false });
  };

  const stop = () => {
    observer.disconnect();
    listeners?.abort();
    question?.abort();
    clearTimeout(timer);
    tip.remove();
    style.remove(); // with it every mark is gone
  };

  // ---- What is seen

  const style = document.createElement("style");
  // Stronger to the right, away from Frigate's times and ticks. A review's colour is a gradient,
  // which stays visible above ours; `bg-background`, "no recording", is what Frigate went by when
  // the page was opened.
  style.textContent = `
    ${MARKED} {
      background-color: rgb(59 130 246 / 0.2) !important;
      box-shadow: inset -3px 0 rgb(59 130 246), inset -64px 0 48px -32px rgb(59 130 246 / 0.5) !important;
    }
    [${MARK}="folder"]::after {
      content: "\\1F4C1" / ""; position: absolute; right: 5px; top: -3px; z-index: 15;
      font-size: 11px; line-height: 14px; pointer-events: none;
      filter: drop-shadow(0 0 1px rgb(0 0 0 / 0.5));
    }
    @media (orientation: portrait) and (max-width: 640px) {
      [${MARK}="folder"]::after { right: 52px; } /* beside the buttons that zoom */
    }
    .frigate-backfill-tip {
      position: fixed; z-index: 60; max-width: min(20rem, calc(100vw - 16px)); padding: 4px 10px;
      border: 1px solid rgb(59 130 246); border-radius: 6px; pointer-events: none;
      background: rgb(23 37 84); color: rgb(239 246 255); font-size: 12px; line-height: 18px;
    }`;

  const tip = document.createElement("div");
  let tipTimer = 0;

  /** @type {Record<string, string>} */
  const TIPS = {
    cs: "Obnoveno: žádné údaje o pohybu ani objektech",
    de: "Nachgetragen: keine Bewegungs- oder Objektdaten",
    en: "Backfilled: no motion or object data",
    es: "Recuperado: sin datos de movimiento ni objetos",
    fr: "Récupéré : aucune donnée de mouvement ni d'objet",
    it: "Recuperato: nessun dato su movimento o oggetti",
    nl: "Teruggehaald: geen gegevens over beweging of objecten",
    pl: "Przywrócone: brak danych o ruchu i obiektach",
    pt: "Recuperado: sem dados de movimento ou objetos",
    sv: "Återställt: inga data om rörelse eller objekt",
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

  const observer = new MutationObserver(guarded(notice));
  guarded(() => {
    observer.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: [SLOT],
    });
    followed();
  })();
})();
