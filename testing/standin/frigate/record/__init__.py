"""Recordings: what writes them, what removes them."""

from frigate._standin import folders_of

__path__ += folders_of("record")
