/** What a key does in the coverage map. */

import { HOUR, type Zone } from "../i18n/zone";

export interface Bounds {
  zone: Zone;
  /** The first and the last hour that are shown, epoch seconds. */
  oldest: number;
  newest: number;
  /** One reads from right to left: time runs that way, too. */
  rtl: boolean;
}

/** Open the hour, hide the tooltip, go to another hour (epoch seconds); undefined for any other key. */
export function keyAction(
  event: KeyboardEvent,
  hour: number,
  bounds: Bounds,
): "open" | "hide" | number | undefined {
  if (event.altKey || event.metaKey) {
    return undefined;
  }
  switch (event.key) {
    case "Enter":
    case " ":
      return "open";
    case "Escape":
      return "hide";
    default:
      return hourForKey(event, hour, bounds);
  }
}

/** The hour's start, within what is shown; undefined for a key that leads nowhere. */
function hourForKey(
  event: KeyboardEvent,
  hour: number,
  { zone, oldest, newest, rtl }: Bounds,
): number | undefined {
  const forward = rtl ? "ArrowLeft" : "ArrowRight";
  const day = zone.dayOf(hour);
  const target = (() => {
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight":
        return hour + (event.key === forward ? HOUR : -HOUR);
      // The newest day is at the top.
      case "ArrowUp":
        return sameHour(hour, day + 1, zone);
      case "ArrowDown":
        return sameHour(hour, day - 1, zone);
      case "PageUp":
        return sameHour(hour, day + 7, zone);
      case "PageDown":
        return sameHour(hour, day - 7, zone);
      case "Home":
        return event.ctrlKey ? newest : zone.hoursOfDay(day)[0]?.start;
      case "End":
        return event.ctrlKey ? oldest : zone.hoursOfDay(day).at(-1)?.start;
      default:
        return undefined;
    }
  })();
  return target === undefined ? undefined : Math.min(newest, Math.max(oldest, target));
}

/** The hour of another day that stands in the same column, or the next one where that is skipped. */
function sameHour(hour: number, day: number, zone: Zone): number | undefined {
  const column = zone.hoursOfDay(zone.dayOf(hour)).find((slot) => slot.start === hour)?.hour ?? 0;
  const slots = zone.hoursOfDay(day);
  return (slots.find((slot) => slot.hour >= column) ?? slots.at(-1))?.start;
}
