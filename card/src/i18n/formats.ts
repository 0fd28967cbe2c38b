/** Numbers, dates, durations and sizes as the user's Home Assistant profile wants them. */

import type { Locale } from "../home-assistant/types";
import { isolated } from "./isolated";
import { textsOf } from "./languages";
import { spoken } from "./spoken";
import { DAY, type Zone } from "./zone";

const NUMBER_LOCALES: Record<string, string> = {
  comma_decimal: "en-US",
  decimal_comma: "de",
  space_comma: "fr",
  quote_decimal: "de-CH",
};
const MEBIBYTE = 2 ** 20;
const DATE_LOCALES: Record<string, string> = { DMY: "en-GB", MDY: "en-US", YMD: "sv-SE" };

export class Formats {
  private readonly language: string;
  /** Of words that stand in the card's texts: minutes, megabytes, ago. */
  private readonly words: string;
  private readonly numbers: Intl.NumberFormat;
  private readonly times: Intl.DateTimeFormat;
  private readonly seconds: Intl.DateTimeFormat;
  private readonly days: Intl.DateTimeFormat;
  private readonly longDays: Intl.DateTimeFormat;
  private readonly weekdays: Intl.DateTimeFormat;
  private readonly dates: Intl.DateTimeFormat;
  private readonly agos: Intl.RelativeTimeFormat;
  private readonly lists: Intl.ListFormat;
  // Making one takes far longer than using it, and the map has thousands of numbers.
  private readonly made = new Map<string, Intl.NumberFormat>();

  constructor(
    private readonly locale: Locale,
    private readonly zone: Zone,
  ) {
    this.language = supported(locale.language);
    // A country has its own: pt-PT, de-AT.
    this.words = textsOf(this.language)[1] === spoken(this.language) ? this.language : "en";
    this.numbers = this.numberFormat({ maximumFractionDigits: 1 });
    this.times = this.clock({ minute: "2-digit" });
    this.seconds = this.clock({ minute: "2-digit", second: "2-digit" });
    this.days = this.calendar({ day: "numeric", month: "short" });
    this.longDays = this.calendar({
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
    });
    this.weekdays = this.calendar({ weekday: "short" });
    this.dates = this.dateOnly();
    // Commas alone before the last, as in British English: the parts are long.
    this.lists = new Intl.ListFormat(this.words === "en" ? "en-GB" : this.words);
    this.agos = new Intl.RelativeTimeFormat(this.words, { numeric: "auto" });
  }

  number(value: number): string {
    return this.numbers.format(value);
  }

  /** The clock's time of an epoch: 14:05 or 2:05 PM. */
  time(epoch: number): string {
    return this.times.format(epoch * 1000);
  }

  timeWithSeconds(epoch: number): string {
    return this.seconds.format(epoch * 1000);
  }

  date(epoch: number): string {
    return this.dates.format(epoch * 1000);
  }

  dateTime(epoch: number): string {
    return `${this.date(epoch)} ${this.time(epoch)}`;
  }

  /** A day of the map (days since 1970 in the civil calendar), short: 24 Nov. */
  day(day: number): string {
    return this.days.format(this.noon(day));
  }

  weekday(day: number): string {
    return this.weekdays.format(this.noon(day));
  }

  longDay(day: number): string {
    return this.longDays.format(this.noon(day));
  }

  dayDate(day: number): string {
    return this.dates.format(this.noon(day));
  }

  /** Seconds in words, at most two units: 52 minutes; 2 hours 5 minutes. */
  duration(seconds: number, style: "long" | "short" = "long"): string {
    const whole = Math.round(seconds);
    if (whole < 60) {
      return this.unit(whole, "second", style);
    }
    if (whole < 3570) {
      return this.unit(Math.round(whole / 60), "minute", style);
    }
    if (whole < 2 * DAY) {
      const minutes = Math.round(whole / 60);
      return this.two(Math.floor(minutes / 60), "hour", minutes % 60, "minute", style);
    }
    const hours = Math.round(whole / 3600);
    return this.two(Math.floor(hours / 24), "day", hours % 24, "hour", style);
  }

