"""Frigate's statistics."""
