"""Claims that compete with a rule, or speak for one answer to a contested question: the words, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chapter8.symbols.evidence import Evidence, Locator


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that competes with a rule, the document in which it stands, and the one in which we read it."""

    text: str
    locator: Locator
    read_in: Locator | None

    @property
    def cited(self) -> str:
        """The claim with its place, as a sentence to show."""
        return f"{self.text.rstrip('.')} ({self.locator})."

    @property
    def evidence(self) -> Evidence:
        """Where the claim stands."""
        return Evidence(self.locator, read_in=self.read_in)


def read_claim(entry: Mapping[str, Any]) -> Claim:
    """A claim out of a TOML table: its text, where it stands, and where we read it."""
    locator = Locator(
        entry["symbol"], pages=tuple(entry.get("pages", ())), paragraphs=tuple(entry.get("paragraphs", ()))
    )
    return Claim(entry["text"], locator, Locator(entry["read_in"]) if "read_in" in entry else None)
