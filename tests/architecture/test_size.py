"""Rule 9 of the house: modules and functions stay small, and a module opens with one line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "chapter8"
MODULES = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
FORBIDDEN = {"utils", "util", "helpers", "helper", "managers", "common", "misc", "v2", "base", "tools"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def _tree(path: Path) -> ast.Module:
    """A module as Python reads it, once for all tests."""
    return ast.parse(path.read_text(encoding="utf-8"))


def _functions(path: Path) -> Iterator[Function]:
    return (node for node in ast.walk(_tree(path)) if isinstance(node, Function))


def _lines(function: Function) -> int:
    """Lines of a function without its docstring and decorators."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - (body[0].lineno if body else function.lineno) + 1


def _name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_is_at_most_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_function_is_at_most_50_lines(path: Path) -> None:
    assert [f"{f.name}: {_lines(f)} lines" for f in _functions(path) if _lines(f) > 50] == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_module_opens_with_a_line_that_says_what_it_is(path: Path) -> None:
    assert not _tree(path).body or ast.get_docstring(_tree(path))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_a_public_function_or_class_says_what_it_means(path: Path) -> None:
    public = [n for n in _tree(path).body if isinstance(n, Function | ast.ClassDef) and not n.name.startswith("_")]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


def test_half_the_functions_are_under_ten_lines() -> None:
    lengths = sorted(_lines(function) for path in MODULES for function in _functions(path))
    assert lengths[len(lengths) // 2] < 10


def test_no_folder_or_module_is_named_for_nothing() -> None:
    assert [_name(path) for path in MODULES if FORBIDDEN & {part.removesuffix(".py") for part in path.parts}] == []
