"""Rules as data: the TOML files that come with the package, and the gate that they pass first."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from chapter8.errors import TableError


def shipped_text(file: str) -> str:
    """The text of a rule file of the package."""
    return (files("chapter8.respond") / "data" / file).read_text("utf-8")


def read_tables(text: str, file: str) -> dict[str, Any]:
    """The tables of a rule file.

    Raises:
        TableError: the text is no TOML; `file` is its name.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TableError(str(error), place=file, remedy="Mend the TOML") from None
