"""Frigate's background jobs (0.18)."""
