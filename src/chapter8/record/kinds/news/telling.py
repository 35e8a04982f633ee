"""What the paragraphs of an article or a press release tell: statements with their speakers, and who stayed unnamed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from chapter8.atlas import Atlas
from chapter8.record.kinds.news.attribution import Speech, speeches
from chapter8.record.kinds.news.coverage import ends_the_floor, headed
from chapter8.record.kinds.news.speakers import Cast
from chapter8.record.nouns import Passage, Statement, Unresolved

_LONGEST_HEADING = 90
_ENDS = re.compile(r"[.!?,:;…”\"’')]\s*$")


def told(passages: Iterable[Passage], atlas: Atlas) -> tuple[tuple[Statement, ...], tuple[Unresolved, ...]]:
    """The statements of all narrative passages, in order, and the words whose speaker no rule can name.

    From the first paragraph that opens with a name in capitals on, it is the coverage of a meeting: there whoever spoke
    last has the floor until another does, or a heading ends the debate.
    """
    statements: list[Statement] = []
    unresolved: list[Unresolved] = []
    cast, floor = Cast(atlas), False
    for passage in passages:
        if passage.kind == "heading" or _heads(passage.text):
            floor, cast.speaking = False, None
            continue
        if passage.kind != "narrative":
            continue
        if opening := headed(passage.text, atlas):
            cast.last = cast.speaking = cast.meet(opening[0])
            floor = True
        elif floor and ends_the_floor(passage.text):
            cast.speaking = None
        for speech in speeches(passage.text, cast, floor=floor, opened=opening):
            if speech.unresolved:
                where = (passage.id, speech.start, speech.end)
                unresolved.append(Unresolved(speech.words, speech.unresolved, *where))
            else:
                statements.append(_statement(speech, passage))
    return tuple(statements), tuple(unresolved)


def _heads(text: str) -> bool:
    """Whether a paragraph is a heading by its form: a short line that no mark ends, "Statements"."""
    return len(text) <= _LONGEST_HEADING and _ENDS.search(text) is None


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
