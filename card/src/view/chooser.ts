/** The list of cameras in the card's heading, or the one name that there is, unless it is the title. */

import { html, nothing, type TemplateResult } from "lit";

import type { Instance } from "../api/models";
import { labelsOf } from "../camera/label";
import type { Ui } from "../i18n/ui";
import type { Choice, ViewData } from "./data";

export function chooser(data: ViewData, ui: Ui): TemplateResult | typeof nothing {
  const { camera: shown, instance: whose, instances } = data;
  if (!data.several) {
    const label = shown && labelsOf(whose?.cameras ?? [])(shown);
    return label && label !== data.config?.title
      ? html`<span class="name muted" dir="auto" title=${label}>${label}</span>`
      : nothing;
  }
  const options = (instance: Instance) => {
    const label = labelsOf(instance.cameras);
    return instance.cameras.map((camera) => {
      const choice: Choice = { entryId: instance.entry_id, camera: camera.name };
      return html`<option
        value=${JSON.stringify(choice)}
        ?selected=${instance === data.instance && camera === shown}
      >
        ${label(camera)}
      </option>`;
    });
  };
  return html`<select
    aria-label=${ui.t("camera")}
    @change=${(event: Event) =>
      data.choose(JSON.parse((event.target as HTMLSelectElement).value) as Choice)}
  >
    ${
      instances.length > 1
        ? instances.map(
            (instance) => html`<optgroup label=${instance.title}>${options(instance)}</optgroup>`,
          )
        : instances.map(options)
    }
  </select>`;
}
