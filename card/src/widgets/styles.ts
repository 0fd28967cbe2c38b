/** What the card's elements share in looks, all of it from Home Assistant's theme variables. */

import { css } from "lit";

export const colors = css`
  :host {
    --fb-recorded: var(--frigate-backfill-recorded-color, #6ba58a);
    --fb-backfilled: var(--frigate-backfill-backfilled-color, #2a7de1);
    --fb-missing: var(--frigate-backfill-missing-color, #f59b00);
    --fb-error: var(--error-color, #db4437);
    --fb-text: var(--primary-text-color, #212121);
    /* Stronger than the theme's own, which is too faint on a tinted ground in older ones. */
    --fb-text-2: color-mix(in srgb, var(--secondary-text-color, #616161) 80%, var(--fb-text));
    --fb-surface: var(--ha-card-background, var(--card-background-color, #fff));
    --fb-line: var(--divider-color, rgba(127, 127, 127, 0.3));
    --fb-track: color-mix(in srgb, var(--fb-text) 8%, transparent);
    --fb-accent: var(--primary-color, #03a9f4);
    --fb-hatch: repeating-linear-gradient(
      135deg,
      var(--fb-missing) 0 2px,
      color-mix(in srgb, var(--fb-missing) 30%, transparent) 2px 5px
    );
  }
`;

export const base = css`
  ${colors}
  :host {
    display: block;
    color: var(--fb-text);
    font-size: 14px;
    line-height: 1.45;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before {
    box-sizing: border-box;
  }
  :focus-visible {
    outline: 2px solid var(--fb-accent);
    outline-offset: 2px;
  }
  .muted {
    color: var(--fb-text-2);
  }
  .error-text {
    color: var(--fb-error);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  svg.icon {
    inline-size: 24px;
    block-size: 24px;
    fill: currentColor;
    flex: none;
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
`;

export const buttons = css`
  button {
    font: inherit;
    color: inherit;
    cursor: pointer;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-block-size: 40px;
    padding: 4px 18px;
    border: 1px solid var(--fb-line);
    border-radius: 20px;
    background: transparent;
    font-weight: 500;
    text-decoration: none;
    color: var(--fb-text);
    transition: background-color 0.15s;
  }
  .button:hover:not([aria-disabled="true"]) {
    background: var(--fb-track);
  }
  /* Mixed with black, so that white text is readable on any theme's primary colour. */
  .button.primary {
    border-color: transparent;
    background: color-mix(in srgb, var(--fb-accent) 64%, #00131f);
    color: #fff;
  }
  .button.primary:hover {
    background: color-mix(in srgb, var(--fb-accent) 54%, #00131f);
  }
  /* What is out of use for a moment keeps the focus: so it says so, and is not disabled. */
  .button[aria-disabled="true"] {
    opacity: 0.5;
    cursor: default;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: transparent;
  }
  .icon-button:hover:not([aria-disabled="true"]) {
    background: var(--fb-track);
  }
  .icon-button[aria-disabled="true"] {
    opacity: 0.35;
    cursor: default;
  }
  :host(:dir(rtl)) .turns {
    transform: scaleX(-1);
  }
`;

export const fields = css`
  label {
    display: grid;
    gap: 4px;
    font-size: 12px;
    color: var(--fb-text-2);
  }
  select,
  input:not([type="checkbox"]) {
    font: inherit;
    font-size: 14px;
    min-block-size: 40px;
    max-inline-size: 100%;
    padding: 4px 10px;
    border: 1px solid color-mix(in srgb, var(--fb-text) 45%, transparent);
    border-radius: 8px;
    background: var(--fb-surface);
    color: var(--fb-text);
    color-scheme: inherit;
  }
  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px 10px;
    align-items: center;
    font-size: 14px;
    color: var(--fb-text);
  }
  .check input {
    inline-size: 20px;
    block-size: 20px;
    margin: 2px;
    accent-color: var(--fb-accent);
  }
  .check small {
    grid-column: 2;
    color: var(--fb-text-2);
  }
`;

/** A path of the server's: left to right whatever the language, and broken anywhere. */
export const paths = css`
  code {
    display: block;
    font-size: 11px;
    overflow-wrap: anywhere;
    color: var(--fb-text-2);
    direction: ltr;
    unicode-bidi: plaintext;
  }
`;
