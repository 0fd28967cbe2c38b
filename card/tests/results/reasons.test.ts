import { expect, test } from "vitest";

import { translator } from "../../src/i18n";
import { explain } from "../../src/results/reasons";

const t = translator("en");

test("every reason of the HTTP contract is explained", () => {
  const reasons =
    "already_indexed overlap moved too_recent past_retention invalid_path no_duration truncated " +
    "empty no_video too_long too_short unreadable not_regular outside_root database";
  for (const reason of reasons.split(" ")) {
    expect(explain({ reason, message: null }, t).length, reason).toBeGreaterThan(15);
  }
});

test("an unknown reason of a newer patch falls back to its message", () => {
  expect(explain({ reason: "haunted", message: "Ghosts in it" }, t)).toBe("Ghosts in it");
});
