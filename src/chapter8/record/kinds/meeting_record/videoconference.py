"""Meetings of 2020 and 2021 that have no verbatim record: letters of the President with the statements as annexes.

While the Council met by video-teleconference its President sent what was said there as a letter, "issued as an official
document". The letter stands for the record, and its symbol for the number of the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from chapter8.atlas import Atlas
from chapter8.record.kinds.assembly import PassageList, find_date, inline_citations
from chapter8.record.kinds.meeting_record.capacity import on_whose_behalf
from chapter8.record.kinds.meeting_record.languages import names_language
from chapter8.record.kinds.meeting_record.offices import Offices
from chapter8.record.nouns import Meeting, Record, Statement
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.paragraphs import Paragraph, paragraphs
from chapter8.record.speakers import known, read_phrase
from chapter8.record.text import PlainDocument
from chapter8.symbols import find

_HEADED = re.compile(
    r"^(?:Annex(?:\s+[IVXLC\d]+)?\s+)?(?:Statement|Briefing|Remarks|Intervention|Presentation)s?\s+(?:delivered\s+|submitted\s+)?"
    r"(?:by|of)\s+(?:the\s+)?(?P<by>[A-ZÀ-Þ].{2,300}?)(?:\s*\[Original:\s*(?P<original>[^\]]{3,40})\])?$"
)
_ORIGINAL = re.compile(r"^\[Original:\s*(?P<original>[^\]]{3,40})\]$")
_ANNEX = re.compile(r"^Annex(?:es)?(?:\s+[IVXLC\d]+)?$")
_CONVENED = re.compile(r"\b(?:convened|held)\s+on\s+(?:\w+,\s+)?(?P<day>\d{1,2}\s+\w+\s+\d{4})")
_ON_ITEM = re.compile(r"\bvideo-?\s?(?:tele)?conference\b[^“\".]{0,80}[“\"](?P<item>[^”\"]{3,400})[”\"]", re.IGNORECASE)
_NAME_LAST = re.compile(r",\s+(?P<name>(?:(?:Mr|Ms|Mrs|Dr)\.?\s+)?[A-ZÀ-Þ][^\s,]*(?:\s+[^\s,]{1,30}){1,5})$")
_MISSION = re.compile(
    r"Permanent\s+(?:Observer\s+)?Mission\s+of\s+(?:the\s+)?(?P<of>.+?)\s+to\s+the\s+United\s+Nations"
)
_SIGNED = re.compile(r"\(Signed\)\s+(?P<name>[^()]{3,60}?)(?:\s+President of the Security Council|$)")


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """The letter as the record of a meeting: each annex a statement."""
    reader = _Reader(atlas)
    for paragraph in paragraphs(document):
        reader.take(paragraph)
    passages = tuple(reader.passages.passages)
    letter = " ".join(passage.text for passage in passages if passage.kind == "narrative")
    symbol = next((one.symbol.text for one in find(document.text[:3_000]) if one.symbol.text.startswith("S/")), None)
    convened, item = _CONVENED.search(letter), _ON_ITEM.search(letter)
    day = find_date(convened["day"]) if convened else find_date(letter)
    signed = _SIGNED.search(letter)
    number = symbol or document.source.name
    citations, unresolved = inline_citations(passages)
    warnings = [ReadingWarning("letter_for_record", "A letter that stands for a verbatim record: no meeting number")]
    if not reader.statements:
        warnings.append(ReadingWarning("no_speeches", "No statement was found among the annexes of this letter"))
    meeting = Meeting(
        number=number,
        date=day,
        item=" ".join(item["item"].split()) if item else None,
        president=" ".join(signed["name"].split()) if signed else None,
        participants=tuple(dict.fromkeys(one.speaker for one in reader.statements if one.speaker)),
    )
    return Record(
        source=document.source,
        kind="meeting_record",
        symbol=symbol,
        title=meeting.item or document.title or number,
        date=day,
        language=document.language or "en",
        passages=passages,
        citations=citations,
        meetings=(meeting,),
        statements=tuple(reader.told(number)),
        unresolved=unresolved,
        warnings=tuple(warnings),
    )


class _Reader:
    """Goes through the paragraphs: the letter first, then one statement after the other."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self.offices = Offices(atlas)
        self.passages = PassageList()
        self.statements: list[Statement] = []
        self.words: list[list[str]] = []

    def take(self, paragraph: Paragraph) -> None:
        """Add one paragraph as what it is."""
        text = paragraph.text
        headed, original = _HEADED.match(text), _ORIGINAL.match(text)
        if headed:
            self._open(headed, paragraph)
        elif original and self.statements:
            self.passages.add("procedural", text, page=paragraph.page)
            self._spoken_in(original["original"])
        elif _ANNEX.match(text):
            self.passages.add("heading", text, page=paragraph.page)
        elif self.statements:
            self.passages.add("speech", text, page=paragraph.page)
            self.words[-1].append(text)
        else:
            self.passages.add("narrative", text, page=paragraph.page)

    def _open(self, headed: re.Match[str], paragraph: Paragraph) -> None:
        self.passages.add("heading", paragraph.text, page=paragraph.page)
        speaker, role = self._speaker(" ".join(headed["by"].replace("’", "'").split()))
        opens = self.passages.next_id
        self.statements.append(Statement(None, speaker, role, None, None, "", None, (), (), (), opens))
        self.words.append([])
        if headed["original"]:
            self._spoken_in(headed["original"])

    def _spoken_in(self, words: str) -> None:
        """The language of the statement that is open; two languages settle none."""
        last = self.statements[-1]
        self.statements[-1] = replace(last, language=names_language(words.strip()))

    def _speaker(self, words: str) -> tuple[str, str | None]:
        """Speaker and role of "the Permanent Representative of Belgium to the United Nations, Marc ..."."""
        name = _NAME_LAST.search(words)
        office = words[: name.start()] if name else words
        if mission := _MISSION.search(office):
            return known(mission["of"], self.atlas) or mission["of"], None
        if alone := known(office, self.atlas):
            return alone, None
        served = self.offices.organization(office)
        if served:
            return served, read_phrase(office, self.atlas)[0].role or office
        return (name["name"], office) if name else (office, office)

    def told(self, number: str) -> Iterator[Statement]:
        """The statements, with what was said and on whose behalf."""
        for statement, words in zip(self.statements, self.words, strict=True):
            text = "\n".join(words)
            whom = on_whose_behalf(text, self.atlas, speaker=statement.speaker)
            yield replace(statement, meeting=number, text=text, on_behalf_of=whom)
