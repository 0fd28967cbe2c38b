// @ts-check
/** What the page does: its timeline comes, changes, and goes. */

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

const giveUp = () => {
  observer.disconnect();
  listeners?.abort();
  question?.abort();
  clearTimeout(timer);
  tip.remove();
  style.remove(); // with it every mark is gone
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
