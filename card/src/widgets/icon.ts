/** One of Material Design's icons, drawn without Home Assistant's lazily loaded elements. */

import { html, type TemplateResult } from "lit";

export function icon(path: string, name = ""): TemplateResult {
  return html`<svg class="icon ${name}" viewBox="0 0 24 24" aria-hidden="true">
    <path d=${path}></path>
  </svg>`;
}
