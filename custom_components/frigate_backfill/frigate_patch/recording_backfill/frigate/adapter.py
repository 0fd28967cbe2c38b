"""The only importer of Frigate: hides from the rest of the patch what differs between releases.

Known are 0.15.2 to 0.18.0-beta1. Not the version number decides but whether everything that is
used is there, so that a later Frigate of the same build works too.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..notices import Notice, RescueKey
from . import config as frigate_config
from .config import CameraInfo, UnknownShapeError
from .detection import detection_for
from .orphans import FILES

if TYPE_CHECKING:
    from typing import Any

    from fastapi import FastAPI
    from fastapi.params import Depends as Dependency

    from ..models import Detection, Retention
    from .protection import Protection

__all__ = ["CameraInfo", "FrigateAdapter", "UnknownShapeError"]

_COMMIT = re.compile(r"-[0-9a-f]{6,40}$")


class FrigateAdapter:
    """Frigate as the patch sees it, for one app."""

    def __init__(self, app: FastAPI, protection: Protection) -> None:
        """Raises UnknownShapeError when this Frigate is not one that the patch knows."""
        try:
            from frigate.api import auth
            from frigate.const import CONFIG_DIR, RECORD_DIR
            from frigate.models import User
            from frigate.version import VERSION
        except ImportError as error:
            raise UnknownShapeError(str(error)) from error
        self._app = app
        self._protection = protection
        self.version: str = _COMMIT.sub("", VERSION)
        """As `/api/version` says it, without the commit."""
        self.recordings_dir: str = RECORD_DIR
        self.config_dir: str = CONFIG_DIR
        if not hasattr(app, "frigate_config"):
            raise UnknownShapeError("its app carries no frigate_config")
        frigate_config.check(self._config)
        self._require_role = getattr(auth, "require_role", None)
        self._require_camera_access = getattr(auth, "require_camera_access", None)
        # Nobody may get in because a check has another name: 0.15 has no roles, and before 0.17
        # none is limited to some cameras.
        if self._require_role is None and hasattr(User, "role"):
            raise UnknownShapeError("it checks roles differently")
        if self._require_camera_access is None and hasattr(self._config.auth, "roles"):
            raise UnknownShapeError("it checks the access to cameras differently")

    @property
    def _config(self) -> Any:
        # Frigate replaces it when the configuration is changed at run time.
        return self._app.frigate_config  # type: ignore[attr-defined]

    @property
    def camera_names(self) -> tuple[str, ...]:
        """The configured cameras, as the configuration says now."""
        return tuple(self._config.cameras)

    def camera(self, name: str) -> CameraInfo | None:
        """What is told of one camera, if it is configured; it costs little and is asked often."""
        camera = frigate_config.camera(self._config, name)
        if camera is None or (other := self._cleanup_config) is None:
            return camera
        days = min(camera.retention_days, frigate_config.days_for(other, name))
        return replace(camera, retention_days=days)

    def cameras(self) -> dict[str, CameraInfo]:
        """The same of every camera, by name."""
        found = {name: self.camera(name) for name in self.camera_names}
        return {name: camera for name, camera in found.items() if camera is not None}

    def retention_for(self, camera: str) -> Retention:
        """What Frigate's clean-up keeps of `camera`; of an unknown one by the global values.

        A configuration that was changed at run time reaches the clean-up only with a restart.
        Until then the shorter of both counts, so that nothing is added that would be deleted
        before or after.
        """
        retention = frigate_config.retention_for(self._config, camera)
        if (other := self._cleanup_config) is None:
            return retention
        return frigate_config.shorter(retention, frigate_config.retention_for(other, camera))

    @property
    def _cleanup_config(self) -> Any:
        """What the clean-up goes by, where that is not the configuration of now."""
        other = self._protection.cleanup_config
        return None if other is self._config else other

    def detection_for(self, camera: str) -> Detection:
        """How motion of `camera` is detected."""
        return detection_for(self._config, camera)

    @property
    def database_path(self) -> str:
        """Frigate's SQLite file."""
        return frigate_config.database_path(self._config)

    @property
    def ffprobe(self) -> str | None:
        """Path of Frigate's ffprobe, or of one on PATH, or None where there is none."""
        return frigate_config.ffprobe(self._config)

    @property
    def sync_recordings(self) -> bool:
        """Whether Frigate deletes files that have no row by itself."""
        return frigate_config.sync_recordings(self._config)

    @property
    def sync_unwatched(self) -> bool:
        """Whether people can start a sync of media (0.18 on) that nothing of ours precedes."""
        return frigate_config.syncs_on_request(self._config) and not self.rescue_active

    @property
    def guard_active(self) -> bool:
        """Whether the recorder's insert survives a path that is already there."""
        return self._protection.guard_active

    @property
    def rescue_active(self) -> bool:
        """Whether whole recordings are indexed before Frigate deletes what has no row."""
        return self._protection.rescue_active

    @property
    def held_back(self) -> tuple[Notice, ...]:
        """Why Frigate's last sync of a kind of files was left out, for each that was."""
        held = list(self._protection.held_back.items())  # its clean-up's thread changes them
        return tuple(
            Notice(
                RescueKey.SYNC_LEFT_OUT,
                files=Notice(FILES[kind]),
                why=Notice.of(why),
            )
            for kind, why in held
        )

    def require_admin(self) -> Dependency:
        """A dependency that lets administrators pass; any login on 0.15, which has no roles."""
        from fastapi import Depends

        check = _any_login if self._require_role is None else self._require_role(["admin"])
        return Depends(check)  # type: ignore[no-any-return]

    def require_camera_access(self) -> Dependency:
        """A dependency for routes with `camera_name`: who may see that camera passes.

        Before 0.17 any login may see every camera.
        """
        from fastapi import Depends

        return Depends(self._require_camera_access or _any_login)  # type: ignore[no-any-return]


def recordings_dir() -> str:
    """Frigate's recordings directory, before there is an app; raises ImportError."""
    from frigate.const import RECORD_DIR

    return str(RECORD_DIR)


def media_dirs() -> tuple[str, str]:
    """Frigate's directories of clips and of exports; raises ImportError."""
    from frigate.const import CLIPS_DIR, EXPORT_DIR

    return str(CLIPS_DIR), str(EXPORT_DIR)


def config_dir() -> str:
    """Frigate's configuration directory, before there is an app; raises ImportError."""
    from frigate.const import CONFIG_DIR

    return str(CONFIG_DIR)


async def _any_login() -> None:
    """Frigate's nginx lets only logged-in users through."""
