/** The looks of the coverage map. */

import { css, unsafeCSS } from "lit";

const HOURS = [...Array(24).keys()];
// Two tracks an hour, so that an hour that comes twice has two cells in its column.
const places = HOURS.map((hour) => {
  const wide = 2 + 2 * hour;
  const folded = 2 + 2 * (hour % 12);
  const line = hour < 12 ? 1 : 2;
  return `
    .h${hour} { grid-area: 1 / ${wide} / auto / span 2; }
    .h${hour}.half { grid-area: 1 / ${wide} / auto / span 1; }
    .h${hour}.half.again { grid-area: 1 / ${wide + 1} / auto / span 1; }
    .folded .h${hour} { grid-area: ${line} / ${folded} / auto / span 2; }
    .folded .h${hour}.half { grid-area: ${line} / ${folded} / auto / span 1; }
    .folded .h${hour}.half.again { grid-area: ${line} / ${folded + 1} / auto / span 1; }`;
}).join("");

export const mapStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .scroller {
    flex: 1 1 auto;
    overflow-y: auto;
    max-block-size: var(--frigate-backfill-map-height, 372px);
    scrollbar-width: thin;
    container-type: inline-size;
    position: relative;
  }
  .rows {
    position: relative;
    /* Three digits fit into a cell of the narrowest card, too. */
    font-size: clamp(8px, (100cqi - 76px) / 46, 9.5px);
  }
  .folded .rows {
    font-size: clamp(8px, (100cqi - 50px) / 24, 11px);
  }
  .row,
  .head {
    display: grid;
    grid-template-columns: var(--label) repeat(48, minmax(0, 1fr));
    --label: var(--fb-label, 76px);
  }
  .folded .row,
  .folded .head {
    grid-template-columns: var(--label) repeat(24, minmax(0, 1fr));
    --label: var(--fb-label, 50px);
  }
  .row {
    position: absolute;
    inset-inline: 0;
    block-size: 26px;
    grid-template-rows: 26px;
    contain: strict;
    content-visibility: auto;
  }
  .folded .row {
    block-size: 60px;
    grid-template-rows: 28px 28px;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 2;
    padding-block: 2px 4px;
    background: var(--fb-surface);
    color: var(--fb-text-2);
    font-size: 11px;
    line-height: 14px;
  }
  .head > * {
    white-space: nowrap;
    min-inline-size: 0;
  }
  .corner {
    grid-area: 1 / 1;
  }
  .label {
    grid-area: 1 / 1;
    justify-self: start;
    align-self: center;
    font-size: 12px;
    white-space: nowrap;
    padding-inline-end: 6px;
    color: var(--fb-text);
  }
  .label span {
    color: var(--fb-text-2);
    display: inline-block;
    min-inline-size: 2.3em;
  }
  .folded .label {
    grid-area: 1 / 1 / span 2 / auto;
    line-height: 1.3;
    padding-block-end: 4px;
  }
  .folded .label span {
    display: block;
  }
  /* Neither clipped nor positioned, which would cost each frame that scrolls dearly. */
  .c,
  .gap {
    margin: 1px;
    border-radius: 3px;
    min-inline-size: 0;
  }
  .c {
    background: var(--fb-track);
    cursor: pointer;
    line-height: 22px;
    letter-spacing: -0.4px;
    text-align: center;
    color: var(--fb-text);
    user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  .folded .c {
    line-height: 26px;
  }
  .c.wait {
    background: color-mix(in srgb, var(--fb-track) 50%, transparent);
    cursor: progress;
  }
  .c.rec {
    background: var(--fb-recorded);
  }
  .c.back {
    background: var(--fb-backfilled);
  }
  .c.mix {
    background: var(--fb-shares);
  }
  .c.mix,
  .c.gone {
    --fb-shares: linear-gradient(
      to top,
      var(--fb-recorded) 0 var(--r),
      var(--fb-backfilled) var(--r) var(--b),
      var(--fb-track) var(--b)
    );
  }
  .c.gone {
    background:
      var(--fb-hatch) 0 var(--y) / 100% var(--m) no-repeat,
      var(--fb-shares);
  }
  /* A halo instead of a box: the hatching stays to be seen. */
  .c > span {
    display: block;
    /* On a narrow map, a number may be wider than its cell. */
    margin-inline: -4px;
    font-weight: 600;
    paint-order: stroke fill;
    -webkit-text-stroke: 2.5px var(--fb-surface);
  }
  /* Half a column has no room for a number that lies. */
  .half > span {
    display: grid;
    place-content: center;
    height: 100%;
    margin: 0 -2px;
    writing-mode: vertical-rl;
    line-height: 1;
  }
  .c.bad {
    position: relative;
  }
  .c.bad::after {
    content: "";
    position: absolute;
    inset-block-start: 2px;
    inset-inline-end: 2px;
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--fb-error);
    box-shadow: 0 0 0 1px var(--fb-surface);
  }
  .c:hover {
    outline: 2px solid color-mix(in srgb, var(--fb-text) 60%, transparent);
    outline-offset: -2px;
  }
  .c:focus-visible {
    /* Inside the cell: the row cuts off what leaves it. */
    outline: 2px solid var(--fb-text);
    outline-offset: -2px;
    box-shadow: 0 0 0 3.5px var(--fb-surface) inset;
  }
  .gap {
    position: relative;
  }
  .gap::after {
    content: "";
    position: absolute;
    inset: 50% 25% auto;
    border-block-start: 1px dashed var(--fb-text-2);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 12px;
    align-items: center;
    justify-content: center;
    padding: 8px 0 4px;
    font-size: 12px;
    color: var(--fb-text-2);
  }
  .link {
    border: 0;
    padding: 6px 4px;
    background: none;
    color: var(--fb-text);
    text-decoration: underline;
    font-size: 12px;
  }
  .tip {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 8px 12px;
    border: 1px solid var(--fb-line);
    border-radius: 8px;
    inline-size: max-content;
    max-inline-size: min(340px, calc(100vw - 16px));
    background: var(--fb-surface);
    color: var(--fb-text);
    box-shadow: 0 3px 12px rgba(0, 0, 0, 0.3);
    font-size: 12px;
    pointer-events: none;
  }
  .tip b {
    display: block;
    font-weight: 500;
  }
  ${unsafeCSS(places)}
`;
