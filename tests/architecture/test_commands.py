"""Every command explains itself: help with an example, and `--json` for machines."""

from __future__ import annotations

import click
import pytest

from chapter8.cli import COMMANDS, cli


def _command(path: tuple[str, ...]) -> click.Command:
    command: click.Command = cli
    for name in path:
        assert isinstance(command, click.Group)
        found = command.get_command(click.Context(command), name)
        assert found is not None
        command = found
    return command


def _paths() -> list[tuple[str, ...]]:
    paths: list[tuple[str, ...]] = []
    for name in COMMANDS:
        command = _command((name,))
        if isinstance(command, click.Group):
            paths += [(name, inner) for inner in command.list_commands(click.Context(command))]
        else:
            paths.append((name,))
    return paths


PATHS = _paths()


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_help_shows_an_example(path: tuple[str, ...]) -> None:
    command = _command(path)
    assert f"chapter8 {' '.join(path)}" in f"{command.help} {command.epilog}"


@pytest.mark.parametrize("path", [path for path in PATHS if path != ("up",)], ids=" ".join)
def test_there_is_json_for_machines(path: tuple[str, ...]) -> None:
    assert any("--json" in parameter.opts for parameter in _command(path).params)
