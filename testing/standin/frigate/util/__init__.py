"""Frigate's small helpers."""

from frigate._standin import folders_of

__path__ += folders_of("util")
