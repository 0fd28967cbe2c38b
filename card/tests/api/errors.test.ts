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
