"""News items: headline, date, furniture, and who is quoted or paraphrased, in what office, for which organization."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chapter8.atlas import Atlas
from chapter8.record.citations import cite
from chapter8.record.kinds.news.telling import told
from chapter8.record.nouns import Citation, Passage, PassageKind, Record, Unresolved
from chapter8.record.paragraphs import Paragraph, paragraphs
from chapter8.record.reading.gate import MediaType
from chapter8.record.text import Line, PlainDocument

_MONTHS = [name for name in calendar.month_name if name]
_DATE = re.compile(
    rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>(?:19|20)\d\d)"
    r"(?:(?: [|–-])? [A-Z][^\W\d_][\w ,’'-]{0,40})?"
)
"""A date on a line of its own, or with the topic behind it: "6 August 2024 Peace and Security"."""
_FURNITURE = re.compile(
    r"UN News(?: Centre)?|By (?-i:[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w.’'-]+){1,4})|"
    r"Global perspective,? Human stories|♦.*|(?:EXERCISE\W*)+|Receive daily updates.*|Download the UN News app.*|"
    r"(?:Share|Print|Email|Facebook|Twitter|Subscribe\b.{0,80}|Related Stories|News Tracker.*|Listen to .*|"
    r"Read (?:more|the full).*)|"
    r"(?:UN Photo|© ?UN|Photo|Credit)\b.*|.{0,60}\bUN Photo/.*",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 90
_TOP = 3  # passages: furniture, headline, date, caption


def interpret(document: PlainDocument, atlas: Atlas) -> Record:
    """Read a news item. Its headline is the title; one that is printed twice is kept once, as a heading.

    A date counts only where it stands on a line of its own. The site's own lines are passages of kind "furniture".
    """
    blocks = _blocks(document)
    headline, day = _headline(blocks), _day(blocks)
    passages = _passages(blocks, headline)
    citations: list[Citation] = []
    false_symbols: list[Unresolved] = []
    for passage in passages:
        found, false = cite(passage.id, passage.text)
        citations.extend(found)
        false_symbols.extend(false)
    statements, unnamed = told(passages, atlas)
    return Record(
        source=document.source,
        kind="news",
        symbol=None,
        title=headline or document.title or document.source.name,
        date=day,
        language=document.language or "en",
        passages=tuple(passages),
        citations=tuple(citations),
        statements=statements,
        unresolved=(*false_symbols, *unnamed),
    )


def _blocks(document: PlainDocument) -> list[Paragraph]:
    """Paragraphs: the format's own, where it has any; in plain text, lines up to the next blank one."""
    if document.source.media_type == MediaType.TEXT:
        return _blocks_of_text(document.lines)
    return paragraphs(document)


def _blocks_of_text(lines: Sequence[Line]) -> list[Paragraph]:
    """A line of furniture stands alone, and so does a caption above a paragraph."""
    blocks: list[Paragraph] = []
    open_block: list[str] = []
    for line in lines:
        text = line.text.strip()
        alone = line.style == "furniture" or bool(_FURNITURE.fullmatch(text)) or bool(_DATE.fullmatch(text))
        if open_block and text and not alone and not (len(open_block) == 1 and _ends_caption(open_block[0], text)):
            open_block.append(text)
            continue
        if open_block:
            blocks[-1] = replace(blocks[-1], text=" ".join(open_block))
        open_block = []
        if text:
            blocks.append(Paragraph(text, line.page, line.style))
            open_block = [] if alone else [text]
    if open_block:
        blocks[-1] = replace(blocks[-1], text=" ".join(open_block))
    return blocks


def _ends_caption(before: str, text: str) -> bool:
    """A caption is a short line without a full stop directly above a paragraph that begins anew."""
    return (
        len(before) <= _LONGEST_CAPTION
        and not re.search(r"[.,;:–—-]$", before)
        and bool(re.match(r"[A-Z“\"]", text))
        and len(text) > len(before)
    )


def _headline(blocks: Sequence[Paragraph]) -> str | None:
    """The first line set as a heading; where none is, the first that is neither furniture nor a date."""
    own = [block for block in blocks if not _FURNITURE.fullmatch(block.text) and not _DATE.fullmatch(block.text)]
    return next((block.text for block in own if _is_heading(block)), own[0].text if own else None)


def _is_heading(block: Paragraph) -> bool:
    return (block.style or "").startswith(("heading", "title"))


def _day(blocks: Sequence[Paragraph]) -> date | None:
    for block in blocks:
        if found := _DATE.fullmatch(block.text):
            try:
                return date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
            except ValueError:  # 31 November: a date that the calendar does not have is none
                continue
    return None


def _passages(blocks: Sequence[Paragraph], headline: str | None) -> list[Passage]:
    passages: list[Passage] = []
    headings_are_set = any(_is_heading(block) for block in blocks)
    for block in blocks:
        kind: PassageKind = "narrative"
        if _FURNITURE.fullmatch(block.text) or _DATE.fullmatch(block.text):
            kind = "furniture"
        elif block.text == headline:
            kind = "furniture" if any(passage.kind == "heading" for passage in passages) else "heading"
        elif headings_are_set and _is_heading(block):
            kind = "heading"
        elif len(block.text) <= _LONGEST_CAPTION and not re.search(r"[.!?”\":;]$", block.text):
            # a picture's caption at the top, a link at the foot; else a subheading, where nothing is set as one
            kind = "furniture" if headings_are_set or len(passages) <= _TOP else "heading"
        passages.append(Passage(f"p{len(passages) + 1}", None, block.page, None, kind, block.text))
    return passages
