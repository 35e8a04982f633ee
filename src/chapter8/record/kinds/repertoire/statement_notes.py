"""What the notes tell of a statement: its supporters, on whose behalf it was, and who echoed it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chapter8.record.kinds.repertoire.chapter import Chapter
from chapter8.record.kinds.repertoire.subjects import find_subjects, find_trailing_echo, is_collective
from chapter8.record.nouns import Passage, Statement

# The quick way out: words without which no echo is counted.
_MAY_COUNT = re.compile(r"\bby\b|\band (?:some|several|many|a few|a number|others?|various)\b")


def supporters_of(chapter: Chapter, indices: Sequence[int]) -> tuple[str, ...]:
    """The speakers whom the notes of these indices name, in order, each once."""
    cited = chapter.cited_in(indices)
    return tuple(dict.fromkeys(citation.speaker for citation in cited if citation.speaker))


def with_notes(chapter: Chapter, found: Sequence[Statement], passage: Passage) -> list[Statement]:
    """The statements of a passage with what their notes tell of them.

    A speaker's sentences without a note stand on the next note that ends the same speaker's run of sentences.
    """
    statements = list(found)
    for at in range(len(statements) - 2, -1, -1):
        here, after = statements[at], statements[at + 1]
        same = here.speaker is not None and (here.speaker, here.on_behalf_of) == (after.speaker, after.on_behalf_of)
        same = same or (here.collective == after.collective and after.text.startswith("They "))
        if not here.notes and same and after.notes:
            statements[at] = replace(here, notes=after.notes, supporters=after.supporters)
    delegated = (_delegated(chapter, statement, passage) for statement in statements)
    return [_counted_echoes(chapter, statement, passage) for statement in delegated]


def _called_by(chapter: Chapter, statement: Statement, passage: Passage) -> list[int]:
    """The notes of a statement: those of these numbers that its passage calls."""
    calls = chapter.calls.get(passage.id, ())
    return [index for _, index in calls if chapter.notes[index].number in statement.notes]


def _delegated(chapter: Chapter, statement: Statement, passage: Passage) -> Statement:
    """On whose behalf the note says that it was: "p. 22 (United Kingdom, on behalf of the European Union)"."""
    if statement.speaker is None or statement.on_behalf_of or not statement.notes:
        return statement
    cited = chapter.cited_in(_called_by(chapter, statement, passage))
    groups = {citation.on_behalf_of for citation in cited if citation.speaker == statement.speaker}
    return replace(statement, on_behalf_of=next(iter(groups))) if len(groups) == 1 else statement


def _counted_echoes(chapter: Chapter, statement: Statement, passage: Passage) -> Statement:
    """Counted echoes: "Benin, echoed by a few others": the others are those whom the notes name beside the speaker."""
    if statement.speaker is None or statement.echoed_by or not _MAY_COUNT.search(statement.text):
        return statement
    subjects = find_subjects(statement.text)
    echoes = (subjects[0].echoes if subjects else None) or find_trailing_echo(statement.text)
    if echoes is None or not (is_collective(echoes) or echoes.startswith("other")):
        return statement
    indices = _called_by(chapter, statement, passage)
    others = tuple(name for name in supporters_of(chapter, indices) if name != statement.speaker)
    return replace(statement, echoed_by=others)
