"""The script's library, for all its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.patch.script.scripts import Script

if TYPE_CHECKING:
    from testing.library import LibraryBuilder


@pytest.fixture
def script(library: LibraryBuilder) -> Script:
    return Script(library)
