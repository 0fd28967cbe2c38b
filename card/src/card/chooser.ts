/** The list of cameras in the card's heading, or the one name that there is. */

import { html, nothing, type TemplateResult } from "lit";

import type { Camera, Instance } from "../api/models";
import type { Ui } from "../i18n/ui";
import type { CardConfig } from "./config";
import type { CardData, Choice } from "./data";

export function chooser(
  data: CardData,
  config: CardConfig,
  ui: Ui,
): TemplateResult | typeof nothing {
  const instances = (data.instances ?? []).filter(
    (instance) => config.entry_id === undefined || instance.entry_id === config.entry_id,
  );
  const total = instances.reduce((sum, instance) => sum + instance.cameras.length, 0);
  if (config.camera !== undefined || total < 2) {
    return data.camera ? html`<span class="muted">${labelOf(data.camera)}</span>` : nothing;
  }
  const options = (instance: Instance) =>
    instance.cameras.map((camera) => {
      const choice: Choice = { entryId: instance.entry_id, camera: camera.name };
      return html`<option
        value=${JSON.stringify(choice)}
        ?selected=${instance === data.instance && camera === data.camera}
      >
        ${labelOf(camera)}
      </option>`;
    });
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

export function labelOf(camera: Camera): string {
  return camera.friendly_name ?? camera.name;
}
