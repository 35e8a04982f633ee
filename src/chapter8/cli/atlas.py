"""Which atlas a command asks, and the options that every question to it has.

The atlas is the node's own where there is a node (its data folder, or the database that CHAPTER8_DATABASE_URL names):
what people entered there counts. Without a node it is the one that is shipped, and Django is never loaded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import click
from click.core import ParameterSource

from chapter8.atlas import Atlas
from chapter8.cli.days import DAY
from chapter8.cli.showing import Form, form_of, form_options
from chapter8.errors import InputError, UsageError

Command = TypeVar("Command", bound=Callable[..., Any])


class Asked(NamedTuple):
    """What is asked, of which atlas, in which form; `atlas, on, form = asked` opens a command."""

    atlas: Atlas
    on: date
    form: Form


on_option = click.option("--on", "on", type=DAY, help="The day asked about (2025-01-30) [default: today].")
_FURTHER = (
    click.option(
        "--atlas",
        "folder",
        type=click.Path(file_okay=False, path_type=Path),
        help="A folder with further tables of the atlas, such as sample/atlas.",
    ),
    click.option("--shipped", is_flag=True, help="Leave out what this node has entered."),
    click.option(
        "--known", type=DAY, help="As this node knew it at the end of this day [default: as it knows it now]."
    ),
)


def asks_the_atlas(*, on: bool = True, table: bool = False) -> Callable[[Command], Any]:
    """Decorate a command: it gets `asked` out of its options. `on` gives it that option; without, the day is today."""

    def decorate(command: Command) -> Any:
        @wraps(command)
        def run(*args: Any, folder: Path | None, shipped: bool, known: date | None, **rest: Any) -> Any:
            form = form_of(as_json=rest.pop("as_json"), as_csv=rest.pop("as_csv", False))
            day = rest.pop("on", None) or date.today()  # noqa: DTZ011 - the reader's own day is meant
            return command(*args, asked=Asked(atlas_of(folder, shipped=shipped, known=known), day, form), **rest)

        options = (*((on_option,) if on else ()), *form_options(table=table), *_FURTHER)
        decorated: Any = run
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate


def asks_for_the_list() -> bool:
    """Whether a group that is a command too is asked for its list, and not for `show`.

    Raises:
        UsageError: an option stands before `show`, where nothing would heed it.
    """
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        return True
    given = [name for name in context.params if context.get_parameter_source(name) is ParameterSource.COMMANDLINE]
    if given:
        words = context.invoked_subcommand
        raise UsageError(f"options stand before {words!r}", remedy=f"Write them behind it: {words} KEY --json")
    return False


def atlas_of(folder: Path | None = None, *, shipped: bool = False, known: date | None = None) -> Atlas:
    """The atlas that a command asks, with the tables of a folder added.

    Raises:
        InputError: the folder isn't there, or a table in it can't be read.
        UsageError: what a node knew is asked for, and there is none.
    """
    if folder is not None and not folder.is_dir():
        raise InputError(
            "there is no such folder", place=str(folder), remedy="Name one that holds tables of the atlas."
        )
    here = not shipped and node_is_here()
    if known is not None and not here:
        raise UsageError("there is no node that could have known", place="--known", remedy="Set CHAPTER8_HOME to one")
    base = _of_node(known) if here else Atlas.shipped()
    return base if folder is None else base.extended(folder)


def node_is_here() -> bool:
    """Whether the data folder holds a node, or a database is named; looked up without making either."""
    home = Path(os.environ.get("CHAPTER8_HOME", ".data/home"))
    return bool(os.environ.get("CHAPTER8_DATABASE_URL")) or (home / "chapter8.sqlite3").is_file()


def _of_node(known: date | None) -> Atlas:
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only where there is a node

    make_ready()
    from chapter8.site.registry.atlas import node_atlas  # noqa: PLC0415 - as above

    return node_atlas(datetime.combine(known, time.max, UTC) if known else None)


def read_states(atlas: Atlas, texts: Iterable[str], on: date) -> list[str]:
    """The codes of States given by code or name, several in one text divided by commas. Raises UsageError."""
    known = {state.code for state in atlas.states}
    codes = []
    for part in (part.strip() for text in texts for part in text.split(",") if part.strip()):
        if part.upper() in known:
            codes.append(part.upper())
            continue
        state = atlas.match_state(part, on)
        if state is None:
            raise UsageError(f"{part!r} is no State", remedy="Give ISO codes or names, such as SDN,TCD")
        codes.append(state.code)
    return codes


def read_party(atlas: Atlas, text: str, on: date) -> str:
    """The code of an organization or a State, given by code or name. Raises UsageError."""
    if any(each.code == text.upper() for each in atlas.organizations):
        return text.upper()
    found = atlas.match_organization(text)
    return found.code if found is not None else read_states(atlas, [text], on)[0]


def read_organization(atlas: Atlas, text: str) -> str:
    """The code of an organization given by acronym or name. Raises NotFoundError."""
    found = atlas.match_organization(text)
    return found.code if found is not None else atlas.organization(text.upper()).code
