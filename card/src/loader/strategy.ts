/** What Home Assistant asks for a dashboard or a view that makes itself; the rest makes it. */

import type { ViewStrategyConfig } from "../home-assistant/dashboard";
import type { HomeAssistant } from "../home-assistant/types";
import { loadApp } from "./load";

/** `strategy: {type: custom:frigate-backfill}` of a dashboard. */
export class DashboardStrategy extends HTMLElement {
  static async generate(_config: unknown, hass: HomeAssistant): Promise<Record<string, unknown>> {
    return (await loadApp()).makeDashboard(hass);
  }
}

/** The same of a view. */
export class ViewStrategy extends HTMLElement {
  static async generate(
    config: ViewStrategyConfig,
    hass: HomeAssistant,
  ): Promise<Record<string, unknown>> {
    return (await loadApp()).makeView(config, hass);
  }
}
