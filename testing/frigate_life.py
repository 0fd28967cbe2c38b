"""What a Frigate of a given release does to a library at a given time, without running one.

    with FrigateLife("0.16.4") as frigate:
        frigate.clean_up(library, now=now + 3 * 86400)

The rules are the stand-in's own (`testing/standin/frigate`), in a process that stays up, so that a
call costs about what its work does: property tests make hundreds.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from testing.standin.server import HERE, PYTHON, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self


class DiedError(RuntimeError):
    """Frigate's thread would have died of this; `kind` is the error's class, by name."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(f"{kind}: {message}")
        self.kind = kind


@dataclass(frozen=True)
class Installation:
    """A Frigate's folders and configuration.

    `config` is what stands in config.yml; `with_record` makes one.
    """

    database: Path
    media: Path
    config: Mapping[str, Any] = field(default_factory=dict)
    config_dir: Path | None = None

    @classmethod
    def of(cls, folder: Path, config: Mapping[str, Any]) -> Installation:
        """One below `folder`, as the stand-in lays it out."""
        (folder / "config").mkdir(parents=True, exist_ok=True)
        return cls(folder / "config" / "frigate.db", folder / "media", config, folder / "config")


def with_record(
    cameras: Mapping[str, Mapping[str, Any]], record: Mapping[str, Any] | None = None, **more: Any
) -> dict[str, Any]:
    """A configuration: by camera its own settings, and the `record` section of all."""
    return {
        "mqtt": {"enabled": False},
        "record": {"enabled": True, **(record or {})},
        "cameras": {name: {"ffmpeg": {"inputs": []}, **own} for name, own in cameras.items()},
        **more,
    }


def kept_days(version: str, continuous: float, motion: float = 0.0) -> dict[str, Any]:
    """The part of `record` that says how long recordings stay without a review."""
    if version < "0.17":
        return {"retain": {"days": max(continuous, motion)}}
    return {"continuous": {"days": continuous}, "motion": {"days": motion}}


class FrigateLife:
    """One release of Frigate, which does only what it is told to, when it is told to."""

    def __init__(self, version: str, *, python: Path = PYTHON) -> None:
        if version not in VERSIONS:
            raise ValueError(f"no such version: {version}; there are {', '.join(VERSIONS)}")
        self.version = version
        kept = ("PATH", "HOME", "LANG", "TMPDIR", "TZ", "LD_LIBRARY_PATH")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        self._process = subprocess.Popen(
            [str(python), str(HERE / "life.py")],
            cwd=HERE,
            env={**environment, "FRIGATE_STANDIN_VERSION": version},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End its process."""
        self._process.communicate(timeout=30)

    def clean_up(self, at: Installation, now: float) -> None:
        """The hourly pass: reviews, then recordings, then previews; and empty folders."""
        self._do("clean_up", at, now)

    def clean_up_events(self, at: Installation, now: float) -> None:
        """The pass of every five minutes: clips, snapshots, then events that have neither."""
        self._do("clean_up_events", at, now)

    def sync(self, at: Installation, now: float, **options: Any) -> dict[str, Any]:
        """`sync_recordings` until 0.17 (`limited`); all media since (`dry_run`, `force`, …)."""
        if self.version < "0.18":
            options.setdefault("limited", False)
        return self._do("sync", at, now, **options) or {}

    def start(self, at: Installation, now: float) -> None:
        """A start: `backup.db` and migrations, exports without rows, what is still open ended."""
        self._do("start", at, now)

    def receive(self, at: Installation, topic: str, payload: Any, now: float) -> Any:
        """What another process of Frigate asks: `insert_preview`, `upsert_review_segment`, …"""
        return self._do("receive", at, now, topic=topic, payload=payload)

    def relieve_storage(self, at: Installation, megabytes: float) -> None:
        """Remove the oldest recordings until more than `megabytes` are freed."""
        self._do("relieve_storage", at, 0.0, megabytes=megabytes)

    def _do(self, what: str, at: Installation, now: float, **options: Any) -> Any:
        config = {**at.config, "database": {"path": str(at.database)}}
        order = {
            "do": what,
            "database": str(at.database),
            "media": str(at.media),
            "config_dir": str(at.config_dir or at.database.parent),
            "config": json.dumps(config),
            "now": now,
            "options": options,
        }
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise DiedError("EOFError", f"the stand-in ended with {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        if "kind" in answer:
            raise DiedError(answer["kind"], answer["error"])
        return answer["result"]
