"""One tree of errors: a class per cause, each of which says what to do.

Only the faces (command line, pages, API) turn a cause into an exit code or a status. Everything below them
raises one of these, or lets a programming error through untouched.
"""

from __future__ import annotations


class Chapter8Error(Exception):
    """What went wrong (`cause`), where (`place`), and what the reader can do (`remedy`)."""

    def __init__(self, cause: str, *, place: str = "", remedy: str = "") -> None:
        """Keep the three parts apart, so that a face can set them out."""
        super().__init__(cause)
        self.cause = cause
        self.place = place
        self.remedy = remedy

    def __str__(self) -> str:
        """One line: place, cause, remedy."""
        line = f"{self.place}: {self.cause}" if self.place else self.cause
        return f"{line}. {self.remedy}" if self.remedy else line


class UsageError(Chapter8Error):
    """The question itself is off: an unknown situation, a date that is no date, an unknown organization."""


class InputError(Chapter8Error):
    """A file that was given can't be used. `place` names the file, and the page, row or byte where known."""


class EmptyInputError(InputError):
    """The file holds nothing."""


class TooLargeError(InputError):
    """The file, or what it unpacks to, is over a limit."""


class EncryptedError(InputError):
    """The file asks for a password."""


class DamagedError(InputError):
    """The file is cut short or its structure is broken beyond repair."""


class UnsupportedError(InputError):
    """The content is of a kind that no reader knows, or is not what its name says."""


class HostileError(InputError):
    """The file holds a construct that has no place in a document (entity bomb, zip bomb, external entity)."""


class TableError(InputError):
    """A table lacks a column, or a cell can't be what it must be. `place` names file, row and column.

    `cell` is the row's number in its file (the header is row 1) and the column, where one cell is to blame.
    """

    cell: tuple[int, str] | None = None


class ForbiddenError(Chapter8Error):
    """The viewer may not see or do this; the cause is the rule's own explanation."""


class NotFoundError(Chapter8Error):
    """Nothing of that name is kept here."""


class MissingPartError(Chapter8Error):
    """A part of the system that this needs is not installed; the remedy says how to get it."""
