"""A meeting record turn by turn: who has the floor for which passages, and what happens between the speeches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from chapter8.record.nouns import Passage, Record, Statement
from chapter8.record.writing.characters import one_line

TurnKind = Literal["speech", "chair", "heading", "procedure", "aside"]

_HEADER = re.compile(r"(?P<label>[^:()]{2,90}?)\s*(?:\([^:]{1,160}\)\s*){0,3}:\s+")
_CHAIR = re.compile(r"The (?:Acting |Temporary )?(?:President|Chair(?:man|person|woman)?)\s*(?:\([^:]{1,80}\)\s*)?:\s+")
# What a record tells of a meeting, in its own voice, between sentences of the chair.
_TOLD = re.compile(
    r"The meeting (?:was|rose)\b|The agenda was adopted|A vote was taken|In favour:|Against:|Abstaining:|Abstentions:|"
    r"At the invitation of|The members of the Council|There being no\b.{0,40}\bit was so decided|It was so decided"
)


@dataclass(slots=True)
class Turn:
    """Passages that belong together. `statement` is what the record says of a speech; `name` who speaks, as printed."""

    kind: TurnKind
    passages: list[Passage] = field(default_factory=list)
    statement: Statement | None = None
    name: str | None = None

    @property
    def printed(self) -> str:
        """The words that open a speech, up to and with the colon; empty where there are none."""
        found = _HEADER.match(self.passages[0].text)
        return found[0] if found else ""


def turns_of(record: Record) -> Iterator[Turn]:
    """The turns in order. What is procedural behind "The President:" is the chair's, unless the record tells it."""
    starts = {statement.passage: statement for statement in record.statements}
    turn: Turn | None = None
    for passage in record.passages:
        kind = _kind(passage, turn, starts)
        goes_on = turn is not None and kind == turn.kind and kind in {"speech", "chair"}
        if turn is not None and goes_on and passage.id not in starts and not _CHAIR.match(passage.text):
            turn.passages.append(passage)
            continue
        if turn is not None:
            yield turn
        turn = Turn(kind, [passage], starts.get(passage.id) if kind == "speech" else None)
        if kind in {"speech", "chair"}:
            found = _HEADER.match(passage.text)
            turn.name = one_line(found["label"]) if found else None
    if turn is not None:
        yield turn


def _kind(passage: Passage, turn: Turn | None, starts: dict[str, Statement]) -> TurnKind:
    """What a passage is, given the turn before it."""
    if passage.kind == "heading":
        return "heading"
    if passage.kind == "speech" and (passage.id in starts or (turn is not None and turn.kind == "speech")):
        return "speech"
    if passage.kind != "procedural":
        return "aside"
    if _CHAIR.match(passage.text) or (turn is not None and turn.kind == "chair" and not _TOLD.match(passage.text)):
        return "chair"
    return "procedure"
