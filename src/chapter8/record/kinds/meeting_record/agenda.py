"""What a meeting was about: its identity, its items where they are headings amid it, its papers, what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from chapter8.record.kinds.meeting_record.front import MeetingFront
from chapter8.record.kinds.meeting_record.voting import Ballot
from chapter8.record.nouns import Decision, Meeting, Passage
from chapter8.symbols import find, parse_with_part

_NAME_SYMBOL = re.compile(r"S_?PV[._](\d{3,5})(?:_?(Resumption)_?(\d+)|\(Resumption\s?(\d+)\))?", re.IGNORECASE)
_AGENDA_ITEM = re.compile(
    r"^(?P<label>Agenda\s+items?\s+\d[\d\s,()a-z]*?(?:\(continued\))?)(?:\s+(?P<title>[A-Z].*))?$", re.DOTALL
)
_PAPERS = re.compile(r"^(?:Draft|Report|Progress\s+report|Letters?|Note|Amendment)\b")
_BODIES = {"S": "Security Council", "A": "General Assembly", "E": "Economic and Social Council"}


def identity(front: MeetingFront, name: str) -> tuple[str | None, str | None, bool]:
    """Meeting number (with its part) and symbol, and whether only the file's `name` gives them.

    A record's own symbol stands on a front page; without one, symbols in the text are only cited.
    """
    symbol, number, part, from_name = front.symbol, front.number, front.part, False
    if front.number is None:
        symbol = None
        named = _NAME_SYMBOL.search(name)
        if named:
            resumption = named.group(3) or named.group(4)
            part = f"Resumption {resumption}" if resumption else None
            symbol, number, from_name = f"S/PV.{named.group(1)}", named.group(1), True
    if symbol and number is None:
        number = parse_with_part(symbol)[0].number
    if symbol and part and part not in symbol:
        symbol = f"{symbol} ({part})"
    return (f"{number} ({part})" if number and part else number), symbol, from_name


def meeting(
    number: str, front: MeetingFront, passages: Sequence[Passage], *, named: Iterable[str], ballots: Sequence[Ballot]
) -> Meeting:
    """The meeting as a noun. `named` are the documents that the chair says are before the meeting."""
    item, papers = (front.item, ()) if front.item else _items(passages)
    documents = tuple(dict.fromkeys((*front.documents, *papers, *named)))
    told = (" ".join(part for part in (ballot.said, ballot.told()) if part) for ballot in ballots)
    outcome = "; ".join(dict.fromkeys(words.rstrip(".;") for words in told if words))
    return Meeting(
        number=number,
        date=front.date,
        item=item,
        president=front.president,
        participants=front.members,
        documents=documents,
        outcome=outcome or None,
        votes=tuple(ballot.vote() for ballot in ballots if ballot.is_vote),
    )


def decisions(
    ballots: Iterable[Ballot], statements: Iterable[str], number: str | None, day: date | None
) -> Iterator[Decision]:
    """What the meeting adopted, as far as the record names it by symbol; the texts stand elsewhere.

    `statements` are the symbols of presidential statements made at the meeting.
    """
    for ballot in ballots:
        if ballot.decision and ballot.adopted is not False:
            yield Decision(
                symbol=ballot.decision,
                kind="resolution" if "/RES/" in ballot.decision else "other",
                date=day,
                meeting=number,
                unanimous=ballot.is_unanimous,
                body=_BODIES.get(ballot.decision[0]),
                vote=ballot.vote() if ballot.is_vote else None,
            )
    for symbol in dict.fromkeys(statements):
        yield Decision(symbol, "presidential_statement", day, number, None, body=_BODIES["S"])


def _items(passages: Sequence[Passage]) -> tuple[str | None, tuple[str, ...]]:
    """The items of a record that prints them as headings amid the meeting, and the papers named with them."""
    items: list[str] = []
    papers: list[str] = []
    label: str | None = None
    for passage in passages:
        if passage.kind != "heading":
            label = None
            continue
        found = _AGENDA_ITEM.match(passage.text)
        if found:
            label = " ".join(found["label"].replace("(continued)", "").split())
            items.append(f"{label}: {found['title']}" if found["title"] else label)
        elif label is not None:
            papers.extend(one.symbol.text for one in find(passage.text))
            if ": " not in items[-1] or not _PAPERS.match(passage.text):
                items[-1] += f"{', ' if ':' in items[-1] else ': '}{passage.text}"
    return "; ".join(dict.fromkeys(items)) or None, tuple(papers)
