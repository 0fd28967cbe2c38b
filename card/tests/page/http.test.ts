import { afterEach, expect, test, vi } from "vitest";

import { errorText } from "../../src/api/errors";
import { loadTexts } from "../../src/i18n/languages";
import { Http } from "../../src/page/http";
import { ui } from "../helpers";

const busy = {
  success: false,
  message: "Camera 'front_door' already has a backfill job.",
  notice: { key: "busy", values: { camera: "front_door" } },
};
const notAdmin = {
  success: false,
  message: "Access denied. Log in as an administrator of Frigate.",
  notice: { key: "not_admin", values: {} },
};

afterEach(() => vi.unstubAllGlobals());

/** What a person reads, and whether they are led to the login, where Frigate answers so. */
async function read(answer: Response | Error, language: string): Promise<[string, boolean]> {
  vi.stubGlobal("fetch", () =>
    answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer),
  );
  await loadTexts(language);
  let toLogin = false;
  const http = new Http(new URL("http://frigate:5000/api/"), () => {
    toLogin = true;
  });
  const error: unknown = await http.post("recordings/backfill", {}).catch((one: unknown) => one);
  return [errorText(error, ui({ language })), toLogin];
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
/** A proxy's redirect to its login, as a browser tells of it. */
const redirected = Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" });

test.each([
  ["en", json(401, {}), "Your login to Frigate has expired. Log in again.", true],
  ["de", redirected, "Deine Anmeldung bei Frigate ist abgelaufen. Melde dich erneut an.", true],
  ["en", json(403, notAdmin), "You do not have permission. Ask an administrator.", false],
  ["en", json(409, busy), busy.message, false],
  [
    "pl",
    json(409, busy),
    "Kamera „front_door” ma już zadanie. Poczekaj na jego koniec lub je anuluj.",
    false,
  ],
  ["en", new Response("<html>", { status: 502 }), "Frigate is not responding", false],
  ["en", new TypeError("Failed to fetch"), "Frigate is not responding", false],
])("in %s, %o reads as %s", async (language, answer, text, toLogin) => {
  expect(await read(answer, language)).toEqual([text, toLogin]);
});
