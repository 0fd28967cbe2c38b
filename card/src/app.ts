/** The entry of the part that is loaded once a card is on screen or a dashboard makes itself. */

import { defineElements, ELEMENTS } from "./elements";
import { HomeAssistantCardEditor } from "./home-assistant/editor";
import { HomeAssistantView } from "./home-assistant/view";
import { EDITOR_TAG, VIEW_TAG } from "./tags";

export { makeDashboard, makeView } from "./home-assistant/dashboard";

defineElements({
  ...ELEMENTS,
  [EDITOR_TAG]: HomeAssistantCardEditor,
  // Last: once it is there, so is all it is made of.
  [VIEW_TAG]: HomeAssistantView,
});
