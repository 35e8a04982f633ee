"""Acts of the European Union in foreign and security policy: recitals, an enacting formula, articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chapter8.record.clauses import ClauseText
from chapter8.record.kinds.communiques.form import ARTICLE, ENACTING
from chapter8.record.kinds.communiques.told import obliging_form
from chapter8.record.kinds.decisions.decision import DecisionParts
from chapter8.record.nouns import Section
from chapter8.record.paragraphs import Paragraph

_RECITAL = re.compile(r"^\((?P<number>\d{1,3})\)\s+(?=\S)")
_REGARD = re.compile(r"^(?:Having\s+regard\s+to|Whereas)\b")
_NUMBERED = re.compile(r"^(?P<number>\d{1,3})\.\s+(?=\S)")
_LETTERED = re.compile(r"^\((?P<mark>[a-z]{1,2}|[ivx]{1,5})\)\s+(?=\S)")
_DONE = re.compile(r"^(?:Done\s+at\b|For\s+the\s+Council\b|The\s+President$)")
_ANNEX = re.compile(r"^ANNEX\b|^Annex(?:\s+[IVX\d]{1,5})?$")
_TITLED = re.compile(r"^(?P<article>Article\s+\d{1,3}[a-z]?)\s+(?P<title>[A-Z][^.;:]{2,120}[^.;:,\s])$")
"""An article whose title stands on its line, or ran into it."""
_LONGEST_TITLE = 150


class ArticleReading:
    """An act while it is read: `printed` are the words of each clause as they stand, by its first passage."""

    def __init__(self, parts: DecisionParts) -> None:
        """Begin before the recitals."""
        self.parts = parts
        self.printed: dict[str, str] = {}
        self.article: str | None = None
        self.heading: tuple[str, str] | None = None  # passage, title
        self.enacted = self.ended = self.annexed = False
        self.number: str | None = None

    def read(self, paragraphs: Sequence[Paragraph]) -> None:
        """Take all paragraphs of the act."""
        for paragraph in paragraphs:
            titled = _TITLED.match(paragraph.text) if self.enacted else None
            for part in titled.groups() if titled else [paragraph.text]:
                self._take(replace(paragraph, text=part))
        self._close()

    def _take(self, paragraph: Paragraph) -> None:
        text, page = paragraph.text, paragraph.page
        if self.annexed or _ANNEX.match(text):
            self._close()
            kind = "annex" if self.annexed else "heading"
            self.annexed = True
            self.parts.passages.add("annex" if kind == "annex" else "heading", text, page=page)
        elif ENACTING.match(text):
            self.enacted = True
            self.parts.passages.add("procedural", text, page=page)
        elif not self.enacted:
            self._preamble(text, page)
        elif self.ended or _DONE.match(text):
            self.ended = True
            self._close()
            self.parts.passages.add("procedural", text, page=page)
        elif found := ARTICLE.match(text):
            self._close()
            passage = self.parts.passages.add("heading", text, page=page)
            self.article, self.number, self.heading = found.group(1), None, (passage.id, text)
        else:
            self._body(text, page)

    def _preamble(self, text: str, page: int | None) -> None:
        recital = _RECITAL.match(text)
        if recital or (_REGARD.match(text) and not text.endswith(":")):
            words = text[recital.end() :] if recital else text
            number = f"({recital['number']})" if recital else None
            passage = self.parts.passages.add("preambular", words, number=number, page=page)
            self._clause(number, "preambular", passage.text, passage.id, passage.text)
        else:
            self.parts.passages.add("heading", text, page=page)

    def _body(self, text: str, page: int | None) -> None:
        """A paragraph of an article: its title, a numbered paragraph, a lettered item, or the article as a whole."""
        fresh = self.heading is not None and self.parts.passages.passages[-1].id == self.heading[0]
        if fresh and len(text) < _LONGEST_TITLE and not text.endswith((".", ":", ";", ",")):
            self.heading = (self.heading[0] if self.heading else "", text)
            self.parts.passages.add("heading", text, page=page)
            return
        numbered, lettered = _NUMBERED.match(text), _LETTERED.match(text)
        if lettered and self.parts.clauses and self.parts.clauses[-1].kind == "operative":
            self._item(text[lettered.end() :], lettered["mark"], page)
            return
        label = f"Art. {self.article}" if self.article else None
        if numbered and label:
            label, text = f"{label} ({numbered['number']})", text[numbered.end() :]
        self.number = label
        passage = self.parts.passages.add("operative", text, number=label, page=page)
        self._clause(label, "operative", obliging_form(passage.text), passage.id, passage.text)

    def _item(self, text: str, mark: str, page: int | None) -> None:
        label = f"{self.number} ({mark})" if self.number else f"({mark})"
        passage = self.parts.passages.add("operative", text, number=label, page=page)
        last = self.parts.clauses.pop()
        joined = f"{last.text} ({mark}) {passage.text}"
        first = last.passages[0]
        self.parts.clauses.append(ClauseText(last.number, last.kind, joined, (*last.passages, passage.id)))
        self.printed[first] = f"{self.printed[first]} ({mark}) {passage.text}"

    def _clause(self, number: str | None, kind: str, text: str, passage: str, printed: str) -> None:
        self.parts.clauses.append(
            ClauseText(number, "preambular" if kind == "preambular" else "operative", text, (passage,))
        )
        self.printed[passage] = printed

    def _close(self) -> None:
        """End the open article as a section."""
        if self.heading and self.article:
            last = self.parts.passages.passages[-1].id
            self.parts.sections.append(Section(f"Art. {self.article}", self.heading[1], self.heading[0], last))
        self.heading = None
