"""Meetings in a Repertoire chapter: number, date, item, president, who took part, what was considered."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from chapter8.atlas import Atlas
from chapter8.record.kinds.repertoire.chapter import Chapter
from chapter8.record.nouns import Decision, Meeting, Passage
from chapter8.record.speakers import known, names_of, read_phrase

_MONTHS = [name for name in calendar.month_name if name]
DATE = rf"(?P<day>\d{{1,2}}) (?P<month>{'|'.join(_MONTHS)}) (?P<year>(?:19|20)\d\d)"
_HELD = re.compile(rf"\b[Aa]t (?:its|the) (?P<number>\d{{1,5}})(?:st|nd|rd|th) meeting,? (?:held )?on {DATE}")
_HEADING = re.compile(rf"Decisions? of {DATE} \((?P<number>\d{{1,5}})(?:st|nd|rd|th)\s+meeting\)")
_ITEM = (
    re.compile(r"\b(?:item|items|agenda item) entitled [“\"](?P<item>[^”\"]{1,400})[”\"]"),
    re.compile(r"\b(?:debate|discussion|meeting) on (?:the item )?“(?P<item>[^”]{1,400})”"),
    re.compile(r"\b(?:in its agenda|on its agenda) (?:the item )?“(?P<item>[^”]{1,400})”"),
    re.compile(
        r"\bdebate (?:at the ministerial level |at the level of [^,]{1,60}? )?on "
        r"(?P<item>(?!the item)[a-z][^.,;]{1,400})"
    ),
)
_SAME_ITEM = re.compile(r"\b(?:debate|discussion|meeting|consideration) (?:on|of) the (?:same )?item\b(?! entitled)")
_PRESIDED = re.compile(
    r"\b(?:presided over|chaired) by (?P<who>the [^.,;]{1,160}?(?: of (?:the )?[A-Z][^.,;]{1,80}?))"
    r"(?=[.,;]|\s+(?:who|and)\b)"
)
_PRESIDENT = re.compile(r"\b[Tt]he President \((?P<who>[^()]{1,120}(?:\([^()]{0,80}\))?)\)")
_SPOKE = re.compile(
    r"\b(?:made statements|made a statement|statements were made|heard (?:a )?briefings?|heard statements)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"(?:as did|in addition to|made by|briefings? by|statements? by|as well as by|addition,? (?:to )?)"
    r"\s*(?P<list>.+?)(?:\.|$)",
    re.DOTALL,
)
_ONE = re.compile(
    r"The (?P<who>representatives? of .{1,300}?) made a statement(?P<behalf> on behalf of [^.]{1,300})?\."
)
_BEFORE_IT = re.compile(
    r"\b(?:drew attention to|included in its agenda|had before it|transmitting|submitted|"
    r"invited to participate; see|letters? dated|report)\b"
)
_GENERAL = re.compile(r"^[SA]/(?:\d{2,4}/\d+|\d+)")


def meetings_by_passage(passages: Sequence[Passage]) -> dict[str, str]:
    """The number of the meeting that each passage is about: the one announced last, above it."""
    current: str | None = None
    answer: dict[str, str] = {}
    section: str | None = None
    for passage in passages:
        if passage.kind in {"note", "furniture"}:
            continue
        if passage.kind == "heading" and passage.section != section:
            current = None
        section = passage.section
        if found := (_HEADING.search(passage.text) if passage.kind == "heading" else _HELD.search(passage.text)):
            current = found["number"]
        if current is not None:
            answer[passage.id] = current
    return answer


def read_date(found: re.Match[str]) -> date | None:
    """The date that DATE matched; None when the calendar has no such day."""
    try:
        return date(int(found["year"]), _MONTHS.index(found["month"]) + 1, int(found["day"]))
    except ValueError:
        return None


def read_meetings(chapter: Chapter, meeting_of: dict[str, str], atlas: Atlas) -> list[Meeting]:
    """One Meeting for each number, in order of appearance. The outcome is filled in when the decisions are known."""
    grouped: dict[str, list[Passage]] = {}
    for passage in chapter.passages:
        if passage.id in meeting_of:
            grouped.setdefault(meeting_of[passage.id], []).append(passage)
    meetings: list[Meeting] = []
    for number, passages in grouped.items():
        meeting = _meeting(number, passages, chapter, atlas)
        if meeting.item is None and meetings and any(_SAME_ITEM.search(passage.text) for passage in passages):
            meeting = replace(meeting, item=meetings[-1].item)
        meetings.append(meeting)
    return meetings


def _meeting(number: str, passages: list[Passage], chapter: Chapter, atlas: Atlas) -> Meeting:
    text = "\n".join(p.text for p in passages if p.kind in {"narrative", "heading"})
    held = next((f for f in (_HELD.search(text), _HEADING.search(text)) if f and f["number"] == number), None)
    item = next((found["item"] for pattern in _ITEM if (found := pattern.search(text))), None)
    president = _president(text, atlas)
    return Meeting(
        number=number,
        date=read_date(held) if held else None,
        item=" ".join(item.split()) if item else None,
        president=president,
        participants=tuple(_participants(passages, atlas)),
        documents=_documents(passages, chapter),
    )


def _president(text: str, atlas: Atlas) -> str | None:
    if found := _PRESIDENT.search(text):
        return known(found["who"], atlas) or found["who"]
    if found := _PRESIDED.search(text):
        names = names_of(read_phrase(found["who"], atlas))
        return names[0] if names else found["who"]
    return None


def _participants(passages: Sequence[Passage], atlas: Atlas) -> list[str]:
    """As listed: "Mexico", "Secretary-General", "Commissioner for ... of the African Union"."""
    listed: list[str] = []
    for passage in passages:
        if passage.kind != "narrative":
            continue
        for sentence in re.split(r"(?<=\.)\s+(?=[A-Z])", passage.text):
            if not _SPOKE.search(sentence):
                continue
            if re.search(r"\b[Aa]ll (?:Council members|members of the Council)", sentence):
                listed.append("All members of the Council")
            if one := _ONE.search(sentence):
                listed.extend(_split_list(one["who"] + (one["behalf"] or ""), atlas))
            elif found := _LISTED.search(
                re.sub(r"[Ii]n addition to all (?:Council members|members of the Council),?", "", sentence)
            ):
                listed.extend(_split_list(found["list"], atlas))
    return list(dict.fromkeys(listed))


def _split_list(text: str, atlas: Atlas) -> list[str]:
    """The members of a list; "the representatives of A, B and C" is three, an office with commas in it is one."""
    text = re.sub(
        r",? (?:as well as |and )?by all (?:Council members|(?:the )?members of the (?:Security )?Council)", "", text
    )
    text = re.sub(r"\bby (?=the )", "", text)
    text = re.sub(r"^statements were made by ", "", text.strip())
    members: list[str] = []
    for chunk in re.split(r",\s+(?:and\s+)?(?=the\b)|\s+and\s+(?=the\b)|,\s+as well as (?:by )?", text):
        bare = re.sub(r"^(?:and )?(?:the )?", "", chunk).strip(" .,")
        names = re.sub(r"^representatives? of (?:the )?(?=[A-Z])(?!Secretary|Chair)", "", bare)
        first = re.sub(r"\s*\(.*?\)", "", re.split(r",| and ", names)[0])
        pieces = _split_names(names) if names != bare or known(first, atlas) else [bare]
        members.extend(known(piece, atlas) or piece for piece in pieces if piece)
    return members


def _split_names(text: str) -> list[str]:
    """Names at commas and "and", brackets kept whole: "Germany (on behalf of the European Union)"."""
    return [
        piece.strip()
        for piece in re.split(r",\s+(?:and\s+)?(?![^()]{0,200}\))|\s+and\s+(?=[A-Z])(?![^()]{0,200}\))", text)
    ]


def _documents(passages: Sequence[Passage], chapter: Chapter) -> tuple[str, ...]:
    """Letters, reports and papers that the Council had before it: of the general series, cited as a whole."""
    symbols: list[str] = []
    for passage in passages:
        if passage.kind != "narrative":
            continue
        said = ""
        for sentence in chapter.sentences(passage):
            said += sentence.text  # the note may be called a sentence later than the letter is named
            for _, index in sentence.calls:
                before = _BEFORE_IT.search(said) or _BEFORE_IT.search(chapter.notes[index].text)
                symbols.extend(
                    citation.symbol
                    for citation in chapter.notes[index].citations
                    if before and not citation.pages and _GENERAL.match(citation.symbol)
                )
    return tuple(dict.fromkeys(symbols))


def with_outcomes(meetings: Sequence[Meeting], decisions: Sequence[Decision]) -> tuple[Meeting, ...]:
    """Each meeting with the symbols of the decisions taken at it."""
    taken: dict[str | None, list[str]] = {}
    for decision in decisions:
        if decision.symbol:
            taken.setdefault(decision.meeting, []).append(decision.symbol)
    return tuple(replace(meeting, outcome=", ".join(taken.get(meeting.number, ())) or None) for meeting in meetings)
