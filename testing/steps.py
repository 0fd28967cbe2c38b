"""Processes that die before their step of some number: what a kill at any moment leaves behind.

A step is a call of a function that `counted` was told of. The number is the last argument of the
process; what is left of it is printed at the end, if that is reached.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

from testing.paths import ROOT
from testing.standin.server import PATCH

if TYPE_CHECKING:
    from collections.abc import Callable

MORE_THAN_ALL = 10**9


class Steps:
    """Counts the steps of this process, and kills it before the last one."""

    def __init__(self, left: int) -> None:
        self.left = left

    def count(self, owner: object, names: str) -> None:
        """Calls of these functions of a module or class are steps from now on."""
        for name in names.split():
            setattr(owner, name, self._counted(getattr(owner, name)))

    def _counted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **options)

        return step


def killed_after(seconds: float, script: str, *arguments: object) -> bool:
    """Run `script` and kill it so long after its first line; whether it still ran."""
    words = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(seconds)
        child.kill()
        return child.wait() == -signal.SIGKILL


def run_until(step: int, script: str, *arguments: object) -> int:
    """Run `script` until before that step; how many were left, 0 where it died.

    It finds its arguments in `sys.argv[1:-1]`, and says with `steps.count` what a step is.
    """
    done = subprocess.run(
        [sys.executable, "-m", "testing.steps", script, *map(str, (*arguments, step))],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(PATCH), str(ROOT)))},
    )
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return int(done.stdout) if done.returncode == 0 else 0


def main() -> None:
    """Run the script that is the first argument."""
    script = sys.argv.pop(1)
    steps = Steps(int(sys.argv[-1]))
    exec(script, {"sys": sys, "steps": steps})
    print(steps.left)


if __name__ == "__main__":
    main()
