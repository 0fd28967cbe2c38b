/**
 * The History view's timeline as far as marks depend on it, drawn by the React that Frigate uses:
 * components, properties, keys and elements as in web/src/views/recording/RecordingView.tsx and
 * web/src/components/timeline/ of 0.15.2 (all slots at once, drawn when first seen) and of 0.16 and
 * later (only the slots in view). What the slots show is left out.
 */

import { Fragment, createElement as h, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";

import { Settings } from "./menu.js";

const ROW = 8; // pixels
const OVERSCAN = 20; // slots
const HOUR = 3600;
const DAY = 24 * HOUR;
const NOW = Math.ceil(Date.now() / 1000 / HOUR) * HOUR; // the end of the newest day shown
const LOADING_MS = 150;

const controls = {}; // for tests: what is shown, and where the player was sent

const loaded = new Set(); // as SWR: what was asked once is there at once

function useMotion(key) {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (loaded.has(key)) return undefined;
    const timer = setTimeout(() => {
      loaded.add(key);
      redraw((count) => count + 1);
    }, LOADING_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return loaded.has(key);
}

function MotionSegment({ segmentTime, round }) {
  // Every refresh of what is known of a slot writes its classes anew.
  const seek = () => (controls.sought = segmentTime);
  const classes = `segment h-[8px] relative w-full ${round % 2 ? "has-data" : "bg-background"}`;
  return h(
    Fragment,
    null,
    h(
      "div",
      {
        key: segmentTime,
        "data-segment-id": segmentTime,
        className: classes,
        onClick: seek,
        onTouchEnd: (event) => {
          event.preventDefault();
          seek();
        },
      },
      h("div", { className: "tick" }),
    ),
  );
}

/** 0.15.2: a slot that was not seen yet is another, empty element. */
function LateMotionSegment(props) {
  const [seen, setSeen] = useState(false);
  const ref = useRef(null);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => entry.isIntersecting && setSeen(true));
    if (ref.current) observer.observe(ref.current);
    return () => observer.disconnect();
  }, [seen]);
  if (seen) return h(MotionSegment, props);
  return h("div", {
    ref,
    "data-segment-id": props.segmentTime,
    className: "segment relative",
  });
}

function VirtualizedMotionSegments({ timelineRef, segments, segmentDuration, round }) {
  const [range, setRange] = useState({ start: 0, end: 0 });
  useEffect(() => {
    const box = timelineRef.current;
    const update = () =>
      setRange({
        start: Math.max(0, Math.floor(box.scrollTop / ROW) - OVERSCAN),
        end: Math.ceil((box.scrollTop + box.clientHeight) / ROW) + OVERSCAN,
      });
    const scrolled = () => requestAnimationFrame(update);
    box.addEventListener("scroll", scrolled, { passive: true });
    update();
    return () => box.removeEventListener("scroll", scrolled);
  }, [segments.length]);
  return h(
    "div",
    { style: { height: segments.length * ROW, position: "relative" } },
    segments.slice(range.start, range.end).map((segmentTime, index) =>
      h(
        "div",
        {
          key: `${segmentTime}_${segmentDuration}`,
          style: {
            position: "absolute",
            top: (range.start + index) * ROW,
            height: ROW,
            width: "100%",
          },
        },
        h(MotionSegment, { segmentTime, segmentDuration, round }),
      ),
    ),
  );
}

function MotionReviewTimeline({ segmentDuration, timelineStart, timelineEnd, virtual, round }) {
  const timelineRef = useRef(null);
  const segments = [];
  for (let time = timelineStart; time >= timelineEnd; time -= segmentDuration) segments.push(time);
  return h(
    "div",
    { ref: timelineRef, className: "timeline bg-secondary" },
    virtual
      ? h(VirtualizedMotionSegments, {
          timelineRef,
          segments,
          segmentDuration,
          round,
        })
      : segments.map((segmentTime) =>
          h(LateMotionSegment, {
            key: segmentTime,
            segmentTime,
            segmentDuration,
            round,
          }),
        ),
  );
}

function Timeline({ mainCamera, timelineType, segmentDuration, day, virtual, round }) {
  const start = NOW - day * DAY;
  const ready = useMotion(`${mainCamera} ${day} ${segmentDuration}`);
  if (timelineType !== "timeline") return h("p", null, "No events");
  if (!ready) return h("p", { className: "skeleton" });
  return h(MotionReviewTimeline, {
    segmentDuration,
    timelineStart: start,
    timelineEnd: start - DAY,
    virtual,
    round,
  });
}

function RecordingView({ startCamera, ...props }) {
  return h(
    "section",
    null,
    h("video", { key: startCamera }),
    h(Timeline, { mainCamera: startCamera, ...props }),
  );
}

/** The review page's list: slots of all cameras, and no main camera. */
function EventView({ segmentDuration, day }) {
  const start = NOW - day * DAY;
  return h(MotionReviewTimeline, {
    segmentDuration,
    timelineStart: start,
    timelineEnd: start - DAY,
    virtual: true,
    round: 0,
  });
}

function LiveDashboard({ round }) {
  return h(
    "ul",
    null,
    Array.from({ length: 200 }, (_, index) => h("li", { key: `${index} ${round}` }, index)),
  );
}

function App({ controls }) {
  const [state, setState] = useState({
    page: "live",
    startCamera: "front_door",
    timelineType: "timeline",
    segmentDuration: 30,
    day: 0, // ago
    virtual: true,
    round: 0,
    menu: null, // { desktop, admin }
  });
  controls.show = (changes) => flushSync(() => setState((old) => ({ ...old, ...changes })));
  const { page, menu, ...props } = state;
  const view = {
    history: RecordingView,
    review: EventView,
    live: LiveDashboard,
  }[page];
  return h(
    Fragment,
    null,
    menu && h(Settings, menu),
    h("main", { className: page }, h(view, props)),
  );
}

createRoot(document.getElementById("root")).render(h(App, { controls }));
window.frigate = controls;
