/** Keeps the keyboard at work where what held the focus goes: it goes on with what takes its place. */

import type { LitElement, ReactiveController } from "lit";

interface Options {
  /** What gets it need not be in sight. */
  stay?: boolean;
  /** All of what gets it is to be in sight, not just the part that has it. */
  whole?: boolean;
}

export class KeepFocus implements ReactiveController {
  private held = false;
  private seen = false;

  /** @param next what gets the focus then, of what has just been drawn. */
  constructor(
    private readonly host: LitElement,
    private readonly next: (root: ShadowRoot) => HTMLElement | null | undefined,
    private readonly options: Options = {},
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const holder = holderOf(this.host.shadowRoot);
    this.held = holder !== null;
    this.seen = holder !== null && isInSight(holder);
  }

  hostUpdated(): void {
    const root = this.host.shadowRoot;
    // What is hidden has it until the browser draws the page.
    if (this.held && root && !root.activeElement?.getClientRects().length) {
      // Whoever has scrolled on since, to another card, is not taken back.
      void focusDrawn(root, this.next(root), this.seen && !this.options.stay, this.options.whole);
    }
  }
}

/** An element of ours has nothing to give the focus to before it is drawn. */
async function focusDrawn(
  root: ShadowRoot,
  element: HTMLElement | null | undefined,
  show: boolean,
  whole = false,
): Promise<void> {
  await (element as Partial<LitElement> | null | undefined)?.updateComplete;
  element?.focus({ preventScroll: true });
  const shown = whole ? element : holderOf(root);
  if (show && shown && !(whole ? isWhollyInSight : isInSight)(shown)) {
    shown.scrollIntoView({ block: "nearest" });
  }
}

/** What has the focus within a root, down to the innermost element. */
function holderOf(root: ShadowRoot | null): Element | null {
  let holder = root?.activeElement ?? null;
  while (holder?.shadowRoot?.activeElement) {
    holder = holder.shadowRoot.activeElement;
  }
  return holder;
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

function isWhollyInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}
