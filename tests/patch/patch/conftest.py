"""What tests of the rescue's wrap share."""

from __future__ import annotations

import pytest
from recording_backfill.frigate.protection import Protection


@pytest.fixture
def protection() -> Protection:
    """What the patch knows of a Frigate's process before anything was imported."""
    return Protection()
