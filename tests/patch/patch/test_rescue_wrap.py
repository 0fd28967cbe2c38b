"""The wrap around Frigate's sync: what it lets through, and what it holds back."""

from __future__ import annotations

from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from recording_backfill.child.messages.rescue import Verdict
from recording_backfill.frigate.orphans import Kind
from recording_backfill.frigate.protection import Protection
from recording_backfill.notices import Notice
from recording_backfill.patch import rescue

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was called: the rescue, which may fail, and Frigate's own sync."""
    called: list[Any] = []

    @contextmanager
    def fake_rescue(_protection: Protection, _kind: Kind, *, limited: bool) -> Iterator[Verdict]:
        called.append("limited rescue" if limited else "rescue")
        if "fails" in called:
            raise rescue.RescueError(Notice.of("The disk is full."))
        if "unexpected" in called:
            raise KeyError("something")
        spares = "spares" in called
        yield Verdict(go=not spares, why="3 of 4 files." if spares else "")
        called.append("over")

    monkeypatch.setattr(rescue, "rescue", fake_rescue)
    return called


def until_0_17(calls: list[Any]) -> Any:
    def sync_recordings(limited: bool) -> None:
        calls.append(("sync", limited))

    return rescue.rescued(sync_recordings, lambda _why: None, Protection())


def from_0_18(calls: list[Any]) -> Any:
    def sync_recordings(
        limited: bool = False, dry_run: bool = False, force: bool = False
    ) -> tuple[str, bool, bool]:
        calls.append(("sync", limited, dry_run, force))
        return ("result", dry_run, force)

    return rescue.rescued(sync_recordings, lambda why: ("left out", why), Protection())


def test_the_rescue_comes_before_the_sync(calls: list[Any]) -> None:
    until_0_17(calls)(limited=False)
    until_0_17(calls)(limited=True)

    assert calls == ["rescue", ("sync", False), "over", "limited rescue", ("sync", True), "over"]


def test_a_media_sync_keeps_its_arguments_and_answer(calls: list[Any]) -> None:
    assert from_0_18(calls)(limited=True) == ("result", False, False)
    assert calls == ["limited rescue", ("sync", True, False, False), "over"]


@pytest.mark.parametrize(
    "arguments", [{"dry_run": True}, {"dry_run": True, "force": True}, {"force": True}]
)
def test_a_dry_run_of_the_media_sync_and_what_a_person_forces_are_not_touched(
    calls: list[Any], arguments: dict[str, bool]
) -> None:
    from_0_18(calls)(**arguments)

    dry_run, force = arguments.get("dry_run", False), arguments.get("force", False)
    assert calls == [("sync", False, dry_run, force)]


def test_when_the_rescue_fails_nothing_is_deleted_and_the_log_says_what_to_do(
    calls: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    calls.append("fails")

    until_0_17(calls)(limited=False)
    answer = from_0_18(calls)()

    assert calls == ["fails", "rescue", "rescue"]
    assert answer[0] == "left out"
    assert "The disk is full." in answer[1]
    assert "nothing is deleted: The disk is full." in caplog.text
    assert "FRIGATE_BACKFILL_RESCUE=0" in caplog.text


def test_whatever_goes_wrong_in_the_rescue_frigates_clean_up_goes_on(calls: list[Any]) -> None:
    calls.append("unexpected")

    assert until_0_17(calls)(limited=False) is None
    assert calls == ["unexpected", "rescue"]


def test_a_sync_that_must_not_be_is_left_out_and_known_of(
    calls: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    calls.append("spares")

    until_0_17(calls)(limited=False)
    assert from_0_18(calls)() == ("left out", "left out by Frigate Backfill: 3 of 4 files.")
    assert calls == ["spares", "rescue", "over", "rescue", "over"]
    assert "nothing is deleted: 3 of 4 files." in caplog.text


def test_that_a_sync_was_left_out_is_known_until_one_is_not(calls: list[Any]) -> None:
    protection = Protection()
    sync = rescue.rescued(lambda: calls.append("sync"), lambda _why: None, protection)

    calls.append("spares")
    sync()
    assert protection.held_back == {Kind.RECORDINGS: "3 of 4 files."}
    calls.clear()
    sync()
    assert protection.held_back == {}


def test_what_frigates_own_sync_raises_is_raised(calls: list[Any]) -> None:
    def sync() -> None:
        raise KeyError("Frigate's own")

    with pytest.raises(KeyError, match="Frigate's own"):
        rescue.rescued(sync, lambda _why: None, Protection())()
    assert calls == ["rescue"]


def modules() -> tuple[Any, Any]:
    """`frigate.record.cleanup` and `frigate.util.media`, as far as they are looked at."""

    class RecordingCleanup:
        def __init__(self, config: Any, stop_event: Any) -> None:
            self.config, self.stop_event = config, stop_event
            self.ran = False

        def run(self) -> None:
            self.ran = True

    cleanup = SimpleNamespace(
        __name__="frigate.record.cleanup",
        RecordingCleanup=RecordingCleanup,
        sync_recordings=lambda limited: None,
    )
    media = SimpleNamespace(__name__="frigate.util.media", get_keyframe_before=None)
    return cleanup, media


def test_the_switch_leaves_frigates_sync_as_it_is(
    protection: Protection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FRIGATE_BACKFILL_RESCUE", "0")
    cleanup, _ = modules()
    own = cleanup.sync_recordings

    rescue.install(cleanup, protection)

    assert cleanup.sync_recordings is own
    assert not protection.rescue_active


def test_a_module_without_a_sync_is_left_alone(protection: Protection) -> None:
    _, media = modules()

    rescue.install(media, protection)

    assert not protection.rescue_active


def test_a_frigate_built_otherwise_keeps_its_sync_and_runs_its_clean_up(
    protection: Protection, calls: list[Any], caplog: pytest.LogCaptureFixture
) -> None:
    cleanup, _ = modules()
    cleanup.sync_recordings = lambda limited: calls.append("sync")
    rescue.install(cleanup, protection)
    assert protection.rescue_active

    thread = cleanup.RecordingCleanup(SimpleNamespace(cameras={}), None)
    thread.run()
    cleanup.sync_recordings(limited=True)

    assert thread.ran
    assert not protection.rescue_active
    assert calls == ["sync"]
    assert len(caplog.records) == 1
