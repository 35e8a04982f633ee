"""Votes in a meeting: the counts that the chair announces, the lists of who voted how, and what was adopted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from chapter8.record.commitments.deadlines import NUMBERS
from chapter8.symbols import find

_NUMBER = r"(?:\d{1,3}|[A-Za-z]+(?:-[a-z]+)?)"
_COUNTS = re.compile(
    rf"\b(?P<favour>{_NUMBER})\s+(?:votes?\s+)?in\s+favour"
    rf"(?:,?\s+(?:and\s+)?(?P<against>{_NUMBER})\s+(?:votes?\s+)?against)?"
    rf"(?:,?\s+(?:with\s+|and\s+)?(?P<abstaining>{_NUMBER})\s+(?:abstentions?|abstaining|abstained))?",
)
_COUNTS_TO = re.compile(
    rf"\badopted\s+by\s+(?P<favour>{_NUMBER})\s+votes?\s+to\s+(?P<against>{_NUMBER})"
    rf"(?:,?\s+with\s+(?P<abstaining>{_NUMBER})\s+abstentions?)?"
)
_LABELS = {"in favour": "favour", "against": "against", "abstaining": "abstaining", "abstentions": "abstaining"}
_LIST = re.compile(r"^(?P<label>In favour|Against|Abstaining|Abstentions):\s*(?P<names>.*)$", re.DOTALL)
_ADOPTED = re.compile(
    r"\badopted\b.{0,40}?\bas\s+(?=resolution\b)|\badopted\b[^.]{0,120}?\((?=resolution\b)", re.DOTALL
)
_UNANIMOUS = re.compile(r"\badopted\s+unanimously\b|\bunanimously\s+adopted\b")
_NOBODY = frozenset({"none", "no", "nil", "zero"})
_BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+(?!the\b)")
_WITH_AND = ("Bosnia and Herzegovina", "Trinidad and Tobago", "Antigua and Barbuda", "Saint Kitts and Nevis",
    "Saint Vincent and the Grenadines", "Sao Tome and Principe", "Serbia and Montenegro",
    "United Kingdom of Great Britain and Northern Ireland")  # fmt: skip
"""Names of states that hold an "and" of their own, which ends no member of a list."""


@dataclass(slots=True)
class Ballot:
    """One vote: counts as announced (None where not said), and who is listed under each head."""

    favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    names: dict[str, list[str]] = field(default_factory=dict)
    symbol: str | None = None
    unanimous: bool | None = None
    said: str = ""

    def list_names(self, label: str, text: str) -> None:
        """Take the names under "Against:" and the like; "None" names nobody."""
        known = self.names.setdefault(_LABELS[label.lower()], [])
        words = " ".join(text.split()).rstrip(".")
        for position, name in enumerate(_WITH_AND):
            words = words.replace(name, f"\x01{position}\x01")
        for piece in _BETWEEN.split(words):
            name = re.sub(r"\x01(\d+)\x01", lambda found: _WITH_AND[int(found.group(1))], piece).strip()
            if name and name.lower() not in _NOBODY:
                known.append(name)

    def announce(self, sentence: str) -> None:
        """Take the counts and the result out of a sentence of the chair or of the secretariat."""
        found = _COUNTS.search(sentence) or _COUNTS_TO.search(sentence)
        if found:
            self.favour = _value(found["favour"])
            self.against = _value(found["against"])
            self.abstaining = _value(found["abstaining"])
        if _UNANIMOUS.search(sentence):
            self.unanimous = True
        adopted = _ADOPTED.search(sentence)
        if adopted:
            symbols = (item.symbol.text for item in find(sentence[adopted.end() :]) if item.symbol.series == "RES")
            self.symbol = next(symbols, self.symbol)

    @property
    def is_unanimous(self) -> bool | None:
        """True or False where words, counts or lists settle it."""
        if self.unanimous or self.count("favour") is None:
            return self.unanimous
        return not (self.count("against") or self.count("abstaining"))

    def count(self, head: str) -> int | None:
        """How many: as announced, else as listed."""
        said: int | None = getattr(self, head)
        return said if said is not None else len(self.names[head]) if head in self.names else None

    @property
    def contradicts_itself(self) -> bool:
        """Whether a list holds another number of names than was announced."""
        heads = ("favour", "against", "abstaining")
        return any(
            head in self.names and getattr(self, head) is not None and len(self.names[head]) != getattr(self, head)
            for head in heads
        )

    def told(self) -> str:
        """The counts in words: "12 in favour, 0 against, 3 abstaining (Dovria, Galdia, Ilmaria)"."""
        if self.count("favour") is None:
            return ""
        parts = [f"{self.count('favour')} in favour"]
        for head in ("against", "abstaining"):
            names = self.names.get(head)
            parts.append(f"{self.count(head) or 0} {head}" + (f" ({', '.join(names)})" if names else ""))
        return ", ".join(parts)


def read_list(ballots: list[Ballot], text: str, last: str | None) -> str:
    """Take "In favour: ..." (or the names on the line below it) into the open ballot; the label that is now open.

    A new "In favour:" opens a new ballot.
    """
    found = _LIST.match(text)
    label = found["label"] if found else last or "In favour"
    if found and (label == "In favour" or not ballots):
        ballots.append(Ballot())
    if found and not found["names"].strip():
        ballots[-1].names.setdefault(_LABELS[label.lower()], [])
        return label
    ballots[-1].list_names(label, found["names"] if found else text)
    return label


def announced(ballots: list[Ballot], sentences: Sequence[str]) -> None:
    """Take the sentences that announce a result into the open ballot, or into a new one."""
    if not ballots or ballots[-1].said:
        ballots.append(Ballot())
    for sentence in sentences:
        ballots[-1].announce(sentence)
    ballots[-1].said = " ".join(sentences)


def _value(words: str | None) -> int | None:
    if words is None:
        return None
    if words.isdigit():
        return int(words)
    return 0 if words.lower() in _NOBODY else NUMBERS.get(words.lower())
