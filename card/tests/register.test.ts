import { afterEach, expect, test } from "vitest";

import { CARD_TAG } from "../src/card/config";
import { until } from "./helpers";

const MAIN = new URL("../src/main.ts", import.meta.url).href;

type Page = Window & typeof globalThis;

afterEach(() => document.body.replaceChildren());

/** A page of its own, in which nothing of the card or of Home Assistant is defined. */
function emptyPage(): Page {
  const frame = document.createElement("iframe");
  document.body.append(frame);
  return frame.contentWindow as Page;
}

async function load(page: Page, address: string): Promise<void> {
  await (page.eval(`import(${JSON.stringify(address)})`) as Promise<unknown>);
}

test("the card is defined in the registry that Home Assistant puts in place while it loads", async () => {
  const page = emptyPage();
  await load(page, MAIN);
  const first = page.customElements;
  expect(first.get(CARD_TAG)).toBeUndefined();

  // What Home Assistant's page does: what was defined so far is not in the new one.
  const kept = new Map<string, CustomElementConstructor>();
  const replacement = {
    define: (tag: string, element: CustomElementConstructor) => {
      kept.set(tag, element);
      first.define(tag, element);
    },
    get: (tag: string) => kept.get(tag),
  };
  Object.defineProperty(page, "customElements", { value: replacement });
  page.eval('customElements.define("home-assistant", class extends HTMLElement {})');
  await until(() => kept.has(CARD_TAG), "the card in the new registry");
  expect(kept.has(`${CARD_TAG}-editor`)).toBe(true);
});

test("loaded twice, as after an update, it is offered once and defined once", async () => {
  const page = emptyPage();
  page.eval('customElements.define("home-assistant", class extends HTMLElement {})');
  await load(page, MAIN);
  await until(() => page.customElements.get(CARD_TAG), "the card");
  const before = page.customElements.get(CARD_TAG);
  await load(page, `${MAIN}?v=another`);
  await new Promise((done) => setTimeout(done, 50));
  expect(page.customElements.get(CARD_TAG)).toBe(before);
  expect(page.customCards?.filter((card) => card.type === CARD_TAG)).toHaveLength(1);
});
