"""Communiqués and resolutions of regional councils: preamble, numbered or unnumbered paragraphs, lettered items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapter8.record.clauses import ClauseText
from chapter8.record.kinds.communiques.form import ENACTING, FORMULA, NUMBERED, TITLE
from chapter8.record.kinds.communiques.told import reading_form, speaks_for_itself
from chapter8.record.kinds.decisions.decision import DecisionParts
from chapter8.record.nouns import PassageKind
from chapter8.record.paragraphs import Paragraph
from chapter8.record.verbs import opens_preambular, speaks

_ITEM = re.compile(
    r"^(?:\((?P<mark>[a-z]{1,2}|[ivx]{1,5})\)|(?P<dotted>[a-z]|[ivx]{1,5})[.)]|(?P<bullet>[-–—•▪]))\s+(?=\S)"
)
_CLOSING = re.compile(
    r"^(?:Done\s+(?:at|in)\b|Issued\s+(?:at|in|on)\b|Adopted\s+(?:at|in)\b|FOR\s+THE\b|END$|\*\s*\*|_{5,}$|Footnotes?\b)",
    re.IGNORECASE,
)
_ANNEX = re.compile(
    r"^(?:ANNEX|Annex|Attachment|ATTACHMENT|Interpretative\s+statement|INTERPRETATIVE\s+STATEMENT)\b[^.;]{0,150}$"
)
_PERSON = re.compile(r"^(?:[-–—•▪]\s*)?(?:H\.?\s?E\.?|His|Her|Hon\.?|Mr|Mrs|Ms|Dr|Prof)\b[.,]?\s+[A-Z]")
"""A line of a list of those present."""
_DECIDING_LEAD = re.compile(r"^(?:Acting|In\s+accordance|Pursuant)\b")
_LONGEST_TITLE = 160


class ParagraphReading:
    """A communiqué while it is read: `printed` are the words of each clause as they stand, by its first passage.

    `enacts` says that paragraphs of the decision stand below an enacting word ("Resolves:"), and only there.
    """

    def __init__(self, parts: DecisionParts, *, enacts: bool) -> None:
        """Begin on the front."""
        self.parts = parts
        self.enacts = enacts
        self.printed: dict[str, str] = {}
        self.enacted = self.begun = self.ended = self.annexed = False
        self.numbered = False
        self.number: str | None = None

    def read(self, paragraphs: Sequence[Paragraph]) -> None:
        """Take all paragraphs."""
        self.numbered = any(
            (found := NUMBERED.match(item.text)) is not None and _speaks(item.text[found.end() :])
            for item in paragraphs
        )
        for paragraph in paragraphs:
            self._take(paragraph)

    def _take(self, paragraph: Paragraph) -> None:
        text, page = paragraph.text, paragraph.page
        if self.annexed or (self.begun and _ANNEX.match(text)):
            self.parts.passages.add("annex" if self.annexed else "heading", text, page=page)
            self.annexed = True
        elif self.enacts and ENACTING.match(text):
            self.enacted = True
            self.parts.passages.add("procedural", text, page=page)
        elif self.ended or (self.begun and _CLOSING.match(text)):
            self.ended = True
            self.parts.passages.add("procedural", text, page=page)
        elif (number := NUMBERED.match(text)) and not (self.enacts and not self.enacted):
            self._clause(number.group(1), text[number.end() :], page)
        elif self.begun and (item := _ITEM.match(text)) and self.parts.clauses:
            self._item(text[item.end() :], item, page)
        elif self.begun and self.parts.clauses and _PERSON.match(text) and not _speaks(text):
            self._goes_on(text, None, page)
        else:
            self._unnumbered(paragraph)

    def _unnumbered(self, paragraph: Paragraph) -> None:
        text, page = paragraph.text, paragraph.page
        if self.enacted and not self.numbered and (item := _ITEM.match(text) or re.match(r"^(?=[A-Zt])", text)):
            self._clause(None, text[item.end() :], page)
        elif self._is_heading(paragraph):
            self.parts.passages.add("heading", text, page=page)
        elif not self.begun and self._is_preambular(text):
            passage = self.parts.passages.add("preambular", text, page=page)
            self.parts.clauses.append(ClauseText(None, "preambular", passage.text, (passage.id,)))
            self.printed[passage.id] = passage.text
        elif not self.numbered and not self.enacts and speaks_for_itself(text):
            self._clause(None, text, page)
        else:
            kind: PassageKind = "procedural" if FORMULA.match(text) else "narrative"
            self.parts.passages.add(kind, text, page=page)

    def _is_preambular(self, text: str) -> bool:
        ends = text.endswith((",", ";", ":", "; and", ", and")) or self.enacts
        return opens_preambular(text) and ends and not _DECIDING_LEAD.match(text)

    def _is_heading(self, paragraph: Paragraph) -> bool:
        text = paragraph.text
        if (paragraph.style or "").startswith(("heading", "title", "bold")):
            return not _speaks(text)
        short = len(text) < _LONGEST_TITLE and not text.endswith((".", ";", ",", ":", " and"))
        return short and (text.isupper() or bool(TITLE.search(text)) or (self.begun and not _speaks(text)))

    def _clause(self, number: str | None, text: str, page: int | None) -> None:
        self.begun, self.number = True, number
        passage = self.parts.passages.add("operative", text, number=number, page=page)
        read = reading_form(passage.text, infinitive=self.enacts)
        self.parts.clauses.append(ClauseText(number, "operative", read, (passage.id,)))
        self.printed[passage.id] = passage.text

    def _item(self, text: str, item: re.Match[str], page: int | None) -> None:
        """A lettered or bulleted item below a paragraph belongs to its clause."""
        self._goes_on(text, item["mark"] or item["dotted"], page)

    def _goes_on(self, text: str, mark: str | None, page: int | None) -> None:
        label = f"{self.number} ({mark})" if self.number and mark else self.number
        passage = self.parts.passages.add("operative", text, number=label, page=page)
        last = self.parts.clauses.pop()
        words = f"({mark}) {passage.text}" if mark else passage.text
        self.parts.clauses.append(
            ClauseText(last.number, last.kind, f"{last.text} {words}", (*last.passages, passage.id))
        )
        self.printed[last.passages[0]] += f" {words}"


def _speaks(text: str) -> bool:
    return speaks(text) or speaks_for_itself(text) or text.lower().startswith("to ")
