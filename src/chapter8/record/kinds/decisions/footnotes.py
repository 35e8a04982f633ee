"""The footnotes of a decision as notes: where each is called, and which documents it names, Ibid. included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chapter8.atlas import Atlas
from chapter8.record.notes import START, read_note
from chapter8.record.nouns import Note, Passage

_STARRED = "*"


def notes_of(passages: Sequence[Passage], calls: Mapping[str, str], atlas: Atlas) -> tuple[Note, ...]:
    """One note for each passage of kind "note".

    `calls` are, by the note's passage, the words that stand before its call. A call whose words stand in several
    passages, or in none, is not placed.
    """
    told: list[Note] = []
    cited = START
    for passage in passages:
        if passage.kind != "note":
            continue
        reading = read_note(passage.text, passage.id, cited, atlas)
        cited = reading.cited
        called_in, offset = _place(passages, calls.get(passage.id, ""))
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


def _place(passages: Sequence[Passage], before: str) -> tuple[str | None, int | None]:
    """The one passage that holds these words, and where they end in it."""
    if not before:
        return None, None
    holding = [passage for passage in passages if passage.kind != "note" and before in passage.text]
    if len(holding) != 1:
        return None, None
    return holding[0].id, holding[0].text.index(before) + len(before)
