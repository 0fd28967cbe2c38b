"""Frigate's configuration file, as far as the script needs it: cameras, retention, the database.

The file is read as plain YAML, not through Frigate's own classes: importing those loads half of
Frigate, and its `FrigateConfig.load` rewrites an old file on the way. Frigate replaces
`{FRIGATE_…}` placeholders in passwords and stream addresses only, none of which is read here.
Shapes of 0.15 to 0.19: a camera's `record` section is laid over the global one, key by key.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..frigate.config import PAUSES, snapshot_retention
from ..frigate.detection import read_detection
from ..frigate.labels import severity_rule
from ..models import (
    Detection,
    KeptBy,
    RetainMode,
    Retention,
    ReviewRetention,
    SnapshotRetention,
    StreamRetention,
)
from .misuse import MisuseError

CONFIG_NAMES = ("config.yml", "config.yaml")
_CONTAINER_CONFIG = "/config/config.yml"
_DATABASE_NAME = "frigate.db"


@dataclass(frozen=True)
class FrigateConfig:
    """What one configuration file says."""

    path: Path
    database: Path
    cameras: tuple[str, ...]
    sections: Mapping[str, Any]

    def retention(self, camera: str) -> Retention:
        """How long Frigate keeps this camera's recordings; the global values if it has none."""
        cameras = _section(self.sections, "cameras")
        own = _section(cameras, camera)
        settings = {
            name: _laid_over(_section(self.sections, name), _section(own, name))
            for name in ("record", "review", "snapshots", "audio", "objects")
        }
        settings["zones"] = _section(own, "zones")
        record = settings["record"]
        try:
            continuous_days = self._continuous_days(record)
            main, second = self._streams(record) if camera in cameras else (None, None)
            review_days = continuous_days if self._release >= [0, 18] else None
            if main is not None and second is not None:
                review_days = min(main.continuous_days, second.continuous_days)
            return Retention(
                days=_days(record),
                alerts=self._review(settings, "alerts"),
                detections=self._review(settings, "detections"),
                configured=camera in cameras,
                review_days=review_days,
                continuous_days=continuous_days,
                snapshots=_snapshots(settings["snapshots"]),
                main=main,
                sub=second,
                unseen=_unseen(settings, own),
                severity=severity_rule({**settings, "type": own.get("type")}),
            )
        except (TypeError, ValueError) as error:
            raise MisuseError(
                f"The settings of camera '{camera}' in {self.path} are not as Frigate "
                f"0.15 to 0.19 write them ({error}). Mend the file, or say how many days Frigate "
                "keeps recordings with --retention-days."
            ) from error

    def detection(self, camera: str) -> Detection:
        """How this camera's motion is detected."""
        own = _section(_section(self.sections, "cameras"), camera)
        motion, detect = (
            _laid_over(_section(self.sections, name), _section(own, name))
            for name in ("motion", "detect")
        )
        return read_detection(motion, detect)

    @property
    def sync_recordings(self) -> bool:
        """Whether Frigate deletes files that have no row by itself (up to 0.17)."""
        return bool(_section(self.sections, "record").get("sync_recordings", False))

    @property
    def syncs_on_request(self) -> bool:
        """Whether it does so when somebody asks for it (from 0.18 on)."""
        return self._release >= [0, 18]

    @property
    def _release(self) -> list[int]:
        """Frigate writes its release into the file at each start; empty where it never did."""
        release = str(self.sections.get("version", "")).partition("-")[0].split(".")
        return [int(part) for part in release if part.isdecimal()]

    def _continuous_days(self, record: Mapping[str, Any]) -> float | None:
        """See `models.Retention`."""
        if self._release < [0, 17] and not {"continuous", "motion"} & set(record):
            return None
        return float(_section(record, "continuous").get("days", 0))

    def _review(self, settings: Mapping[str, Any], severity: str) -> ReviewRetention:
        """Retention of one severity; 0.19 keeps reviews as long as either stream needs them."""
        found = _review(settings, severity, self._release)
        second = _section(settings["record"], "sub")
        if self._release < [0, 19] or not second.get("enabled", False):
            return found
        return replace(found, days=max(found.days, _kept_by(_section(second, severity), 0).days))

    def _streams(
        self, record: Mapping[str, Any]
    ) -> tuple[StreamRetention | None, StreamRetention | None]:
        """How 0.19 keeps each stream.

        What is not said of the second counts as 0 days: its defaults could not be read.
        """
        if self._release < [0, 19]:
            return None, None
        second = _section(record, "sub")
        retain = {name: _section(_section(record, name), "retain") for name in _SEVERITIES}
        main = _stream(record, {name: _kept_by(retain[name], 10) for name in _SEVERITIES})
        own = {name: _kept_by(_section(second, name), 0) for name in _SEVERITIES}
        return main, _stream(second, own)


_SEVERITIES = ("alerts", "detections")


def _kept_by(section: Mapping[str, Any], days: float) -> KeptBy:
    return KeptBy(float(section.get("days", days)), RetainMode(section.get("mode", "motion")))


