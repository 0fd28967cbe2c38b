/** The slice of Home Assistant's frontend that the card relies on. */

import type { Unsubscribe } from "../api/backend";

export interface Connection {
  sendMessagePromise<T>(message: Record<string, unknown>): Promise<T>;
  subscribeMessage<T>(
    callback: (event: T) => void,
    message: Record<string, unknown>,
  ): Promise<Unsubscribe>;
  addEventListener(type: "ready" | "disconnected", listener: () => void): void;
  removeEventListener(type: "ready" | "disconnected", listener: () => void): void;
}

export interface Locale {
  language: string;
  number_format?: string;
  time_format?: string;
  date_format?: string;
  time_zone?: string;
}

export interface HomeAssistant {
  connection: Connection;
  language: string;
  locale?: Locale;
  config: { time_zone: string; language?: string };
  user?: { is_admin: boolean };
  entities?: Record<string, { platform?: string; device_id?: string } | undefined>;
  devices?: Record<string, Device | undefined>;
}

interface Device {
  identifiers: [domain: string, id: string][];
  config_entries?: string[];
  primary_config_entry?: string | null;
}

export interface CardHelpers {
  createCardElement(config: Record<string, unknown>): HTMLElement;
}

declare global {
  interface Window {
    customCards?: {
      type: string;
      name: string;
      description: string;
      preview: boolean;
      documentationURL: string;
      getEntitySuggestion: (hass: HomeAssistant, entityId: string) => { config: object } | null;
    }[];
    customStrategies?: {
      type: string;
      strategyType: "dashboard";
      name: string;
      description: string;
      documentationURL: string;
    }[];
    loadCardHelpers?: () => Promise<CardHelpers>;
  }
}
