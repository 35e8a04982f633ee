"""Endnotes: each source of the brief once, numbered in the order of first call, with the paragraphs that call it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from chapter8.brief.model import Brief
from chapter8.symbols.evidence import Evidence

_PLACE, _SOURCE = 110, 52  # characters of a place, and of another source, in the margin
_Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Endnote:
    """A source: its citation in words, where it was read, where to open it, and the paragraphs that rest on it.

    `short` is for the margin: the place alone where there is one.
    """

    number: int
    citation: str
    short: str
    read_in: str | None
    link: str | None
    document: str | None
    called_by: tuple[int, ...]

    @property
    def text(self) -> str:
        """The whole note as one reads it: "S/PV.5649, p. 29, as reported in S/PV..."."""
        return f"{self.citation}, as reported in {self.read_in}" if self.read_in else self.citation


@dataclass(frozen=True, slots=True)
class Endnotes:
    """All endnotes of a brief, and which ones a piece of evidence stands for."""

    notes: tuple[Endnote, ...]
    numbers: dict[_Key, int]

    def of(self, evidence: Iterable[Evidence]) -> list[Endnote]:
        """The notes of some evidence, each once, in the order of the evidence."""
        return [self.notes[number - 1] for number in dict.fromkeys(self.numbers[_key(item)] for item in evidence)]


def endnotes(brief: Brief) -> Endnotes:
    """Number the sources of all paragraphs and tables."""
    found: dict[_Key, tuple[Evidence, list[int]]] = {}
    for section in brief.sections:
        for line in section.lines:
            for item in line.evidence:
                callers = found.setdefault(_key(item), (item, []))[1]
                if line.number not in callers:
                    callers.append(line.number)
        for table in section.tables:
            for item in table.evidence:
                found.setdefault(_key(item), (item, []))
    numbers = {key: number for number, key in enumerate(found, start=1)}
    notes = tuple(
        Endnote(
            number=numbers[key],
            citation=key[0],
            short=_short(item),
            read_in=key[1] or None,
            link=safe_link(item.link),
            document=item.document,
            called_by=tuple(callers),
        )
        for key, (item, callers) in found.items()
    )
    return Endnotes(notes, numbers)


def _key(evidence: Evidence) -> _Key:
    citation = "; ".join(str(part) for part in (evidence.locator, evidence.source) if part is not None)
    return citation, str(evidence.read_in) if evidence.read_in is not None else ""


def _short(evidence: Evidence) -> str:
    text = str(evidence.locator or evidence.source)
    limit = _PLACE if evidence.locator is not None else _SOURCE
    return text if len(text) <= limit else text[: text.rfind(" ", 0, limit)] + " ..."


def safe_link(link: str | None) -> str | None:
    """A link that may be followed: a path on the site or an https address, and nothing that runs."""
    return link if link and re.match(r"https://|/(?!/)", link) else None
