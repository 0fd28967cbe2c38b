/** Frigate's look: its theme and colours, and its language, as chosen in its own settings. */

interface Colors {
  background: string;
  card: string;
  text: string;
  muted: string;
  line: string;
  accent: string;
}

const LIGHT: Colors = {
  background: "0 0% 100%",
  card: "0 0% 100%",
  text: "222.2 84% 4.9%",
  muted: "222 10% 38%",
  line: "214.3 31.8% 85%",
  accent: "228 89% 63%",
};
const DARK: Colors = {
  background: "0 0% 0%",
  card: "0 0% 11%",
  text: "0 0% 100%",
  muted: "0 0% 68%",
  line: "0 0% 32%",
  accent: "228 89% 63%",
};

/** What a colour scheme of Frigate's changes, in light and in dark. */
const SCHEMES: Record<string, [Partial<Colors>, Partial<Colors>]> = {
  "theme-blue": [
    { background: "222.2 50% 98%", accent: "217.2 61.2% 50%" },
    { background: "222.2 84% 8.9%", card: "217.2 32.6% 17.5%", accent: "217.2 62.6% 59.8%" },
  ],
  "theme-green": [
    { background: "145 70% 98%", accent: "142.1 76.2% 30%" },
    { background: "145 34.3% 9.1%", card: "24 9.8% 10%", accent: "142.1 70.6% 45.3%" },
  ],
  "theme-nord": [
    { background: "220 16% 96%", card: "220 16% 96%", accent: "222 20% 45%" },
    { background: "220 16% 16%", card: "220 16% 16%", accent: "222 20% 65%" },
  ],
  "theme-red": [
    { accent: "346.8 77.2% 45%" },
    { background: "20 14.3% 4.1%", card: "24 9.8% 10%", accent: "346.8 77.2% 55%" },
  ],
  "theme-high-contrast": [{ muted: "222 20% 10%" }, { muted: "0 0% 82%", line: "0 0% 92%" }],
};

const KEYS: Record<keyof Colors, string> = {
  background: "primary-background-color",
  card: "card-background-color",
  text: "primary-text-color",
  muted: "secondary-text-color",
  line: "divider-color",
  accent: "primary-color",
};

interface Stored {
  theme?: string;
  colorScheme?: string;
}

function stored(): Stored {
  try {
    const found: unknown = JSON.parse(localStorage.getItem("frigate-ui-theme") ?? "{}");
    return typeof found === "object" && found !== null ? found : {};
  } catch {
    return {};
  }
}

/** Look as Frigate's pages do, now and when the system turns dark or light. */
export function wearFrigatesLook(): void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", dress);
  dress();
}

function dress(): void {
  const { theme = "system", colorScheme = "" } = stored();
  const dark =
    theme === "system" ? matchMedia("(prefers-color-scheme: dark)").matches : theme === "dark";
  const colors = { ...(dark ? DARK : LIGHT), ...SCHEMES[colorScheme]?.[dark ? 1 : 0] };
  const { style } = document.documentElement;
  for (const [name, key] of Object.entries(KEYS) as [keyof Colors, string][]) {
    style.setProperty(`--${key}`, `hsl(${colors[name]})`);
  }
  style.setProperty("--error-color", dark ? "#f28b82" : "#c62828");
  style.colorScheme = dark ? "dark" : "light";
}

/** The language of Frigate's pages, or of the browser. */
export function languageOfFrigate(): string {
  try {
    return localStorage.getItem("frigate-ui-language") ?? navigator.language;
  } catch {
    return navigator.language;
  }
}
