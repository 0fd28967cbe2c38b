/** Requests to Frigate's own API, from a page that Frigate serves. */

import { FRIGATE_UNREACHABLE, LOGGED_OUT, wordsFor } from "../api/errors";
import type { Notice } from "../api/models";

/** What a request rejects with: as Home Assistant's commands do. */
export class FrigateError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly notice: Notice | null = null,
  ) {
    super(message);
  }
}

interface Refusal {
  message?: string;
  notice?: Notice | null;
}

export class Http {
  /** @param api ends in `/api/`, whatever path stands before it. */
  constructor(
    private readonly api: URL,
    private readonly toLogin: () => void,
  ) {}

  get<T>(path: string, query: Record<string, string | number> = {}): Promise<T> {
    const url = new URL(path, this.api);
    for (const [name, value] of Object.entries(query)) {
      url.searchParams.set(name, String(value));
    }
    return this.send<T>(url, "GET");
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.send<T>(new URL(path, this.api), "POST", JSON.stringify(body));
  }

  private async send<T>(url: URL, method: string, body?: string): Promise<T> {
    // As Frigate's own pages ask: the first lets it believe that the request is theirs, the second
    // keeps its nginx from answering with what it had for somebody else.
    const headers: Record<string, string> = { "X-CSRF-TOKEN": "1", "X-CACHE-BYPASS": "1" };
    if (body !== undefined) {
      headers["Content-Type"] = "application/json";
    }
    const init: RequestInit = { method, headers, redirect: "manual" };
    const answer = await fetch(url, body === undefined ? init : { ...init, body }).catch(
      () => null,
    );
    if (answer === null) {
      throw new FrigateError(FRIGATE_UNREACHABLE, "");
    }
    if (answer.status === 401 || answer.type === "opaqueredirect") {
      this.toLogin();
      throw new FrigateError(LOGGED_OUT, "");
    }
    const content = (await answer.json().catch(() => null)) as (T & Refusal) | null;
    if (!answer.ok || content === null) {
      const refused = answer.status === 403 ? "unauthorized" : "frigate_refused";
      const code = content === null ? FRIGATE_UNREACHABLE : refused;
      const error = new FrigateError(code, content?.message ?? "", content?.notice);
      await wordsFor(error);
      throw error;
    }
    return content;
  }
}
