import { beforeEach, expect, test } from "vitest";

import { instance } from "../../dev/mock";
import type { Instance } from "../../src/api/models";
import { Notice } from "../../src/notice/notice";
import {
  all,
  backendOf,
  clearPage,
  click,
  mapReady,
  mount,
  mountCard,
  seeText,
  sentOf,
  textOf,
  until,
} from "../helpers";

beforeEach(clearPage);

const UNKNOWN = { code: "unknown_command", message: "Unknown command." };

const notices: [string, Instance[], string, string | null][] = [
  ["no entry", [], "Frigate is not set up", "Add integration"],
  ["no camera", [instance({ cameras: [] })], "No cameras", null],
  [
    "unreachable",
    [instance({ available: false, reason: "unreachable" })],
    "Frigate is not responding",
    null,
  ],
  [
    "a connection that no waiting mends",
    [instance({ available: false, reason: "connection", why: "The certificate has expired." })],
    "No connection to Frigate",
    "Open repairs",
  ],
  [
    "patch missing",
    [instance({ available: false, reason: "patch_missing" })],
    "Frigate runs without the patch",
    "Open repairs",
  ],
  [
    "patch incompatible",
    [instance({ available: false, reason: "patch_incompatible" })],
    "Frigate runs a different version of the patch",
    "Open repairs",
  ],
  [
    "other instance",
    [instance({ available: false, reason: "other_instance" })],
    "A different Frigate answers",
    "Open repairs",
  ],
  [
    "auth",
    [instance({ available: false, reason: "auth" })],
    "Frigate refused the login",
    "Open integration",
  ],
];

test.each(notices)("%s", async (_, instances, heading, action) => {
  const card = await mountCard(backendOf({ instances }));
  await seeText(card, heading);
  expect(all(card, "frigate-backfill-map")).toHaveLength(0);
  expect(all(card, "a.button").map((link) => link.textContent)).toEqual(action ? [action] : []);
});

test("what the integration says of it is told, and told as it changes", async () => {
  const backend = backendOf();
  const card = await mountCard(backend);
  await mapReady(card);
  backend.setAvailable(false, "connection", "127.0.0.1:5000 redirects to https://sso.example/.");
  await seeText(card, "127.0.0.1:5000 redirects to https://sso.example/.");
  expect(all(card, "a.button").map((link) => link.getAttribute("href"))).toEqual([
    "/config/repairs",
  ]);
  backend.setAvailable(false, "unreachable", "127.0.0.1:5000 answers, but it is not Frigate.");
  await seeText(card, "127.0.0.1:5000 answers, but it is not Frigate.");
  expect(textOf(card)).not.toContain("as soon as Frigate is back");
  backend.setAvailable(false);
  await seeText(card, "as soon as Frigate is back");
});

const VIEWER = { user: { is_admin: false } };
const ASK = "Ask an administrator";

test.each(notices)(
  "who is no administrator is sent nowhere they may not go: %s",
  async (_, instances, heading) => {
    const card = await mountCard(backendOf({ instances }), {}, VIEWER);
    await seeText(card, heading);
    expect(all(card, "a.button")).toHaveLength(0);
    const [notice] = all(card, "frigate-backfill-notice");
    const text = all(notice as Element, "p").map((each) => each.textContent);
    expect(text).toHaveLength(1);
    expect(text[0]).toMatch(/Ask an administrator|as soon as Frigate is back/);
    expect(text[0]).not.toMatch(/Settings|repair|restart|Install|Add the|Edit|certificate/i);
  },
);

test("who is no administrator is asked to mend no connection", async () => {
  const why = "127.0.0.1:5000 answers, but it is not Frigate. Check host, port and path.";
  const backend = backendOf();
  const card = await mountCard(backend, {}, VIEWER);
  await mapReady(card);
  backend.setAvailable(false, "connection", why);
  await seeText(card, `No connection to Frigate ${ASK} to look into it. Showing last known data.`);
  backend.setAvailable(false, "unreachable", why);
  await seeText(card, `Frigate is not responding ${ASK} to look into it. Showing last known data.`);
  expect(textOf(card)).not.toContain("127.0.0.1");
});

test.each([
  [{ entry_id: "other" }, `Frigate not found ${ASK} to look into it.`],
  [{ camera: "attic" }, `or you do not have access to it. ${ASK}.`],
])("who is no administrator edits no card: %j", async (config, said) => {
  const card = await mountCard(backendOf(), config, VIEWER);
  await seeText(card, said);
  expect(textOf(card)).not.toContain("Edit");
});

