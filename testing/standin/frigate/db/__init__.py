"""Frigate's database class."""
