/** Keeps the keyboard at work where what held the focus goes: it goes on with what takes its place. */

import type { LitElement, ReactiveController } from "lit";

export class KeepFocus implements ReactiveController {
  private held = false;

  /** @param next what gets the focus then, of what has just been drawn. */
  constructor(
    private readonly host: LitElement,
    private readonly next: (root: ShadowRoot) => HTMLElement | null | undefined,
    private readonly options: FocusOptions = {},
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    this.held = Boolean(this.host.shadowRoot?.activeElement);
  }

  hostUpdated(): void {
    const root = this.host.shadowRoot;
    // What is hidden has it until the browser draws the page.
    if (this.held && root && !root.activeElement?.getClientRects().length) {
      void focusDrawn(this.next(root), this.options);
    }
  }
}

/** An element of ours has nothing to give the focus to before it is drawn. */
async function focusDrawn(
  element: HTMLElement | null | undefined,
  options: FocusOptions,
): Promise<void> {
  await (element as Partial<LitElement> | null | undefined)?.updateComplete;
  element?.focus(options);
}
