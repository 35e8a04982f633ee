"""News items: headline, date, furniture, and who is quoted or paraphrased, in what office, for which organization."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from chapter8.atlas import Atlas
from chapter8.record.citations import cite
from chapter8.record.kinds.news_speakers import Cast, Speech, speeches
from chapter8.record.nouns import Citation, Passage, PassageKind, Record, Statement, Unresolved
from chapter8.record.text import PlainDocument

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>(?:19|20)\d\d)")
_FURNITURE = re.compile(
    r"Global perspective,? Human stories|♦.*|(?:EXERCISE\W*)+|Receive daily updates.*|Download the UN News app.*|"
    r"(?:Share|Print|Email|Facebook|Twitter|Subscribe|Related Stories|News Tracker.*|Listen to .*|"
    r"Read (?:more|the full).*)|"
    r"(?:UN Photo|© ?UN|Photo|Credit)\b.*|.{0,60}\bUN Photo/.*",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 90


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """Read a news item. Its headline is the title; one that is printed twice is kept once, as a heading.

    A date counts only where it stands on a line of its own. The site's own lines are passages of kind "furniture".
    """
    blocks = _blocks(document)
    headline, day = _headline(blocks), _day(blocks)
    passages = _passages(blocks, headline)
    statements: list[Statement] = []
    unresolved: list[Unresolved] = []
    citations: list[Citation] = []
    cast = Cast(atlas)
    for passage in passages:
        found, false_symbols = cite(passage.id, passage.text, atlas)
        citations.extend(found)
        unresolved.extend(false_symbols)
        if passage.kind == "narrative":
            said, doubtful = _statements(passage, cast)
            statements.extend(said)
            unresolved.extend(doubtful)
    return Record(
        source=document.source,
        kind="news",
        symbol=None,
        title=headline or document.title or document.source.name,
        date=day,
        language=document.language or "en",
        passages=tuple(passages),
        citations=tuple(citations),
        statements=tuple(statements),
        unresolved=tuple(unresolved),
    )


def _blocks(document: PlainDocument) -> list[tuple[str, int | None]]:
    """Paragraphs: lines joined up to the next blank one; a line of furniture stands alone."""
    blocks: list[tuple[str, int | None]] = []
    open_block = False
    for line in document.lines:
        text = line.text.strip()
        if not text:
            open_block = False
            continue
        alone = line.style == "furniture" or bool(_FURNITURE.fullmatch(text)) or bool(_DATE.fullmatch(text))
        if open_block and not alone and not _ends_caption(blocks[-1][0], text):
            before, page = blocks[-1]
            blocks[-1] = (f"{before} {text}", page)
        else:
            blocks.append((text, line.page))
        open_block = not alone
    return blocks


def _ends_caption(before: str, text: str) -> bool:
    """A caption is a short line without a full stop directly above a paragraph that begins anew."""
    return (
        len(before) <= _LONGEST_CAPTION
        and not re.search(r"[.,;:–—-]$", before)
        and bool(re.match(r"[A-Z“\"]", text))
        and len(text) > len(before)
    )


def _headline(blocks: Sequence[tuple[str, int | None]]) -> str | None:
    """The first line that is neither furniture nor a date."""
    return next((text for text, _ in blocks if not _FURNITURE.fullmatch(text) and not _DATE.fullmatch(text)), None)


def _day(blocks: Sequence[tuple[str, int | None]]) -> date | None:
    for text, _ in blocks:
        if found := _DATE.fullmatch(text):
            try:
                return date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
            except ValueError:  # 31 November: a date that the calendar does not have is none
                continue
    return None


def _passages(blocks: Sequence[tuple[str, int | None]], headline: str | None) -> list[Passage]:
    passages: list[Passage] = []
    seen_headline = False
    for text, page in blocks:
        kind: PassageKind = "narrative"
        if _FURNITURE.fullmatch(text) or _DATE.fullmatch(text):
            kind = "furniture"
        elif text == headline:
            kind = "furniture" if seen_headline else "heading"
            seen_headline = True
        elif len(text) <= _LONGEST_CAPTION and not re.search(r"[.!?”\":;]$", text):
            kind = "heading" if len(passages) > 3 else "furniture"  # a subheading; a picture's caption at the top
        passages.append(Passage(f"p{len(passages) + 1}", None, page, None, kind, text))
    return passages


def _statements(passage: Passage, cast: Cast) -> tuple[list[Statement], list[Unresolved]]:
    statements: list[Statement] = []
    unresolved: list[Unresolved] = []
    for speech in speeches(passage.text, cast):
        if speech.unresolved:
            unresolved.append(Unresolved(speech.words, speech.unresolved, passage.id, speech.start, speech.end))
            continue
        statements.append(_statement(speech, passage))
    return statements, unresolved


def _statement(speech: Speech, passage: Passage) -> Statement:
    return Statement(
        meeting=None,
        speaker=speech.person.name if speech.person else None,
        role=speech.person.role if speech.person else None,
        on_behalf_of=speech.person.organization if speech.person else None,
        verb=speech.verb,
        text=speech.text,
        collective=speech.collective,
        supporters=(),
        echoed_by=(),
        notes=(),
        passage=passage.id,
    )