  /** The length of one recording: 10 s, 9.9 s. */
  clip(seconds: number): string {
    return this.unit(seconds, "second", "short", 0, 1);
  }

  bytes(count: number): string {
    return this.size(count / MEBIBYTE);
  }

  /** Mebibytes, as Frigate counts them; it tells them in steps of 0.01. */
  size(megabytes: number): string {
    if (megabytes === 0) {
      return isolated(`<${this.size(0.01)}`, this.language);
    }
    const [value, unit] =
      megabytes >= 1024
        ? [megabytes / 1024, "gigabyte"]
        : megabytes >= 0.1
          ? [megabytes, "megabyte"]
          : [megabytes * 1024, "kilobyte"];
    const digits = unit !== "kilobyte" && value < 100 ? 1 : 0;
    return this.unit(value, unit, "short", digits);
  }

  /** One, two and three. */
  list(parts: string[]): string {
    return this.lists.format(parts);
  }

  percent(value: number): string {
    return this.numberFormat({ style: "percent", maximumFractionDigits: 0 }).format(value / 100);
  }

  /** 5 minutes ago, in 3 hours; a date where that is more than two days away. */
  relative(epoch: number, now: number): string {
    const distance = epoch - now;
    const size = Math.abs(distance);
    if (size < 45) {
      return this.ago(0, "second");
    }
    if (size < 3570) {
      return this.ago(Math.round(distance / 60), "minute");
    }
    if (size < 2 * DAY) {
      return this.ago(Math.round(distance / 3600), "hour");
    }
    return this.dateTime(epoch);
  }

  private ago(distance: number, unit: Intl.RelativeTimeFormatUnit): string {
    return isolated(this.agos.format(distance, unit), this.language);
  }

  private noon(day: number): number {
    return (this.zone.startOfDay(day) + DAY / 2) * 1000;
  }

  private two(
    large: number,
    largeUnit: string,
    small: number,
    smallUnit: string,
    style: "long" | "short",
  ): string {
    const first = this.unit(large, largeUnit, style);
    return small === 0
      ? first
      : isolated(`${first} ${this.unit(small, smallUnit, style)}`, this.language);
  }

  private unit(
    value: number,
    unit: string,
    unitDisplay: "long" | "short",
    least = 0,
    most = least,
  ): string {
    const format = this.numberFormat({
      style: "unit",
      unit,
      unitDisplay,
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    });
    return isolated(format.format(value), this.language);
  }

  private numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const key = JSON.stringify(options);
    let format = this.made.get(key);
    if (!format) {
      format = this.makeNumberFormat(options);
      this.made.set(key, format);
    }
    return format;
  }

  private makeNumberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
    const chosen = this.locale.number_format ?? "language";
    if (options.style === "unit") {
      return new Intl.NumberFormat(this.words, options);
    }
    if (chosen === "language") {
      return new Intl.NumberFormat(this.language, options);
    }
    if (chosen === "none") {
      return new Intl.NumberFormat("en-US", { ...options, useGrouping: false });
    }
    const locale = chosen === "system" ? undefined : (NUMBER_LOCALES[chosen] ?? this.language);
    return new Intl.NumberFormat(locale, options);
  }

  private clock(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    const chosen = this.locale.time_format ?? "language";
    const locale = chosen === "system" ? undefined : this.language;
    const usual = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hour12;
    const halves = chosen === "12" || (chosen !== "24" && usual === true);
    return new Intl.DateTimeFormat(locale, {
      ...options,
      hour: halves ? "numeric" : "2-digit",
      hourCycle: halves ? "h12" : "h23",
      timeZone: this.zone.name,
    });
  }

  private calendar(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return new Intl.DateTimeFormat(this.language, { ...options, timeZone: this.zone.name });
  }

  private dateOnly(): Intl.DateTimeFormat {
    const chosen = this.locale.date_format ?? "language";
    const locale = chosen === "system" ? undefined : (DATE_LOCALES[chosen] ?? this.language);
    return new Intl.DateTimeFormat(locale, {
      timeZone: this.zone.name,
      day: "numeric",
      month: "numeric",
      year: "numeric",
    });
  }
}

function supported(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? "en";
  } catch {
    return "en";
  }
}
