import { afterEach, expect, test } from "vitest";

import { mockHass } from "../../dev/mock";
import { defineStubs } from "../../dev/stubs";
import type { FrigateBackfillCard } from "../../src/loader/loader";
import { CARD_TAG, STRATEGY, VIEW_TAG } from "../../src/tags";
import { all, backendOf, seeText, until } from "../helpers";

const MAIN = new URL("../../src/main.ts", import.meta.url).href;

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
  expect(page.customStrategies?.filter(({ type }) => type === STRATEGY)).toHaveLength(1);
});

async function cardAt(offset: number): Promise<FrigateBackfillCard> {
  defineStubs();
  await import("../../src/main");
  await customElements.whenDefined(CARD_TAG);
  const card = document.createElement(CARD_TAG);
  card.setConfig({ type: `custom:${CARD_TAG}`, title: "Garden" });
  card.hass = mockHass(backendOf());
  const space = document.createElement("div");
  space.style.height = `${offset}px`;
  document.body.append(space, card);
  return card;
}

test("the rest of the card comes when it is on screen, and is what the configuration says", async () => {
  const card = await cardAt(0);
  await seeText(card, "Garden");
  await until(() => all(card, "frigate-backfill-overview-row").length === 2, "the cameras");
});

test("a card far below the screen is not filled until it is scrolled to", async () => {
  const card = await cardAt(5000);
  await new Promise((done) => setTimeout(done, 200));
  expect(card.children).toHaveLength(0);
  card.scrollIntoView();
  await until(() => card.querySelector(VIEW_TAG), "the card's content");
});

test("a wrong configuration is refused before anything is loaded", () => {
  const card = document.createElement(CARD_TAG);
  expect(() => card.setConfig({ type: "x", colour: "red" })).toThrow("colour");
});

test("it has an editor, a stub and sizes", async () => {
  const card = document.createElement(CARD_TAG);
  const type = card.constructor as typeof FrigateBackfillCard;
  const editor = await type.getConfigElement();
  expect(editor.localName).toBe("frigate-backfill-card-editor");
  expect(type.getStubConfig()).toEqual({});
  expect(card.getCardSize()).toBeGreaterThan(3);
  expect(card.getGridOptions()).toMatchObject({ columns: 12, rows: "auto" });
});
