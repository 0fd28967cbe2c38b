"""The settings: read as people write them, or what is wrong with them is said."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from recording_backfill import settings
from recording_backfill.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FRIGATE_BACKFILL_UI=0", "0"),
        ("  FRIGATE_BACKFILL_UI = 0  ", "0"),
        ("export FRIGATE_BACKFILL_UI=0", "0"),
        ("FRIGATE_BACKFILL_UI='0'", "0"),
        ('FRIGATE_BACKFILL_UI="0" # off', "0"),
        ("FRIGATE_BACKFILL_UI=0 # off", "0"),
        ("FRIGATE_BACKFILL_UI=a#b", "a#b"),
        ("FRIGATE_BACKFILL_UI='a # b'", "a # b"),
        ("FRIGATE_BACKFILL_UI=#nothing", ""),
        ("FRIGATE_BACKFILL_UI=", ""),
        ("FRIGATE_BACKFILL_UI=a=b", "a=b"),
        ("# FRIGATE_BACKFILL_UI=0\nFRIGATE_BACKFILL_UI=1\r\n", "1"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_line_is_read_as_people_write_it(
    tmp_path: Path, text: str, expected: str, encoding: str
) -> None:
    file = tmp_path / "file.env"
    file.write_text(text, encoding=encoding, newline="")
    environment: dict[str, str] = {}

    assert settings.take_file(str(file), environment) == []
    assert environment == {"FRIGATE_BACKFILL_UI": expected}


@pytest.mark.parametrize(
    ("text", "rate", "wrong"),
    [("", None, 0), ("0", None, 0), (" 50 ", 50.0, 0), ("0.5", 0.5, 0), ("-1", None, 1),
     ("inf", None, 1), ("nan", None, 1), ("fast", None, 1)],
)  # fmt: skip
def test_a_rate_is_a_number_of_files_a_second(text: str, rate: float | None, wrong: int) -> None:
    environment = {"FRIGATE_BACKFILL_MAX_RATE": text}
    assert settings.read(environment).max_rate == rate
    assert len(settings.problems(environment)) == wrong


def test_the_environment_goes_before_the_file_and_nothing_else_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "file.env"
    file.write_text("FRIGATE_BACKFILL_UI=0\nPATH=/nowhere\nFRIGATE_BACKFILL_RESCUE=0\n")
    environment = {"FRIGATE_BACKFILL_UI": "1", "PATH": "/usr/bin"}

    assert settings.take_file(str(file), environment) == []
    assert environment == {
        "FRIGATE_BACKFILL_UI": "1",
        "PATH": "/usr/bin",
        "FRIGATE_BACKFILL_RESCUE": "0",
    }


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("\nFRIGATE_BACKFILL_UI", ["line 2 is no NAME=value"]),
        ("FRIGATE_BACKFILL_UI: 0", ["line 1 is no NAME=value"]),
        ("FRIGATE_BACKFILL_UI='0", ["line 1 has a quote that does not end"]),
        ("x" * 70_000, ["it is larger than 64 KB"]),
    ],
)
def test_what_cannot_be_understood_is_said(tmp_path: Path, text: str, wrong: list[str]) -> None:
    file = tmp_path / "file.env"
    file.write_text(text)
    environment: dict[str, str] = {}

    assert settings.take_file(str(file), environment) == wrong
    assert environment == {}


def test_a_file_that_is_not_there_is_right(tmp_path: Path) -> None:
    assert settings.take_file(str(tmp_path / "none.env"), {}) == []


def test_what_is_no_regular_file_holds_up_nothing(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.env")

    assert settings.take_file(str(tmp_path / "fifo.env"), {}) == ["it is no regular file"]
    assert settings.take_file(str(tmp_path), {}) == ["it is no regular file"]


def test_every_setting_is_read() -> None:
    assert settings.read({}) == Settings()
    assert settings.read(
        {
            "FRIGATE_BACKFILL_EXTRA_ROOTS": "/a : /b/:relative::/",
            "FRIGATE_BACKFILL_RESCUE": "0",
            "FRIGATE_BACKFILL_UI": "Off ",
            "FRIGATE_BACKFILL_CLOCK": "false",
            "FRIGATE_BACKFILL_CATALOGUE": "/mnt/copies",
            "FRIGATE_BACKFILL_WEB_ROOT": "/web",
        }
    ) == Settings(
        extra_roots=("/a", "/b", "/"),
        rescue=False,
        ui=False,
        watch_clock=False,
        catalogue="/mnt/copies",
        web_root="/web",
    )
    assert settings.read({"FRIGATE_BACKFILL_CATALOGUE": "0"}).catalogue == ""


def test_what_is_set_and_not_followed_is_said() -> None:
    assert settings.problems(
        {"FRIGATE_BACKFILL_RESQUE": "0", "FRIGATE_BACKFILL_EXTRA_ROOTS": "a:/b", "PATH": "/"}
    ) == [
        "FRIGATE_BACKFILL_RESQUE is no setting of this version",
        "FRIGATE_BACKFILL_EXTRA_ROOTS names a, which is no absolute path",
    ]
