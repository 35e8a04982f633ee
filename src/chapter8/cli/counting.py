"""Numbers with their nouns, as people read them: "1 decision", "2,310 decisions"."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str = "") -> str:
    """The number with its noun; `plural` where an "s" doesn't make it."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
