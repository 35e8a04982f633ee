"""What may be written to a terminal: text from files and names can't move the cursor, colour or reorder the line."""

from __future__ import annotations

import re

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f"  # C0 and C1 controls, escape and newline among them; a tab is harmless
    "\u202a-\u202e\u2066-\u2069"  # overrides of the direction of writing
    "\u2028\u2029\ufeff\ufff9-\ufffb\ud800-\udfff]"  # line separators, invisible marks, halves of characters
)


def printable(text: str) -> str:
    """The text on one line; a character that acts instead of showing is written as its escape, as in Python."""
    return _UNPRINTABLE.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape", errors="backslashreplace").decode("ascii")