test("who is no administrator loads no integration", async () => {
  const backend = backendOf();
  backend.failures.set("instances", UNKNOWN);
  const card = await mountCard(backend, {}, VIEWER);
  await seeText(card, `Frigate Backfill is not loaded ${ASK} to look into it.`);
});

test("an integration that is not loaded yet is tried again", async () => {
  const backend = backendOf();
  backend.failures.set("instances", UNKNOWN);
  const card = await mountCard(backend);
  await seeText(card, "Frigate Backfill is not loaded");
  backend.failures.clear();
  await click(card, "Try again");
  await mapReady(card);
});

test.each([
  [{ entry_id: "other" }, "Frigate not found"],
  [{ camera: "attic" }, "Camera “attic” not found"],
])("a configuration that fits nothing says so: %j", async (config, heading) => {
  await seeText(await mountCard(backendOf(), config), heading);
});

test("when Frigate goes away the map stays, and comes alive again with it", async () => {
  const backend = backendOf();
  const card = await mountCard(backend);
  await mapReady(card);
  backend.setAvailable(false);
  await seeText(card, "Frigate is not responding");
  expect(textOf(card)).toContain("last known data");
  expect(all(card, ".c.rec").length).toBeGreaterThan(50);
  expect(all(card, "frigate-backfill-run")).toHaveLength(0);
  const before = sentOf(backend, "coverage").length;
  backend.setAvailable(true);
  await until(() => sentOf(backend, "coverage").length > before, "coverage again");
  await until(() => all(card, "frigate-backfill-notice").length === 0, "no notice");
});

test("after Home Assistant restarted, the status is followed again", async () => {
  const backend = backendOf();
  const card = await mountCard(backend);
  await mapReady(card);
  backend.reconnect();
  await until(() => backend.subscribers === 1, "a new subscription");
});

test("a card that leaves the page leaves nothing behind", async () => {
  const backend = backendOf();
  const card = await mountCard(backend);
  await mapReady(card);
  card.remove();
  await until(() => backend.subscribers === 0, "no subscription");
});

test("the integration's sentence is in the user's language, not in Home Assistant's", async () => {
  const key = "component.frigate_backfill.exceptions.foreign_login.message";
  const backend = backendOf({ translations: { [key]: "{host} verlangt eine andere Anmeldung." } });
  const german = {
    language: "de",
    locale: { language: "de", time_zone: "server" },
    config: { time_zone: "Europe/Amsterdam", language: "en" },
  };
  const card = await mountCard(backend, {}, german);
  await mapReady(card);
  const told = { key: "foreign_login", values: { host: "nas:5000" } };
  backend.setAvailable(false, "connection", "nas:5000 asks for another login.", told);
  await seeText(card, "nas:5000 verlangt eine andere Anmeldung. Angezeigt wird");
  expect(textOf(card)).not.toContain("asks for");
  // What a newer integration says, and this Home Assistant has no words for.
  const newer = { key: "haunted", values: {} };
  backend.setAvailable(false, "connection", "There are ghosts in it.", newer);
  await seeText(card, "There are ghosts in it.");
  expect(backend.sent.filter(({ type }) => type === "frontend/get_translations")).toEqual([
    {
      type: "frontend/get_translations",
      language: "de",
      category: "exceptions",
      integration: ["frigate_backfill"],
    },
  ]);
});

test("a Frigate that is away since the start shows a notice, and no legend of a list", async () => {
  const instances = [instance({ available: false, reason: "unreachable" })];
  const card = await mountCard(backendOf({ instances }));
  await seeText(card, "Frigate is not responding");
  expect(all(card, "frigate-backfill-legend")).toHaveLength(0);
});

test.each([
  [358, "below the text on a phone"],
  [466, "below the text in a column of a dashboard"],
  [700, "beside it where there is room"],
])("at %i px, a strip's button is %s", async (width) => {
  const notice = new Notice();
  const text = "Yours is at another address now, or it lost the state of the patch.";
  Object.assign(notice, { banner: true, heading: "A different Frigate answers", text });
  Object.assign(notice, { href: "/config", action: "Open repairs" });
  notice.style.inlineSize = `${width}px`;
  await mount(notice);
  const [words, action] = [all(notice, "p")[0], all(notice, ".button")[0]].map((each) =>
    each?.getBoundingClientRect(),
  );
  expect(action?.top).toBeGreaterThan(width < 560 ? (words?.bottom ?? Infinity) : -Infinity);
  expect(action?.left).toBeGreaterThan(width < 560 ? -Infinity : (words?.right ?? Infinity));
});
