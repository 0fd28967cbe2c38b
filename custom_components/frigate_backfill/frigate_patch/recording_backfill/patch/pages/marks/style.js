// @ts-check
/** The look of a marked slot. */

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
