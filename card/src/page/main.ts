/** The entry of the page that Frigate serves: the card without Home Assistant. */

import { mdiArrowLeft } from "@mdi/js";
import { css, html, LitElement, render, type TemplateResult } from "lit";

import { defineElements, ELEMENTS } from "../elements";
import { loadTexts } from "../i18n/languages";
import { createUi } from "../i18n/ui";
import { VIEW_TAG } from "../tags";
import { View } from "../view/view";
import { icon } from "../widgets/icon";
import { FrigateBackend } from "./backend";
import { Http } from "./http";
import { languageOfFrigate, wearFrigatesLook } from "./look";

// This page is …/api/recordings/backfill/ui, below whatever path stands before Frigate's own.
const API = new URL("../../", location.href);
const ROOT = new URL("../", API);

const PAGE_STYLES = css`
  body {
    margin: 0;
    padding: 16px;
    box-sizing: border-box;
    background: var(--primary-background-color);
    color: var(--primary-text-color);
    font-family: Inter, system-ui, sans-serif;
  }
  header,
  main {
    max-inline-size: 1000px;
    margin: 0 auto;
  }
  header a {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 40px;
    color: var(--secondary-text-color);
    text-decoration: none;
  }
  header a:hover {
    color: var(--primary-text-color);
  }
  header h1 {
    position: absolute;
    clip-path: inset(50%);
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    white-space: nowrap;
  }
  header svg {
    inline-size: 20px;
    fill: currentColor;
  }
  @media (max-width: 520px) {
    body {
      padding: 0;
    }
    header a {
      padding-inline: 12px;
    }
  }
`;

class PageView extends View {
  override connectedCallback(): void {
    super.connectedCallback();
    const language = languageOfFrigate();
    document.documentElement.lang = language;
    void loadTexts(language).then(() => {
      this.ui = createUi({
        language,
        locale: { language },
        config: { time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
        user: { is_admin: true },
      });
      document.title = `Frigate: ${this.ui.t("title")}`;
    });
    const toLogin = () => location.assign(new URL("login", ROOT));
    this.connect(new FrigateBackend(new Http(API, toLogin), ROOT));
  }
}

/** What Home Assistant's own card element is to the card: a box. */
class Box extends LitElement {
  static override styles = css`
    :host {
      display: block;
      border: 1px solid var(--divider-color);
      border-radius: 12px;
      background: var(--card-background-color);
    }
    @media (max-width: 520px) {
      :host {
        border-inline: 0;
        border-radius: 0;
      }
    }
  `;

  override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

if (PAGE_STYLES.styleSheet) {
  document.adoptedStyleSheets.push(PAGE_STYLES.styleSheet);
}
wearFrigatesLook();
defineElements({ ...ELEMENTS, "ha-card": Box, [VIEW_TAG]: PageView });
const header = document.createElement("header");
// For screen readers: what is seen begins with the card's own heading.
render(
  html`<h1>Frigate Backfill</h1>
    <a href=${ROOT.pathname}>${icon(mdiArrowLeft)}Frigate</a>`,
  header,
);
document.body.prepend(header);
const view = document.createElement(VIEW_TAG) as unknown as PageView;
view.setConfig({ type: VIEW_TAG });
document.querySelector("main")?.append(view);
