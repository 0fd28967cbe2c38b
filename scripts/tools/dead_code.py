"""Name what nothing uses any more, by vulture: code that only tests use counts as used.

The settings are in pyproject.toml. Tests are read for what they use, not for what they leave
unused: pytest finds those names itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

from vulture.config import make_config
from vulture.core import Item, Vulture

ROOT = Path(__file__).resolve().parents[2]


def is_for_others(item: Item) -> bool:
    """Whether another program is what uses it: a field of an answer, a word of the contract."""
    if item.typ != "variable":
        return False
    answers = {"http", "client"} & set(item.filename.parts)
    return bool(answers) or (item.filename.parent.name == "models" and item.name.isupper())


def main() -> None:
    """Print what is unused; status 1 if there is any."""
    config = make_config(["--config", str(ROOT / "pyproject.toml")])
    reader = Vulture(
        ignore_names=config["ignore_names"], ignore_decorators=config["ignore_decorators"]
    )
    reader.scavenge([ROOT / path for path in config["paths"]], exclude=config["exclude"])
    unused = [
        item
        for item in reader.get_unused_code(min_confidence=config["min_confidence"])
        if not item.filename.is_relative_to(ROOT / "tests") and not is_for_others(item)
    ]
    for item in unused:
        print(item.get_report())
    sys.exit(1 if unused else 0)


if __name__ == "__main__":
    main()
