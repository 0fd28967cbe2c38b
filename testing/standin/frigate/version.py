"""The version string, with a commit as Frigate's image build writes it."""

from frigate._standin import VERSION

__all__ = ["VERSION"]
