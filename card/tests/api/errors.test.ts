import { expect, test } from "vitest";

import { errorText } from "../../src/api/errors";
import { ui } from "../helpers";

test.each([
  [
    { code: "frigate_refused", message: "front_door already has a job" },
    "front_door already has a job",
  ],
  [
    { code: "unauthorized", message: "Unauthorized" },
    "You do not have permission. Ask an administrator.",
  ],
  [3, "Home Assistant is not responding."],
  [undefined, "Something went wrong. See Home Assistant's log."],
])("%j is told in words", (error, text) => {
  expect(errorText(error, ui())).toBe(text);
});

const LATER = "Try again later. If it keeps happening, ask an administrator.";

test.each([
  [{ code: "frigate_refused", message: "The database is locked. Find out what holds it." }, LATER],
  [{ code: "not_found", message: "Choose another one in the card's configuration." }, LATER],
  [{ code: "unavailable", message: "Check host and port." }, "Frigate is not responding"],
  [
    { code: "unauthorized", message: "Unauthorized" },
    "You do not have permission. Ask an administrator.",
  ],
  [3, "Home Assistant is not responding."],
  [undefined, LATER],
])("who is no administrator is given no work to do: %j", (error, text) => {
  expect(errorText(error, ui({ admin: false }))).toBe(text);
});
