"""A made-up past: what cameras saw, and what Frigate recorded, reviewed and kept of it.

A small model of Frigate's recorder (`record/maintainer.py`), reviewer (`review/maintainer.py`) and
tracker, by which files and rows come about; the clean-up is the stand-in's. Cameras see something
in scenes of some minutes, each at another age, so that 40 days are some hundred recordings.
"""

from .habits import Habits, SecondStream, Severity
from .past import DAY, Past

__all__ = ["DAY", "Habits", "Past", "SecondStream", "Severity"]
