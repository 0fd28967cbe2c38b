/** The card's visual editor, on Home Assistant's own form. Event: `config-changed` with `{ config }`. */

import { css, html, LitElement, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

import { HomeAssistantBackend } from "./backend";
import type { HomeAssistant } from "./types";
import type { Instance } from "../api/models";
import { labelsOf } from "../camera/label";
import { type CardConfig, DEFAULT_DAYS, MAX_DAYS, validateConfig } from "../view/config";
import { asKey, translator } from "../i18n";
import { loadTexts } from "../i18n/languages";

interface Field {
  name: keyof CardConfig;
  selector: Record<string, unknown>;
}

const FORM_TIMEOUT_MS = 10_000;

export class HomeAssistantCardEditor extends LitElement {
  static override styles = css`
    ha-form {
      display: block;
    }
  `;

  @property({ attribute: false }) hass!: HomeAssistant;
  @state() private config: CardConfig | null = null;
  @state() private instances: Instance[] = [];
  @state() private form: "loading" | "ready" | "missing" = "loading";

  setConfig(config: unknown): void {
    this.config = validateConfig(config);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void Promise.all([loadForm(), loadTexts(this.hass.language)]).then(
      ([loaded]) => (this.form = loaded ? "ready" : "missing"),
    );
  }

  override firstUpdated(): void {
    // Without them the form still has its other fields.
    void new HomeAssistantBackend(this.hass.connection).instances().then(
      (instances) => (this.instances = instances),
      () => undefined,
    );
  }

  override render(): TemplateResult {
    const t = translator(this.hass.language);
    if (!this.config || this.form === "loading") {
      return html``;
    }
    if (this.form === "missing") {
      return html`<p role="alert">${t("editor.unavailable")}</p>`;
    }
    const label = ({ name }: Field) => t(asKey(`editor.${name}`) ?? "title");
    const helper = ({ name }: Field) => {
      const key = asKey(`editor.${name}_help`);
      return key ? t(key) : undefined;
    };
    const data = { days: DEFAULT_DAYS, show_controls: true, show_schedule: true, ...this.config };
    return html`<ha-form
      .hass=${this.hass}
      .data=${data}
      .schema=${this.schema()}
      .computeLabel=${label}
      .computeHelper=${helper}
      @value-changed=${this.onChange}
    ></ha-form>`;
  }

  private schema(): Field[] {
    const { config, instances } = this;
    const fields: Field[] = [];
    if (instances.length > 1 || config?.entry_id !== undefined) {
      const options = instances.map(({ entry_id, title }) => ({ value: entry_id, label: title }));
      fields.push({ name: "entry_id", selector: { select: { mode: "dropdown", options } } });
    }
    const cameras = instances
      .filter(({ entry_id }) => config?.entry_id === undefined || config.entry_id === entry_id)
      .flatMap(({ cameras: all }) => {
        const called = labelsOf(all);
        return all.map((camera) => ({ value: camera.name, label: called(camera) }));
      });
    return [
      ...fields,
      {
        name: "camera",
        selector: { select: { mode: "dropdown", custom_value: true, options: cameras } },
      },
      { name: "title", selector: { text: {} } },
      { name: "days", selector: { number: { min: 1, max: MAX_DAYS, mode: "box" } } },
      { name: "show_controls", selector: { boolean: {} } },
      { name: "show_schedule", selector: { boolean: {} } },
    ];
  }

  private onChange(event: CustomEvent<{ value: CardConfig }>): void {
    event.stopPropagation();
    const config: Record<string, unknown> = { ...event.detail.value };
    const defaults = { days: DEFAULT_DAYS, show_controls: true, show_schedule: true };
    for (const [name, value] of Object.entries(config)) {
      // What is not set, or as it is anyway, does not stand in the configuration.
      const standard = (defaults as Record<string, unknown>)[name];
      if (value === undefined || value === null || value === "" || value === standard) {
        Reflect.deleteProperty(config, name);
      }
    }
    this.dispatchEvent(
      new CustomEvent("config-changed", { detail: { config }, bubbles: true, composed: true }),
    );
  }
}

/** Home Assistant loads its form only when an editor of its own needs one: ask for such an editor. */
async function loadForm(): Promise<boolean> {
  if (customElements.get("ha-form")) {
    return true;
  }
  const helpers = await window.loadCardHelpers?.();
  const card = helpers?.createCardElement({ type: "tile", entity: "sun.sun" });
  const own = card?.constructor as { getConfigElement?: () => Promise<HTMLElement> } | undefined;
  await own?.getConfigElement?.().catch(() => undefined);
  const timeout = new Promise<false>((done) => setTimeout(() => done(false), FORM_TIMEOUT_MS));
  return Promise.race([customElements.whenDefined("ha-form").then(() => true), timeout]);
}
