// @ts-check
/** The slots: which of them are in view, and which are marked. */

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
 * @param {Stretch[]} ranges
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
