"""How a command ends: exit code by cause, one line on stderr that says what to do.

0 done, 1 unexpected, 2 usage, 3 input unreadable, 4 done with unresolved items under --strict. A file or folder that is
named as input and isn't there is input that can't be read; 2 is for a question that is off, whatever files there are.
"""

from __future__ import annotations

import sys
import traceback

import click

from chapter8.cli.printable import printable
from chapter8.errors import Chapter8Error, InputError, NotFoundError, UsageError

DONE, UNEXPECTED, USAGE, UNREADABLE, UNRESOLVED = 0, 1, 2, 3, 4


def exit_code(error: BaseException) -> int:
    """The exit code of a cause."""
    match error:
        case InputError():
            return UNREADABLE
        case UsageError() | NotFoundError():
            return USAGE
        case _:
            return UNEXPECTED


def report(error: BaseException) -> None:
    """One line for an error of ours; the traceback as well for one that nobody foresaw."""
    if not isinstance(error, Chapter8Error):
        traceback.print_exception(error)
    click.echo(f"chapter8: {printable(str(error))}", err=True)


def on_terminal() -> bool:
    """Whether progress may be drawn: only on a terminal, only on stderr."""
    return sys.stderr.isatty()
