"""How a note's citation was resolved, step by step: n. 76 -> Ibid. -> n. 75 -> S/PV.5529, p. 33."""

from __future__ import annotations

import re

from chapter8.record.nouns import Citation, Note
from chapter8.symbols import Locator

BACK = re.compile(r"^\W*(ibid|idem|op\. ?cit)", re.IGNORECASE)
LONGEST = 12  # steps shown; an Ibid. chain in print seldom has more


def chains(notes: tuple[Note, ...]) -> dict[tuple[str | None, str], tuple[str, ...]]:
    """For each note (section, number) that points back by Ibid., the steps of its chain in words."""
    found: dict[tuple[str | None, str], tuple[str, ...]] = {}
    before: Note | None = None
    steps: tuple[str, ...] = ()
    for note in notes:
        same_section = before is not None and before.section == note.section
        if same_section and points_back(note):
            steps = (*steps, f"n. {note.number}")[-LONGEST:]
            found[note.section, note.number] = (*reversed(steps), *source(note.citations))
        else:
            steps = (f"n. {note.number}",)
        before = note
    return found


def points_back(note: Note) -> bool:
    """Whether the note relies on the one before it."""
    return bool(BACK.match(note.text)) or any(citation.via == "ibid" for citation in note.citations)


def source(citations: tuple[Citation, ...]) -> tuple[str, ...]:
    """Where the chain ends: the place if there is one, the document if the note names several places in it."""
    back = [citation for citation in citations if citation.via == "ibid"]
    if len(citations) == 1:
        return (str(locator(citations[0])),)
    return tuple(str(Locator(citation.symbol, citation.part)) for citation in back[:1])


def locator(citation: Citation) -> Locator:
    """The place as a noun."""
    return Locator(citation.symbol, citation.part, citation.pages, citation.paragraphs)
