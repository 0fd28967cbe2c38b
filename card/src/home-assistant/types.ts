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
  config: { time_zone: string };
  user?: { is_admin: boolean };
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
    }[];
    loadCardHelpers?: () => Promise<CardHelpers>;
  }
}
