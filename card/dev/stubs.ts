/** Stand-ins for Home Assistant's own elements, enough to look at the card without it. */

class HaCard extends HTMLElement {
  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.innerHTML = `<style>
      :host {
        display: block; background: var(--card-background-color); color: var(--primary-text-color);
        border: 1px solid var(--divider-color); border-radius: 12px;
      }</style><slot></slot>`;
  }
}

export function defineStubs(): void {
  if (!customElements.get("ha-card")) {
    customElements.define("ha-card", HaCard);
    customElements.define("home-assistant", class extends HTMLElement {});
  }
}

const LIGHT = {
  "primary-text-color": "#212121",
  "secondary-text-color": "#5e5e5e",
  "card-background-color": "#ffffff",
  "primary-background-color": "#fafafa",
  "divider-color": "rgba(0, 0, 0, 0.12)",
  "primary-color": "#03a9f4",
  "error-color": "#c62828",
};
const DARK = {
  "primary-text-color": "#e1e1e1",
  "secondary-text-color": "#9b9b9b",
  "card-background-color": "#1c1c1c",
  "primary-background-color": "#111111",
  "divider-color": "rgba(225, 225, 225, 0.12)",
  "primary-color": "#03a9f4",
  "error-color": "#ef5350",
};

/** Home Assistant's default theme, by its variables. */
export function applyTheme(dark: boolean): void {
  for (const [name, value] of Object.entries(dark ? DARK : LIGHT)) {
    document.documentElement.style.setProperty(`--${name}`, value);
  }
  const { style } = document.body;
  style.background = "var(--primary-background-color)";
  style.fontFamily = "Roboto, Noto, sans-serif";
  document.documentElement.style.colorScheme = dark ? "dark" : "light";
}
