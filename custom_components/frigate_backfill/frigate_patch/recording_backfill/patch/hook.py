"""The import hook: Frigate's modules get our additions right after they were imported.

Nothing of Frigate is imported here, and nothing of ours before Frigate's own module asks for it.
What fails is logged once and left out; Frigate goes on as if we were not there.
"""

from __future__ import annotations

import functools
import logging
import os
import sys
from importlib.abc import MetaPathFinder
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

    from ..frigate.protection import Protection

logger = logging.getLogger("frigate_backfill.patch")


def start() -> None:
    """Watch Frigate's imports, if this process is Frigate itself; calling it again does nothing."""
    if not _is_frigate(_command_line()) or any(
        isinstance(finder, AfterImport) for finder in sys.meta_path
    ):
        return
    _use_private_copy()
    guarded("its settings", _read_settings)
    from ..frigate.protection import Protection

    sys.meta_path.insert(0, AfterImport(_Additions(Protection()).by_module()))


def _command_line() -> list[str]:
    """The words that this Python was started with."""
    words: list[str] | None = getattr(sys, "orig_argv", None)
    if words is None:  # Python 3.9, in Frigate 0.15
        with open("/proc/self/cmdline", encoding="utf-8", errors="replace") as file:
            words = file.read().split("\0")[:-1]
    return words


def _is_frigate(command_line: list[str]) -> bool:
    """Whether it is `python3 -u -m frigate`, which is how the container starts it.

    Not `-m frigate --validate-config`, and none of multiprocessing's helpers.
    """
    return command_line[-2:] == ["-m", "frigate"]


def _read_settings() -> None:
    """Put the settings of the file into the environment; what is wrong there is said in a line."""
    from .. import settings

    wrong = [f"{settings.FILE}: {text}" for text in settings.take_file(settings.FILE, os.environ)]
    wrong += settings.problems(os.environ)
    if wrong:
        logger.warning("backfill: settings that are not followed: %s.", "; ".join(wrong))


def _use_private_copy() -> None:
    """Have all later imports of this package come from a copy that no update can change."""
    import recording_backfill
    from recording_backfill import patch
    from recording_backfill.patch import private_copy

    try:
        package = private_copy.make()
    except OSError as error:
        logger.warning(
            "backfill: no private copy of the patch could be made (%s). It runs from its "
            "own folder; restart Frigate after each update of it.",
            error,
        )
    else:
        recording_backfill.__path__ = [package]
        patch.__path__ = [os.path.join(package, "patch")]


class AfterImport(MetaPathFinder):
    """Calls a function with a module right after that module was first executed."""

    def __init__(self, additions: dict[str, Callable[[ModuleType], None]]) -> None:
        """Keep which function waits for which module."""
        self._additions = dict(additions)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Let the other finders find it, and have its loader call us afterwards."""
        addition = self._additions.get(fullname)
        if addition is None:
            return None
        for finder in sys.meta_path:
            if finder is self or not hasattr(finder, "find_spec"):
                continue
            spec = finder.find_spec(fullname, path, target)
            if spec is not None:
                _call_afterwards(spec, addition)
                return spec
        return None


def _call_afterwards(spec: ModuleSpec, addition: Callable[[ModuleType], None]) -> None:
    loader = spec.loader
    if loader is None:
        return
    execute = loader.exec_module

    @functools.wraps(execute)
    def exec_module(module: ModuleType) -> None:
        execute(module)
        guarded(f"its addition to {spec.name}", addition, module)

    loader.exec_module = exec_module  # type: ignore[method-assign]


def guarded(what: str, function: Callable[..., object], *arguments: object) -> None:
    """Call `function`; whatever it raises ends in one line of the log."""
    try:
        function(*arguments)
    except Exception as error:
        logger.error(
            "backfill: %s could not be set up, and Frigate runs without it: %s: %s",
            what,
            type(error).__name__,
            error,
            exc_info=logger.isEnabledFor(logging.DEBUG),
        )


class _Additions:
    """What is added to Frigate's modules; all of it fills in the one `protection`."""

    def __init__(self, protection: Protection) -> None:
        self._protection = protection

    def by_module(self) -> dict[str, Callable[[ModuleType], None]]:
        """Which is added to which module."""
        return {
            "frigate.app": _save_backup_before_start,
            "frigate.api.fastapi_app": self._extend_app,
            "frigate.comms.dispatcher": self._guard_inserts,
            "frigate.events.cleanup": _guard_events,
            "frigate.record.cleanup": self._guard_cleanup,
            "frigate.storage": _guard_storage,
            "frigate.util.media": self._rescue_before_sync,
        }

    def _extend_app(self, module: ModuleType) -> None:
        """Wrap `create_fastapi_app`, whose arguments differ from release to release."""
        create = module.create_fastapi_app

        @functools.wraps(create)
        def create_fastapi_app(*args: Any, **kwargs: Any) -> Any:
            app = create(*args, **kwargs)
            guarded("the backfill API", self._bootstrap, app)
            return app

        module.create_fastapi_app = create_fastapi_app  # type: ignore[attr-defined]

    def _bootstrap(self, app: Any) -> None:
        from . import bootstrap

        bootstrap.extend(app, self._protection)

    def _guard_inserts(self, module: ModuleType) -> None:
        from . import guard

        guard.install(module, self._protection)

    def _rescue_before_sync(self, module: ModuleType) -> None:
        from . import rescue

        rescue.install(module, self._protection)

    def _guard_cleanup(self, module: ModuleType) -> None:
        self._rescue_before_sync(module)
        from . import deleting

        guarded("the guard on Frigate's clean-up", deleting.guard_cleanup, module)


def _guard_events(module: ModuleType) -> None:
    from . import deleting

    deleting.guard_events(module)


def _guard_storage(module: ModuleType) -> None:
    from . import deleting

    deleting.guard_storage(module)


def _save_backup_before_start(module: ModuleType) -> None:
    from . import backup

    backup.install(module, guarded)
