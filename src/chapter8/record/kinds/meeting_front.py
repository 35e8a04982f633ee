"""The first page of a verbatim record: which meeting, when, who presided, who sat there, what was on the agenda."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chapter8.atlas import Atlas
from chapter8.record.kinds.assembly import find_date
from chapter8.record.text import Line
from chapter8.symbols import find

_MEETING = re.compile(r"\b(\d{1,5})\s?(?:st|nd|rd|th)\s+(?:\(closed\)\s+)?(?:plenary\s+)?meeting\b", re.IGNORECASE)
_PART = re.compile(r"\((Resumption\s*\d*|Part\s+[IVX\d]+)\)", re.IGNORECASE)
_PRESIDENT = re.compile(r"^(?:Acting |Temporary )?(?:President|Chairman|Chair|Chairperson)s?\s*:\s*(.+)$")
_LEADERS = re.compile(r"(?:\s*\.){3,}|\s\.{2,}|(?:\s\.){2,}|\.\s\.|\t")
_MEMBERS = re.compile(r"^(?:Members|Present|Also present)\s*:?\s*")
_AGENDA = re.compile(r"^(?:Agenda|AGENDA)$")
_DISCLAIMER = re.compile(r"^(?:This record\b|\*?\s*The (?:final|present) (?:text|record))")
_AGENDA_ENDS = re.compile(
    rf"{_DISCLAIMER.pattern}|^(?:The meeting (?:was|resumed)|Adoption of the agenda|The President\b)"
)
_DAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,\s+\d{1,2}\s+\w+\s+\d{4}")


@dataclass(frozen=True, slots=True)
class MeetingFront:
    """What the first page says. `presiding` is the president's state, `disclaimer` the lines of the printer's note."""

    symbol: str | None
    number: str | None
    part: str | None
    date: date | None
    president: str | None
    presiding: str | None
    members: tuple[str, ...]
    item: str | None
    documents: tuple[str, ...]
    disclaimer: tuple[int, int] | None


def read_front(lines: Sequence[Line], atlas: Atlas) -> MeetingFront:
    """Read the first page; whatever it does not say is None or empty."""
    first_page = lines[0].page if lines else None
    page = [line for line in lines[:120] if line.page == first_page]
    text = "\n".join(line.text for line in page)
    found = next((item for item in find(text) if item.symbol.series == "PV"), None)
    meeting = _MEETING.search(text)
    day = _DAY.search(text)
    president = next((match.group(1) for line in page if (match := _PRESIDENT.match(line.text))), None)
    part = found.part if found and found.part else None
    if part is None and (printed := _PART.search(text[:600])):
        part = printed.group(1)
    item = _agenda(page)
    return MeetingFront(
        symbol=found.symbol.text if found else None,
        number=meeting.group(1) if meeting else None,
        part=part,
        date=find_date(day.group()) if day else find_date(text),
        president=_without_leaders(president) if president else None,
        presiding=_state_in_brackets(president, atlas) if president else None,
        members=_members(page, atlas),
        item=item,
        documents=tuple(dict.fromkeys(one.symbol.text for one in find(item or ""))),
        disclaimer=_disclaimer(page),
    )


def _without_leaders(text: str) -> str:
    return " ".join(_LEADERS.sub(" ", text).replace(" .", "").split()).rstrip(" .")


def _state_in_brackets(text: str, atlas: Atlas) -> str | None:
    found = re.search(r"\(([^()]+(?:\([^()]*\))?)\)\s*$", text.strip())
    return (atlas.canonical_actor(found.group(1).replace("’", "'")) or found.group(1)) if found else None


def _members(page: Sequence[Line], atlas: Atlas) -> tuple[str, ...]:
    """The states in the list of members, canonical: a name, dot leaders, a person."""
    members: list[str] = []
    listed = False
    for line in page:
        text = line.text
        if _MEMBERS.match(text):
            listed = True
            text = _MEMBERS.sub("", text)
        if not listed or not text:
            continue
        if _AGENDA.match(text):
            break
        leaders = _LEADERS.search(text) or re.search(
            r"\s\.\s(?=\.?\s?(?:Mr|Ms|Mrs|Sir|Dame|Miss)\b)|\s(?=(?:Mr|Ms|Mrs|Sir|Dame)\b)", text
        )
        if leaders:
            name = text[: leaders.start()].strip(" .")
            members.append(atlas.canonical_actor(name.replace("’", "'")) or name)
    return tuple(members)


def _agenda(page: Sequence[Line]) -> str | None:
    """The lines under "Agenda", up to the printer's note."""
    words: list[str] = []
    inside = False
    for line in page:
        if inside and (_AGENDA_ENDS.match(line.text) or line.style == "furniture"):
            break
        if inside and line.text.strip(" .*"):
            if words and (line.style == "bold") and len(words) > 1:
                break
            words.append(line.text)
        if _AGENDA.match(line.text):
            inside = True
    return " ".join(" ".join(words).split()) or None


def _disclaimer(page: Sequence[Line]) -> tuple[int, int] | None:
    """First and last index of the printer's note on the first page."""
    for index, line in enumerate(page):
        if _DISCLAIMER.match(line.text):
            end = index
            while end + 1 < len(page) and page[end + 1].text:
                end += 1
            return index, end
    return None
