"""After a lost database came back, a page that reads as Frigate's own do shows and plays it all."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from testing.clips import Clips, Made
from testing.paths import SAMPLE
from testing.recorded import FRONT, HOUR, RecordedFrigate
from testing.versions import NEWEST_FOR_OLDER

PAGE = Path(__file__).with_name("review") / "index.html"


class Lost:
    """A Frigate whose database is gone, and what its files are."""

    def __init__(self, folder: Path, version: str) -> None:
        web = folder / "web"
        web.mkdir(parents=True)
        shutil.copy(PAGE, web)
        self.frigate = RecordedFrigate(
            folder / "frigate", version=version, cameras=(FRONT,), web=web
        )
        self.frigate.prepare()
        # It has run before: only where this is missing, it makes rows of all exports itself.
        (self.frigate.config_dir / ".exports").touch()
        self.clips = Clips(self.frigate.media, version)
        hour = (time.time() // HOUR - 4) * HOUR
        sample = SAMPLE.read_bytes()
        for second in range(0, 120, 10):
            self.clips.recording(FRONT, hour + second, content=sample)
        self.clips.review(FRONT, hour + 12.5, hour + 31.25)
        self.clips.review(FRONT, hour + 80.5, hour + 95.0, severity="detection")
        frames = [hour + second for second in range(30, HOUR, 30)]
        self.clips.preview(FRONT, hour + 0.5, hour + HOUR - 1.5, frames=frames)
        self.clips.export(FRONT, hour, hour + 60, video=sample)

    def made(self, table: str) -> list[Made]:
        """What was lost in one table."""
        return [made for made in self.clips.made if made.table == table]


@pytest.fixture(scope="module", params=NEWEST_FOR_OLDER)
def page(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[tuple[Lost, Page]]:
    """The page of a Frigate of each release, after a backfill."""
    lost = Lost(tmp_path_factory.mktemp("lost"), request.param)
    with lost.frigate as frigate:
        frigate.backfill(FRONT)
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{frigate.url_internal}/?media={frigate.media}&camera={FRONT}")
        expect(page.locator("main[data-ready]")).to_be_attached()
        yield lost, page
        assert errors == []
        page.close()


def widths(page: Page, kind: str) -> list[int]:
    """Of each picture of a kind, how wide it really is: 0 where it is broken."""
    pictures = page.locator(f"img.{kind}")
    return [
        picture.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }")
        for picture in pictures.all()
    ]


def scrub(page: Page, kind: str) -> list[float]:
    """Go to the middle of each video of a kind; where its picture then is, in shares of it."""
    return [
        video.evaluate(
            """(video) => new Promise((done, failed) => {
                const seek = () => {
                    video.onseeked = () => done(video.currentTime / video.duration);
                    video.currentTime = video.duration / 2;
                };
                video.onerror = () => failed(video.error.message);
                if (video.readyState > 0) seek(); else video.onloadedmetadata = seek;
            })"""
        )
        for video in page.locator(f"video.{kind}").all()
    ]


def test_reviews_show_with_their_picture(page: tuple[Lost, Page]) -> None:
    lost, shown = page
    assert widths(shown, "review") == [320] * len(lost.made("reviewsegment"))


def test_previews_scrub(page: tuple[Lost, Page]) -> None:
    lost, shown = page
    assert scrub(shown, "preview") == [pytest.approx(0.5, abs=0.02)] * len(lost.made("previews"))


def test_exports_play_and_have_their_picture(page: tuple[Lost, Page]) -> None:
    lost, shown = page
    count = len(lost.made("export"))
    assert scrub(shown, "export") == [pytest.approx(0.5, abs=0.02)] * count
    assert widths(shown, "export") == [320] * count
