/** The card's configuration: what may stand in it, and a clear error for what may not. */

export const DEFAULT_DAYS = 365;
export const MAX_DAYS = 3650;

export interface CardConfig {
  type: string;
  entry_id?: string;
  camera?: string;
  title?: string;
  days?: number;
  show_controls?: boolean;
  show_schedule?: boolean;
}

type Field = Exclude<keyof CardConfig, "type">;

const FIELDS: Record<Field, "text" | "days" | "boolean"> = {
  entry_id: "text",
  camera: "text",
  title: "text",
  days: "days",
  show_controls: "boolean",
  show_schedule: "boolean",
};

// Home Assistant itself puts these beside a card's own fields.
const FOREIGN = ["type", "grid_options", "layout_options", "view_layout", "visibility", "card_mod"];

const EXPECTED = {
  text: "text",
  days: `a whole number from 1 to ${MAX_DAYS}`,
  boolean: "true or false",
};

function fits(kind: "text" | "days" | "boolean", value: unknown): boolean {
  switch (kind) {
    case "text":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "days":
      return (
        typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MAX_DAYS
      );
  }
}

/** @throws Error naming the field, what it has to be, and what it is. Shown by Home Assistant. */
export function validateConfig(config: unknown): CardConfig {
  if (typeof config !== "object" || config === null) {
    throw new Error("The card needs a configuration.");
  }
  const given = config as Record<string, unknown>;
  for (const [name, value] of Object.entries(given)) {
    if (FOREIGN.includes(name)) {
      continue;
    }
    const kind = (FIELDS as Record<string, (typeof FIELDS)[Field] | undefined>)[name];
    if (!kind) {
      throw new Error(
        `Unknown option "${name}". Valid options: ${Object.keys(FIELDS).join(", ")}.`,
      );
    }
    if (value !== undefined && !fits(kind, value)) {
      throw new Error(`"${name}" must be ${EXPECTED[kind]}, not ${JSON.stringify(value)}.`);
    }
  }
  return given as unknown as CardConfig;
}
