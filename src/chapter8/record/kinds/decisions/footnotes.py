"""The footnotes of a decision as notes: where each is called, and which documents it names, Ibid. included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chapter8.atlas import Atlas
from chapter8.record.notes import START, read_note
from chapter8.record.nouns import Note, Passage

_STARRED = "*"


@dataclass(frozen=True, slots=True)
class Call:
    """Where a note is called: behind which words, and in which passages they may stand (any, where none is named)."""

    before: str
    within: tuple[str, ...] = ()


def notes_of(passages: Sequence[Passage], calls: Mapping[str, Call], atlas: Atlas) -> tuple[Note, ...]:
    """One note for each passage of kind "note".

    `calls` are kept by the note's passage. A call whose words stand in several passages, or in none, is not placed.
    """
    told: list[Note] = []
    by_id = {passage.id: passage for passage in passages if passage.kind != "note"}
    cited = START
    for passage in passages:
        if passage.kind != "note":
            continue
        reading = read_note(passage.text, passage.id, cited, atlas)
        cited = reading.cited
        called_in, offset = _place(by_id, calls.get(passage.id))
        number = passage.number or (_STARRED if passage.text.startswith(_STARRED) else "")
        told.append(
            Note(
                section=passage.section,
                number=number,
                text=passage.text,
                called_in=called_in,
                offset=offset,
                citations=reading.citations,
                unresolved=reading.unresolved,
            )
        )
    return tuple(told)


def _place(by_id: Mapping[str, Passage], call: Call | None) -> tuple[str | None, int | None]:
    """The one passage that holds the words before a call, and where they end in it."""
    if call is None or not call.before:
        return None, None
    allowed = [by_id[name] for name in call.within if name in by_id] if call.within else by_id.values()
    holding = [passage for passage in allowed if call.before in passage.text]
    if len(holding) != 1:
        return None, None
    return holding[0].id, holding[0].text.index(call.before) + len(call.before)
