"""Recording Backfill for Frigate: recordings that are on disk but not in the database come back.

Rooms, each knowing only those below it: `layout` and `media` at the bottom, `database`,
`library` and `retention` beside them, `backfill` (one run) on top of these, then `state`,
`jobs` and `schedule`, then `http_api` and `cli`. Only `frigate_adapter` imports Frigate.
"""

VERSION = "1.0.0"
API_LEVEL = 1
