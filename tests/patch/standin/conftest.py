"""What the tests of the stand-in share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from testing.frigate_life import FrigateLife, kept_days
from tests.patch.standin.cleaned import Cleaned

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def home(life: FrigateLife, tmp_path: Path) -> Callable[..., Cleaned]:
    """A library that keeps by events only, unless told otherwise."""

    def make(continuous: float = 0, motion: float = 0, **record: Any) -> Cleaned:
        return Cleaned(life, tmp_path, {**kept_days(life.version, continuous, motion), **record})

    return make
