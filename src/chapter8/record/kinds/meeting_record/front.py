"""The first page of a verbatim record: which meeting, when, who presided, who sat there, what was on the agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chapter8.atlas import Atlas
from chapter8.record.kinds.assembly import find_date
from chapter8.record.nouns import PassageKind
from chapter8.record.text import Line
from chapter8.symbols import find

_MEETING = re.compile(r"\b(\d{1,5})\s?(?:st|nd|rd|th)\s+(?:\(closed\)\s+)?(?:plenary\s+)?meeting\b", re.IGNORECASE)
_PART = re.compile(r"\((Resumption\s*\d*|Part\s+[IVX\d]+)\)", re.IGNORECASE)
_PRESIDENT = re.compile(r"^(?:Acting |Temporary )?(?:President|Chairman|Chair|Chairperson)s?\s*:\s*(.+)$")
_LEADERS = re.compile(r"(?:\s*\.){3,}|\s\.{2,}|(?:\s\.){2,}|\.\s\.|\t")
_MEMBERS = re.compile(r"^(?:Members|Present|Also present)\s*:?\s*")
_AGENDA = re.compile(r"^(?:Agenda|AGENDA)$")
_DISCLAIMER = re.compile(r"^(?:This record\b|\*?\s*The (?:final|present) (?:text|record))")
_CALLED = re.compile(r"^(?:\[?The meeting (?:was|resumed)|Adoption of the agenda\s*$)")
_PRIVATE = re.compile(r"\b(?:Held|held) in private\b|\b[Oo]fficial communiqu[eé] of the\b|\(closed\) meeting")
_ENTITLED = re.compile(r"\bitem\s+entitled\s+[“\"](?P<item>[^”\"]{3,400})[”\"]")
_ORGAN = re.compile(r"^(Security Council|General Assembly|Economic and Social Council|Peacebuilding Commission)\b")
_PERSON = re.compile(r"\s\.\s(?=\.?\s?(?:Mr|Ms|Mrs|Sir|Dame|Miss)\b)|\s(?=(?:Mr|Ms|Mrs|Miss|Sir|Dame|Lord|Dr)\b)")
_PAPER = re.compile(
    r"^(?:(?:Identical\s+)?[Ll]etters?\s+dated|Report\s+of|Note\s+by|Note\s+verbale|Draft\s+(?:resolution|decision))\b"
)
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
    passages: tuple[tuple[PassageKind, str], ...] = ()
    ends: int = 0  # the first line that belongs to the meeting itself
    private: bool = False  # held in private: no speech is recorded


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
    agenda = _agenda(page) or [" ".join(found["item"].split()) for found in _ENTITLED.finditer(text)][:1]
    ends = _end_of_front(lines, page) if meeting else 0
    return MeetingFront(
        symbol=found.symbol.text if found else None,
        number=meeting.group(1) if meeting else None,
        part=part,
        date=find_date(day.group()) if day else find_date(text) if meeting else None,  # a speech alone tells no day
        president=_without_leaders(president) if president else None,
        presiding=_state_in_brackets(president, atlas) if president else None,
        members=tuple(atlas.canonical_actor(name.replace("’", "'")) or name for name, _ in _members(page)),
        item=agenda[0] if agenda else None,
        documents=tuple(dict.fromkeys(one.symbol.text for one in find("\n".join(agenda)))),
        disclaimer=_disclaimer(page),
        passages=tuple(_front_passages(lines[:ends])),
        ends=ends,
        private=_PRIVATE.search(text) is not None,
    )


def _end_of_front(lines: Sequence[Line], page: Sequence[Line]) -> int:
    """Where the meeting begins: with the call to order, or with the next page."""
    called = next((index for index, line in enumerate(lines[:200]) if _CALLED.match(line.text)), None)
    paged = len(page) if page and page[0].page is not None else None
    return min((place for place in (called, paged) if place is not None), default=0)


def _front_passages(lines: Sequence[Line]) -> Iterator[tuple[PassageKind, str]]:
    """The front page as passages: body, session, meeting, day and place apart, one passage a member, one an item."""
    note = _disclaimer(lines)
    roll = _roll(lines)
    agenda = next((index for index, line in enumerate(lines) if _AGENDA.match(line.text)), len(lines))
    for index, line in enumerate(lines[: min(agenda, note[0] if note else agenda)]):
        if line.style == "furniture" or not line.text.strip(" .*"):
            continue
        if index in roll:
            row = roll[index]
            if row is not None:
                name, person = row
                yield "narrative", f"{name}: {person}" if person else name
            continue
        yield from _front_line(line.text)
    if agenda < len(lines):
        yield "heading", lines[agenda].text
        yield from (("narrative", text) for text in _agenda(lines))
    if note:
        yield "furniture", " ".join(line.text for line in lines[note[0] : note[1] + 1] if line.text)
        behind = lines[note[1] + 1 :] if agenda < note[0] else ()
        yield from (("narrative", line.text) for line in behind if line.text.strip(" .*") and line.style != "furniture")


def _front_line(text: str) -> Iterator[tuple[PassageKind, str]]:
    organ = _ORGAN.match(text)
    if organ:
        yield "heading", organ.group(1)
        rest = text[organ.end() :].strip()
        if rest:
            yield "narrative", rest
    elif _MEETING.match(text):
        yield "heading", text
    else:
        yield "narrative", _without_leaders(text) if _PRESIDENT.match(text) else text


def _roll(lines: Sequence[Line]) -> dict[int, tuple[str, str] | None]:
    """Lines of the list of members: name and person by line; None for a line whose name goes on below."""
    found: dict[int, tuple[str, str] | None] = {}
    listed, pending = False, ""
    for index, line in enumerate(lines):
        text = line.text
        if _MEMBERS.match(text):
            listed = True
            text = _MEMBERS.sub("", text)
        if _AGENDA.match(text) or _CALLED.match(text) or _DISCLAIMER.match(text):
            break
        if not listed or not text.strip() or line.style == "furniture":
            continue
        leaders = _LEADERS.search(text) or _PERSON.search(text)
        if leaders is None:
            pending, found[index] = f"{pending}{text} ", None
            continue
        name = f"{pending}{text[: leaders.start()]}".strip(" .")
        found[index] = name, _without_leaders(text[leaders.end() :]).strip(" .")
        pending = ""
    return found


def _members(page: Sequence[Line]) -> list[tuple[str, str]]:
    """State and person of each member listed: a name, dot leaders, a person."""
    return [row for row in _roll(page).values() if row is not None]


def _without_leaders(text: str) -> str:
    return " ".join(_LEADERS.sub(" ", text).replace(" .", "").split()).rstrip(" .")


def _state_in_brackets(text: str, atlas: Atlas) -> str | None:
    found = re.search(r"\(([^()]+(?:\([^()]*\))?)\)\s*$", text.strip())
    return (atlas.canonical_actor(found.group(1).replace("’", "'")) or found.group(1)) if found else None


def _agenda(page: Sequence[Line]) -> list[str]:
    """What stands under "Agenda", up to the printer's note: the item, then the papers beneath it, one by one."""
    entries: list[list[str]] = []
    inside = opens = False
    for line in page:
        if not inside:
            inside = opens = _AGENDA.match(line.text) is not None
            continue
        if _AGENDA_ENDS.match(line.text) or _CALLED.match(line.text) or line.style == "furniture":
            break
        if not line.text.strip(" .*"):
            opens = True
            continue
        if opens or _PAPER.match(line.text):
            entries.append([])
        entries[-1].append(line.text)
        opens = False
    return [" ".join(" ".join(words).split()) for words in entries]


def _disclaimer(page: Sequence[Line]) -> tuple[int, int] | None:
    """First and last index of the printer's note on the first page."""
    for index, line in enumerate(page):
        if _DISCLAIMER.match(line.text):
            end = index
            while end + 1 < len(page) and (page[end + 1].text or _note_goes_on(page, end)):
                end += 1
            return index, end
    return None


def _note_goes_on(page: Sequence[Line], end: int) -> bool:
    """Whether the printer's note goes on behind a gap: its sentence has not ended, and the page has more."""
    return page[end].text != "" and not page[end].text.endswith((".", ")")) and end + 2 < len(page)
