"""Frigate's HTTP interface."""

from frigate._standin import folders_of

__path__ += folders_of("api")
