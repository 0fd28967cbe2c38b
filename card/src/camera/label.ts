/** What a camera is called: Frigate's friendly name, else its name in title case, as its device. */

import type { Camera } from "../api/models";

type Named = Pick<Camera, "friendly_name" | "name">;

/** How to call the cameras of a Frigate; of those that would be called alike, by their names, too. */
export function labelsOf(cameras: Named[]): (camera: Named) => string {
  const called = new Map<string, number>();
  for (const label of cameras.map(labelOf)) {
    called.set(label, (called.get(label) ?? 0) + 1);
  }
  return (camera) => {
    const label = labelOf(camera);
    return (called.get(label) ?? 0) > 1 ? `${label} (${camera.name})` : label;
  };
}

function labelOf({ friendly_name, name }: Named): string {
  return (
    friendly_name ??
    name
      .replace(/[_-]/g, " ")
      .replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1))
  );
}
