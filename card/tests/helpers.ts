/** Puts the card, or one of its elements, on the page of a real browser and finds things in it. */

import type { LitElement } from "lit";

import { type Message, MockBackend, mockHass, type MockOptions } from "../dev/mock";
import { applyTheme, defineStubs } from "../dev/stubs";
import { HomeAssistantView } from "../src/home-assistant/view";
import type { HomeAssistant } from "../src/home-assistant/types";
import { ELEMENTS, defineElements } from "../src/elements";
import { VIEW_TAG } from "../src/tags";
import { createUi, type Ui } from "../src/i18n/ui";

defineStubs();
defineElements({ ...ELEMENTS, [VIEW_TAG]: HomeAssistantView });
applyTheme(false);

export const NOW = Date.parse("2026-11-24T12:30:00Z") / 1000;
/** An hour earlier and some seconds: noon on the clock in Amsterdam. */
export const NOON = Date.parse("2026-11-24T11:05:09Z") / 1000;

export const backendOf = (options: MockOptions = {}): MockBackend =>
  new MockBackend({ now: NOW, stepMs: 30, ...options });

/** What was sent of that command. */
export const sentOf = (backend: MockBackend, command: string): Message[] =>
  backend.sent.filter((message) => message.type === `frigate_backfill/${command}`);

/** Open a camera from the list of all, where that is what is shown. */
export async function openCamera(card: Element, camera = "Front Door"): Promise<void> {
  await until(
    () => all(card, "frigate-backfill-overview-row, frigate-backfill-map").length > 0,
    "a camera or the list of all",
  );
  const rows = all(card, "frigate-backfill-overview-row");
  const row = rows.find((each) => textOf(each).includes(camera));
  if (row) {
    all(row, "button")[0]?.click();
  }
}

export async function mapReady(card: Element, camera = "Front Door"): Promise<void> {
  await openCamera(card, camera);
  await until(
    () => all(card, ".c.rec").length > 50 && all(card, ".c.wait").length === 0,
    "the map",
  );
}

/** A card of one camera, with what brings recordings back. */
export async function openRun(options: MockOptions = {}) {
  const backend = backendOf(options);
  const card = await mountCard(backend);
  await mapReady(card);
  await click(card, /Bring back recordings/);
  return { backend, card };
}

/** A text with ordinary spaces, whatever the language puts between number and unit. */
export const plain = (text: string): string =>
  text.replace(/[\u202f\u00a0]/g, " ").replace("’", "'");

export function clearPage(): void {
  document.body.replaceChildren();
  document.dir = "ltr";
  applyTheme(false);
}

export function ui(part: { language?: string; zone?: string; admin?: boolean } = {}): Ui {
  const language = part.language ?? "en";
  const hass = mockHass({} as HomeAssistant["connection"], {
    language,
    locale: { language, time_format: "24", time_zone: "server" },
    config: { time_zone: part.zone ?? "Europe/Amsterdam" },
    user: { is_admin: part.admin ?? true },
  });
  return createUi(hass);
}

export async function mount<T extends LitElement>(element: T, width = 600): Promise<T> {
  const box = document.createElement("div");
  box.style.width = `${width}px`;
  box.append(element);
  document.body.append(box);
  await element.updateComplete;
  return element;
}

export async function mountCard(
  backend: MockBackend,
  config: Record<string, unknown> = {},
  hass: Partial<HomeAssistant> = {},
  width = 600,
): Promise<HomeAssistantView> {
  const card = new HomeAssistantView();
  card.setConfig({ type: "custom:frigate-backfill-card", ...config });
  card.hass = mockHass(backend, hass);
  // The mock's clock is the card's.
  Object.assign(card, { now: backend.now });
  return mount(card, width);
}

/** Every element below a root, shadow trees included. */
export function* walk(root: ParentNode): Generator<Element> {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) {
      yield* walk(element.shadowRoot);
    }
  }
}

function rootOf(element: Element | Document): ParentNode[] {
  const shadow = element instanceof Element ? element.shadowRoot : null;
  return shadow ? [shadow, element] : [element];
}

export function all(root: Element | Document, selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const place of rootOf(root)) {
    for (const element of walk(place)) {
      if (element.matches(selector) && !found.includes(element as HTMLElement)) {
        found.push(element as HTMLElement);
      }
    }
  }
  return found;
}

export async function until<T>(look: () => T | undefined | null | false, what: string): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const found = look();
    if (found) {
      return found;
    }
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`never happened: ${what}`);
}

export function find(root: Element | Document, selector: string): Promise<HTMLElement> {
  return until(() => all(root, selector)[0], selector);
}

/** All the text that is shown, in the order of the page. */
export function textOf(root: Element | Document): string {
  const collect = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) {
      return node.textContent ?? "";
    }
    if (node instanceof HTMLStyleElement || (node instanceof HTMLElement && node.hidden)) {
      return "";
    }
    if (node instanceof HTMLSlotElement) {
      const assigned = node.assignedNodes({ flatten: true });
      return (assigned.length > 0 ? assigned : [...node.childNodes]).map(collect).join(" ");
    }
    const inner = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
    return [...inner.childNodes].map(collect).join(" ");
  };
  return collect(root).replace(/\s+/g, " ").trim();
}

export async function seeText(root: Element | Document, text: string | RegExp): Promise<void> {
  const has = () => {
    const shown = textOf(root);
    return typeof text === "string" ? shown.includes(text) : text.test(shown);
  };
  await until(has, `text ${String(text)}`).catch((error: unknown) => {
    throw new Error(`${String(error)}; shown: ${textOf(root)}`);
  });
}

/** A button, or what acts like one, by its words or label. */
export function button(root: Element | Document, name: string | RegExp): Promise<HTMLElement> {
  const matches = (text: string) => (typeof name === "string" ? text === name : name.test(text));
  return until(
    () =>
      all(root, "button, summary, a").find(
        (element) =>
          matches(element.getAttribute("aria-label") ?? "") ||
          matches(element.textContent.replace(/\s+/g, " ").trim()),
      ),
    `button ${String(name)}`,
  );
}

export async function click(root: Element | Document, name: string | RegExp): Promise<void> {
  (await button(root, name)).click();
}

export function press(target: Element, key: string, init: KeyboardEventInit = {}): void {
  target.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...init }),
  );
}

/** What has the focus, inside however many shadow trees. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) {
    active = active.shadowRoot.activeElement;
  }
  return active;
}
