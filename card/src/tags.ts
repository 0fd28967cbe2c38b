/** The names of the elements that Home Assistant, or another page, asks for. */

export const CARD_TAG = "frigate-backfill-card";
export const EDITOR_TAG = "frigate-backfill-card-editor";
export const VIEW_TAG = "frigate-backfill-view";

/** What a dashboard or a view names, as `custom:…`, to be made of our cards. */
export const STRATEGY = "frigate-backfill";