def _stream(section: Mapping[str, Any], kept: Mapping[str, KeptBy]) -> StreamRetention:
    continuous, motion = (
        float(_section(section, name).get("days", 0)) for name in ("continuous", "motion")
    )
    return StreamRetention(max(continuous, motion), continuous, **kept)


def config_in_container() -> Path | None:
    """The file that Frigate itself would read here; None where there is none."""
    named = os.environ.get("CONFIG_FILE", _CONTAINER_CONFIG)
    for path in (named, named.replace("yml", "yaml")):
        if os.path.isfile(path):
            return Path(path)
    return None


def config_beside(database: Path) -> Path | None:
    """A configuration file in the database's own folder, where Frigate keeps both."""
    for name in CONFIG_NAMES:
        path = database.parent / name
        if os.path.isfile(path):
            return path
    return None


def yaml_is_readable() -> bool:
    """Whether this Python has a package that reads YAML; Frigate's own has."""
    return _loader() is not None


def read_config(path: Path) -> FrigateConfig:
    """Read Frigate's configuration file; raises MisuseError saying what is wrong with it."""
    load = _loader()
    if load is None:
        raise MisuseError(
            f"{path} cannot be read: this Python has no YAML package. Run the script inside "
            "Frigate's container, or install PyYAML, or leave out --config and give --database, "
            "--recordings and --retention-days."
        )
    try:
        sections = load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MisuseError(f"{path} cannot be read: {error.strerror}.") from error
    except Exception as error:  # each YAML package has its own
        raise MisuseError(f"{path} is not valid YAML{_where(error)}") from error
    if not isinstance(sections, Mapping):
        raise MisuseError(f"{path} is not a configuration of Frigate: it has no sections.")
    return FrigateConfig(
        path=path,
        database=_database(path, sections),
        cameras=tuple(str(name) for name in _section(sections, "cameras")),
        sections=sections,
    )


def _where(error: Exception) -> str:
    """Line and trouble, without the excerpts that YAML packages draw over several lines."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if mark is None or problem is None:
        return f": {str(error).splitlines()[0]}."
    return f", line {mark.line + 1}: {problem}."


def _database(path: Path, sections: Mapping[str, Any]) -> Path:
    """The database that the file names; outside the container, the one beside the file."""
    beside = path.parent / _DATABASE_NAME
    named = _section(sections, "database").get("path")
    if named is None:
        return beside
    database = Path(str(named))
    return database if os.path.isfile(database) else path.parent / database.name


def _loader() -> Any:
    """A function from YAML text to plain Python, of whichever package is here."""
    try:
        from ruamel.yaml import YAML
    except ImportError:
        try:
            import yaml
        except ImportError:
            return None
        return yaml.safe_load
    return YAML(typ="safe", pure=True).load


def _section(sections: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """One section; an absent or an empty one is empty."""
    section = sections.get(name)
    return section if isinstance(section, Mapping) else {}


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> Mapping[str, Any]:
    """`above` with what it lacks taken from `below`, at every depth, as Frigate merges."""
    merged = dict(below)
    for key, value in above.items():
        old = merged.get(key)
        both = isinstance(old, Mapping) and isinstance(value, Mapping)
        merged[key] = _laid_over(old, value) if both else value  # type: ignore[arg-type]
    return merged


def _days(record: Mapping[str, Any]) -> float:
    """Days that recordings without a review are kept: see `models.Retention`."""
    if "continuous" in record or "motion" in record:  # 0.17, 0.18
        return max(float(_section(record, key).get("days", 0)) for key in ("continuous", "motion"))
    return float(_section(record, "retain").get("days", 0))


def _review(settings: Mapping[str, Any], severity: str, release: list[int]) -> ReviewRetention:
    """Retention of one severity, with Frigate's defaults."""
    section = _section(settings["record"], severity)
    retain = _section(section, "retain")
    pauses = {**PAUSES, "alerts": 40.0} if release >= [0, 17] else PAUSES
    cutoff = _section(settings["review"], severity).get("cutoff_time", pauses[severity])
    return ReviewRetention(
        days=float(retain.get("days", 10)),
        pre_capture=float(section.get("pre_capture", 5)),
        post_capture=float(section.get("post_capture", 5)),
        mode=RetainMode(retain.get("mode", "motion")),
        pause=float(cutoff) + _loitering(settings["zones"]),
    )


def _loitering(zones: Mapping[str, Any]) -> float:
    times = [zone.get("loitering_time", 0) for zone in zones.values() if isinstance(zone, Mapping)]
    return max([0.0, *map(float, times)])


def _unseen(settings: Mapping[str, Any], own: Mapping[str, Any]) -> bool:
    """See `models.Retention.unseen`."""
    listens = bool(settings["audio"].get("enabled"))
    return listens or own.get("type") == "lpr" or _loitering(settings["zones"]) > 0


def _snapshots(snapshots: Mapping[str, Any]) -> SnapshotRetention:
    retain = _section(snapshots, "retain")
    by_label = {name: float(days) for name, days in _section(retain, "objects").items()}
    return snapshot_retention(float(retain.get("default", 10)), by_label)
