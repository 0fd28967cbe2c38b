"""What the tests of the patch's way into Frigate share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from recording_backfill.frigate.protection import Protection

from tests.patch.patch.pythons import MAIN
from tests.patch.patch.queue_table import Table
from tests.patch.patch.web_pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def protection() -> Protection:
    """What the patch knows of a Frigate's process before anything was imported."""
    return Protection()


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    made = Table(tmp_path / "frigate.db", busy_seconds=0.05)
    yield made
    made.database.stop()


@pytest.fixture
def frigate(tmp_path: Path) -> Path:
    """A folder with the smallest package that the hook takes for Frigate."""
    package = tmp_path / "opt" / "frigate"
    (package / "api").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "api" / "__init__.py").touch()
    (package / "api" / "fastapi_app.py").write_text(
        "def create_fastapi_app(*args, **kwargs):\n    return (args, kwargs)\n"
    )
    (package / "__main__.py").write_text(MAIN)
    return package.parent


@pytest.fixture(params=PAGES)
def own(request: pytest.FixtureRequest) -> str:
    """Each release's page."""
    return PAGES[request.param]


@pytest.fixture
def web(tmp_path: Path, own: str) -> Path:
    """Frigate's web folder."""
    root = tmp_path / "web"
    (root / "assets").mkdir(parents=True)
    (root / "index.html").write_text(own)
    (root / "index.html").chmod(0o640)
    return root
