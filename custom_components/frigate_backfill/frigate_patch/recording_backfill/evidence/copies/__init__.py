"""Rows from copies of Frigate's database: backups, what was put aside, the catalogue."""
