"""The patch is written for Python 3.9, which Frigate 0.15's image has, without backports."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from testing.standin.server import PATCH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = sorted([*PATCH.glob("*.py"), *PATCH.glob("recording_backfill/**/*.py")])
HTTP = sorted(PATCH.glob("recording_backfill/http/*.py"))


def read(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))


def evaluated_annotations(tree: ast.Module) -> Iterator[ast.expr]:
    """What pydantic and FastAPI evaluate: fields of models, and parameters of routes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for statement in node.body:
                if isinstance(statement, ast.AnnAssign):
                    yield statement.annotation
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.decorator_list:
            is_route = any(
                isinstance(mark, ast.Call)
                and isinstance(mark.func, ast.Attribute)
                and mark.func.attr in ("get", "post")
                for mark in node.decorator_list
            )
            if is_route:
                for argument in (*node.args.args, *node.args.kwonlyargs):
                    if argument.annotation is not None:
                        yield argument.annotation


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_syntax_is_that_of_python_3_9(path: Path) -> None:
    assert read(path).body


@pytest.mark.parametrize("path", HTTP, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_pydantic_evaluates_has_no_union_by_a_bar(path: Path) -> None:
    unions = [
        ast.unparse(annotation)
        for annotation in evaluated_annotations(read(path))
        for part in ast.walk(annotation)
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.BitOr)
    ]

    assert unions == []
