// @ts-check
/** What Frigate knows of the slots in view: when it is asked, and what it answered. */

/**
 * Takes an answer in, and keeps what is known of the time right before and after it.
 * @param {string} camera
 * @param {number} after
 * @param {number} before
 * @param {Stretch[]} answer
 */
const learn = (camera, after, before, answer) => {
  const old = known?.camera === camera ? known : null;
  const joins = old && old.after <= before && old.before >= after ? old : null;
  /** @type {Stretch[]} */
  const outside = (joins?.ranges ?? []).flatMap(([start, end]) => [
    [start, Math.min(end, after)],
    [Math.max(start, before), end],
  ]);
  /** @type {Stretch[]} */
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
