// @ts-check
/**
 * Marks backfilled recordings in the timeline of Frigate's History view: blue, with a folder.
 *
 * Runs beside Frigate's own web app (0.15 to 0.18), whose slots carry their start, whole epoch
 * seconds, as data-segment-id (web/src/components/timeline/MotionSegment.tsx). It adds an attribute
 * to them and one style sheet, and changes nothing else. A page that is built otherwise stays as it
 * is: whatever fails here ends this script, never Frigate's page.
 *
 * The files of this folder are served as one function (../../web_ui.py names them in their order),
 * so they share one scope. Here is what all know: words, and what is known of the page.
 */

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
/** @typedef {[start: number, end: number]} Stretch in epoch seconds */
/** @typedef {{camera: string, after: number, before: number, ranges: Stretch[]}} Known */
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
      giveUp(); // the page is not what we know: it matters more than our marks
    }
  };
