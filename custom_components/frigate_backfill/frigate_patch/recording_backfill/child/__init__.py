"""The process that a run lives in, and how Frigate's process holds it."""
