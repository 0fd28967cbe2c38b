/** The card as Home Assistant knows it: a few lines that load the rest once it is on screen. */

import type { HomeAssistant } from "../home-assistant/types";
import type { HomeAssistantView } from "../home-assistant/view";
import { EDITOR_TAG, VIEW_TAG } from "../tags";
import { type CardConfig, validateConfig } from "../view/config";
import { loadApp } from "./load";
import { textsOf } from "./texts";

// Loaded a little before it is scrolled into sight.
const MARGIN = "300px";

export class FrigateBackfillCard extends HTMLElement {
  private home: HomeAssistant | null = null;
  private config: CardConfig | null = null;
  private view: HomeAssistantView | null = null;
  private readonly sight = new IntersectionObserver(
    (entries) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        void this.load();
      }
    },
    { rootMargin: MARGIN },
  );

  /** Home Assistant's own visual editor calls this. */
  static async getConfigElement(): Promise<HTMLElement> {
    await loadApp();
    return document.createElement(EDITOR_TAG);
  }

  static getStubConfig(): Partial<CardConfig> {
    return {};
  }

  get hass(): HomeAssistant | null {
    return this.home;
  }

  set hass(hass: HomeAssistant | null) {
    this.home = hass;
    if (hass && this.view) {
      this.view.hass = hass;
    }
  }

  setConfig(config: unknown): void {
    this.config = validateConfig(config);
    this.view?.setConfig(this.config);
  }

  getCardSize(): number {
    return 10;
  }

  getGridOptions(): Record<string, number | string> {
    return { columns: 12, min_columns: 6, rows: "auto", min_rows: 5 };
  }

  connectedCallback(): void {
    if (!this.view) {
      Object.assign(this.style, { display: "block", blockSize: "100%", minBlockSize: "200px" });
      this.sight.observe(this);
    }
  }

  disconnectedCallback(): void {
    this.sight.disconnect();
  }

  private async load(): Promise<void> {
    this.sight.disconnect();
    try {
      await loadApp();
    } catch {
      this.showFailure();
      return;
    }
    if (this.view) {
      return;
    }
    const view = document.createElement(VIEW_TAG);
    if (this.config) {
      view.setConfig(this.config);
    }
    if (this.home) {
      view.hass = this.home;
    }
    this.view = view;
    this.style.minBlockSize = "";
    this.replaceChildren(view);
  }

  private showFailure(): void {
    const texts = textsOf(this.home?.language ?? navigator.language);
    const retry = document.createElement("button");
    retry.textContent = texts.retry;
    retry.addEventListener("click", () => void this.load());
    const card = document.createElement("ha-card");
    card.style.padding = "16px";
    card.setAttribute("role", "alert");
    card.append(texts.failed, " ", retry);
    this.replaceChildren(card);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "frigate-backfill-card": FrigateBackfillCard;
  }
}
