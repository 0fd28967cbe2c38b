/** What a camera is called: Frigate's friendly name, else its name in title case, as its device. */

import type { Camera } from "../api/models";

export function labelOf({ friendly_name, name }: Pick<Camera, "friendly_name" | "name">): string {
  return (
    friendly_name ??
    name
      .replace(/[_-]/g, " ")
      .replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1))
  );
}
