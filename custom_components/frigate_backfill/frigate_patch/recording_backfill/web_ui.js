/**
 * Marks backfilled recordings in the timeline of Frigate's History view: blue, with a folder.
 *
 * Runs beside Frigate's own web app (0.15 to 0.18) and changes none of its elements: what it draws
 * is one style sheet, whose rules name the timeline's slots by their data-segment-id (the second at
 * which a slot begins). Without the patch its question is answered with 404, and nothing is drawn.
 */
(() => {
  "use strict";

  const SLOT = "data-segment-id";
  const LOOK_MS = 200; // between two looks at the page while it changes
  const FRESH_MS = 60_000; // how long an answer counts, and how often an open timeline asks
  const RETRY_MS = 300_000; // after an answer that was none
  const AROUND = 6 * 3600; // seconds asked for on both sides of what is on the page
  const FOLDER_EVERY = 15; // slots between two folders of a long stretch

  let sheet = null;
  let pending = false;
  let loading = false;
  let answer = null; // {camera, after, before, ranges, until}
  let named = null; // {camera, opened, at}: whose timeline Frigate asked for last
  let requests = null; // the observer of those requests

  const guarded =
    (action) =>
    (...given) => {
      try {
        return action(...given);
      } catch {
        return undefined; // Frigate's page matters more than our marks
      }
    };

  /** What the History view was opened with, kept by Frigate's router; null elsewhere. */
  const opened = () => history.state?.usr?.recording ?? null;
  const nameOf = (recording) => `${recording.camera}|${recording.startTime}`;

  /** The camera that a request of Frigate's own page is about, if it is the timeline's. */
  const cameraOf = (address) => {
    const url = new URL(address, location.href);
    if (/\/api\/(review\/activity\/motion|recordings\/unavailable)$/.test(url.pathname)) {
      const cameras = url.searchParams.get("cameras");
      return cameras && cameras !== "all" && !cameras.includes(",") ? cameras : null;
    }
    const playlist = /\/vod\/([^/]+)\/start\/[^/]+\/end\/[^/]+\/master\.m3u8$/.exec(url.pathname);
    return playlist ? decodeURIComponent(playlist[1]) : null;
  };

  // The view tells nobody when another camera is chosen in it, but asks for that camera's data.
  const notice = (entries) => {
    const recording = opened();
    if (!recording) return;
    for (const entry of entries) {
      const camera = cameraOf(entry.name);
      if (camera && entry.startTime >= (named?.at ?? 0)) {
        named = { camera, opened: nameOf(recording), at: entry.startTime };
      }
    }
  };

  const currentCamera = () => {
    const recording = opened();
    if (!recording?.camera) return null;
    return named?.opened === nameOf(recording) ? named.camera : recording.camera;
  };

  /** The slots on the page, oldest first, and how many seconds each is long. */
  const slotsOnPage = () => {
    const found = new Set();
    for (const element of document.querySelectorAll(`[${SLOT}]`)) {
      const begins = Number.parseInt(element.getAttribute(SLOT), 10);
      if (begins > 0) found.add(begins);
    }
    const begins = [...found].sort((a, b) => a - b);
    let seconds = Infinity;
    for (let index = 1; index < begins.length; index += 1) {
      seconds = Math.min(seconds, begins[index] - begins[index - 1]);
    }
    return { begins, seconds: Number.isFinite(seconds) ? seconds : 30 };
  };

  /** Those slots of which at least a second is backfilled. Slots and ranges are in order of time. */
  const backfilled = ({ begins, seconds }, ranges) => {
    let next = 0;
    return begins.filter((begin) => {
      while (next < ranges.length && ranges[next][1] < begin + 1) next += 1;
      return next < ranges.length && ranges[next][0] <= begin + seconds - 1;
    });
  };

  const selectors = (begins, part) =>
    begins.map((begin) => `[${SLOT}="${begin}"]::${part}`).join(",");

  const drawing = (marked, seconds) => {
    if (!marked.length) return "";
    const all = new Set(marked);
    // Time runs upwards: a stretch gets its folder at its top, and again along the way.
    const folders = marked.filter(
      (begin) =>
        !all.has(begin + seconds) ||
        ((begin / seconds) % FOLDER_EVERY === 0 && all.has(begin + FOLDER_EVERY * seconds)),
    );
    return (
      `${selectors(marked, "before")}{content:"";position:absolute;inset:0;pointer-events:none;` +
      "background:rgb(59 130 246/.3);border-left:3px solid rgb(59 130 246)}" +
      `${selectors(folders, "after")}{content:"\\1F4C1";position:absolute;right:3px;top:-3px;z-index:5;` +
      "font-size:11px;line-height:14px;pointer-events:none}"
    );
  };

  const draw = (text) => {
    if (!sheet) {
      if (!text) return;
      sheet = document.createElement("style");
      sheet.setAttribute("data-frigate-backfill", "");
      document.head.append(sheet);
    }
    if (sheet.textContent !== text) sheet.textContent = text;
  };

  const ask = async (camera, after, before) => {
    const base = window.baseUrl || "/";
    const address = `${base}api/${encodeURIComponent(camera)}/recordings/backfilled`;
    const response = await fetch(`${address}?after=${after}&before=${before}`);
    if (!response.ok) throw new Error(String(response.status));
    const { ranges } = await response.json();
    return [...ranges].sort((a, b) => a[0] - b[0]);
  };

  const load = async (camera, after, before) => {
    loading = true;
    let ranges = [];
    let lasts = FRESH_MS;
    try {
      ranges = await ask(camera, after, before);
    } catch {
      lasts = RETRY_MS; // no patch, not allowed, or Frigate is starting: ask again much later
    }
    answer = { camera, after, before, ranges, until: performance.now() + lasts };
    loading = false;
    lookSoon();
  };

  const look = () => {
    pending = false;
    notice(requests.takeRecords()); // what a busy page has not told yet
    const camera = currentCamera();
    const slots = camera ? slotsOnPage() : null;
    if (!slots?.begins.length) {
      draw("");
      return;
    }
    const first = slots.begins[0];
    const last = slots.begins.at(-1) + slots.seconds;
    const known = answer?.camera === camera ? answer : null;
    draw(known ? drawing(backfilled(slots, known.ranges), slots.seconds) : "");
    const covered = known && known.after <= first && known.before >= last;
    if (!loading && (!covered || performance.now() > known.until)) {
      void load(camera, first - AROUND, last + AROUND);
    }
  };

  function lookSoon() {
    if (pending) return;
    pending = true;
    setTimeout(guarded(look), LOOK_MS);
  }

  const start = () => {
    requests = new PerformanceObserver(
      guarded((list) => {
        notice(list.getEntries());
        lookSoon();
      }),
    );
    requests.observe({ type: "resource", buffered: true });
    new MutationObserver(guarded(lookSoon)).observe(document.body, {
      childList: true,
      subtree: true,
    });
    setInterval(guarded(lookSoon), FRESH_MS);
    lookSoon();
  };

  guarded(start)();
})();
