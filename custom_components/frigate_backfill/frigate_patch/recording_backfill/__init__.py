"""Recording Backfill for Frigate: recordings that are on disk but not in the database come back.

Each package knows only those above it: the words (`models`, `errors`, `layout`, `moments`,
`threads`), `media`, `frigate`, `engine`, `state`, `child`, `jobs`, then the doors `http` and
`script`; `patch` knows all. Only `frigate.adapter` and `patch` touch Frigate's own modules.
"""

VERSION = "1.0.0"
API_LEVEL = 1
