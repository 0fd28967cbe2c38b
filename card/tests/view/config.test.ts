import { expect, test } from "vitest";

import { validateConfig } from "../../src/view/config";

const type = "custom:frigate-backfill-card";

test("an empty one is fine, and so is what Home Assistant adds", () => {
  expect(validateConfig({ type, grid_options: { columns: 12 } })).toMatchObject({ type });
});

test.each([
  [{ type, camra: "front_door" }, /Unknown option "camra".*camera/],
  [{ type, days: 0 }, /"days" must be a whole number from 1 to 3650, not 0/],
  [{ type, days: "30" }, /"days" must be .* not "30"/],
  [{ type, camera: 7 }, /"camera" must be text, not 7/],
  [{ type, show_controls: "no" }, /"show_controls" must be true or false/],
  [null, /needs a configuration/],
])("%j is refused with what to change", (config, message) => {
  expect(() => validateConfig(config)).toThrow(message);
});
