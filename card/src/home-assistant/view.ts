/** The card in Home Assistant: user, language and connection come from its `hass`. */

import { property } from "lit/decorators.js";

import { loadExceptions } from "../i18n/exceptions";
import { loadTexts } from "../i18n/languages";
import { createUi, uiKey } from "../i18n/ui";
import { View } from "../view/view";
import { HomeAssistantBackend } from "./backend";
import type { HomeAssistant } from "./types";

export class HomeAssistantView extends View {
  private home: HomeAssistant | null = null;
  private uiOf = "";

  /** Comes anew with every state change in the house: nearly all of them are nothing to us. */
  @property({ attribute: false, noAccessor: true })
  set hass(hass: HomeAssistant) {
    const before = this.home;
    this.home = hass;
    if (
      before?.locale !== hass.locale ||
      before?.language !== hass.language ||
      before.config.time_zone !== hass.config.time_zone ||
      before.user !== hass.user
    ) {
      const key = uiKey(hass);
      if (key !== this.uiOf) {
        this.uiOf = key;
        const speak = () => {
          if (key === this.uiOf) {
            this.ui = createUi(hass);
          }
        };
        void loadTexts(hass.language).then(speak);
        // They are rarely needed, and Home Assistant may take its time.
        void loadExceptions(hass).then((isNew) => isNew && this.ui && speak());
      }
    }
    if (before?.connection !== hass.connection) {
      this.connect(new HomeAssistantBackend(hass.connection));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "frigate-backfill-view": HomeAssistantView;
  }
}
