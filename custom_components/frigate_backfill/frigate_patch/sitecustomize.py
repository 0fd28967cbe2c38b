"""Starts the patch in Frigate's own process and nowhere else, then hands on to the next one.

Python imports the first `sitecustomize` on its path. With this folder on PYTHONPATH that is this
file, in every Python of the container: it must cost nothing there, never raise, and let the one
that it stands before (Debian has one) still run.
"""

import os
import sys


def _start_patch() -> None:
    # `python3 -u -m frigate`: while `site` runs, sys.argv is ["-m"] and nothing more. Python 3.9
    # (Frigate 0.15) does not tell the rest here; the hook then looks closer.
    words = getattr(sys, "orig_argv", ["-m", "frigate"])
    if getattr(sys, "argv", None) != ["-m"] or words[-2:] != ["-m", "frigate"]:
        return
    try:
        from recording_backfill.patch.hook import start

        start()
    except Exception as error:  # noqa: BLE001 - Frigate must start, whatever is wrong with us
        print(
            f"frigate_backfill: the patch could not start ({error!r}). Frigate runs without it.",
            file=sys.stderr,
        )


def _run_next_sitecustomize() -> None:
    from importlib.machinery import PathFinder
    from importlib.util import module_from_spec

    here = os.path.realpath(os.path.dirname(__file__))
    others = [entry for entry in sys.path if os.path.realpath(entry) != here]
    spec = PathFinder.find_spec("sitecustomize", others)
    if spec is None or spec.loader is None:
        return
    module = module_from_spec(spec)
    sys.modules["sitecustomize"] = module
    # What it raises, `site` reports as it would have without us.
    spec.loader.exec_module(module)


_start_patch()
_run_next_sitecustomize()
