"""docs/reference/commands.md is the help of every command, word for word; `make docs` rewrites it."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from chapter8.cli import cli

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Generated from the commands' own help; `make docs` rewrites this page.

Exit codes: 0 done, 1 unexpected, 2 usage, 3 a file could not be read or is not there, 4 done with unresolved items
(`--strict`). Errors are one line on stderr that says what to do; progress goes to stderr and only to a terminal.
"""


def _names(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if not isinstance(command, click.Group):
        return [path]
    context = click.Context(command)
    found = [(name, command.get_command(context, name)) for name in command.list_commands(context)]
    return [path, *(inner for name, sub in found if sub is not None for inner in _names(sub, (*path, name)))]


def _help(path: tuple[str, ...]) -> str:
    """The help as a person sees it, from a process of its own: click remembers how a command was first called."""
    command = [str(Path(sys.executable).with_name("chapter8")), *path, "--help"]
    environment = {**os.environ, "COLUMNS": "102"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.rstrip()


def _page() -> str:
    paths = _names(cli)
    with ThreadPoolExecutor() as several:
        helps = several.map(_help, paths)
    parts = [
        f"## {' '.join(('chapter8', *path))}\n\n```\n{told}\n```\n" for path, told in zip(paths, helps, strict=True)
    ]
    return HEAD + "\n" + "\n".join(parts)


def test_the_reference_of_commands_is_their_own_help() -> None:
    if os.environ.get("CHAPTER8_ACCEPT") == "1":
        PAGE.write_text(_page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == _page(), "Run: make docs"
