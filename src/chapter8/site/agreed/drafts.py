"""The paragraphs of a draft, pasted or in a file. A draft is confidential: it is read, answered and forgotten.

A file is read by a process of its own, on this machine whatever the environment says, since what comes from outside
may be hostile; its content lies in a temporary file for as long as that takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import msgspec
from django.conf import settings
from django.utils.translation import gettext as _

from chapter8.errors import InputError, UsageError
from chapter8.record.agreed.words import WORD
from chapter8.record.nouns import Record
from chapter8.site.batches.here import Here
from chapter8.site.batches.work import LostError
from chapter8.site.library.adding.recognising import Answer, Asked, DocumentRead, FaultRead, reading_work
from chapter8.site.registry.atlas import changed_tables

LONGEST, MOST = 200_000, 120
"""Characters of a draft that are read, and paragraphs that are looked up; longer resolutions are rare."""
LARGEST_FILE = 2_500_000  # bytes: so much stays in memory on its way in
PATIENCE = 60  # seconds that somebody waits for the page
FEWEST_WORDS = 4  # "Annex", "The Security Council," and lines of signs are nobody's agreed language
_NUMBER = re.compile(r"\s{0,8}(?:\d{1,3}|[a-z]{1,4}|[ivx]{1,6})?\s{0,2}[.)]\s{1,8}|\s{0,8}\([a-z\d]{1,4}\)\s{1,8}")


@dataclass(frozen=True, slots=True)
class Draft:
    """Paragraphs in order; `left_out` counts those behind the limit."""

    paragraphs: tuple[str, ...]
    left_out: int = 0


def from_text(text: str) -> Draft:
    """The paragraphs of a pasted text: blank lines part them, or, where there are none, line ends."""
    read = text[:LONGEST].replace("\r\n", "\n").replace("\r", "\n")
    blocks = re.split(r"\n[ \t]*\n", read) if re.search(r"\n[ \t]*\n", read) else read.split("\n")
    return _draft([" ".join(_NUMBER.sub("", block, count=1).split()) for block in blocks], more=len(text) > LONGEST)


def from_file(name: str, content: bytes) -> Draft:
    """The paragraphs of a file: those of the decision that it drafts, else all its passages."""
    if len(content) > LARGEST_FILE:
        raise UsageError(_("The file is larger than 2.5 MB"), remedy=_("Paste the paragraphs that you ask about."))
    record = _read(name, content)
    clauses = [clause.text for decision in record.decisions for clause in decision.clauses]
    kinds = {"heading", "note", "furniture"}
    return _draft(clauses or [passage.text for passage in record.passages if passage.kind not in kinds])


def _draft(blocks: list[str], *, more: bool = False) -> Draft:
    """Those with enough words to have a precedent."""
    kept = [block for block in blocks if len(WORD.findall(block[:200])) >= FEWEST_WORDS]
    return Draft(tuple(block[:10_000] for block in kept[:MOST]), len(kept[MOST:]) + int(more))


def _read(name: str, content: bytes) -> Record:
    """The record of a file, read by a process of its own."""
    asked = msgspec.msgpack.encode(Asked("", Path(name).name or "draft", content))
    with Here(reading_work(Path(settings.HOME) / "atlas", changed=changed_tables()), 1) as door:
        (coming,) = door.submit([asked])
        try:
            answer: Answer = msgspec.msgpack.decode(coming.result(PATIENCE), type=Answer)
        except (LostError, TimeoutError) as error:
            raise InputError(_("The file could not be read"), remedy=_("Paste the text instead.")) from error
    match answer:
        case DocumentRead(record=record):
            return msgspec.json.decode(record, type=Record)
        case FaultRead(cause=cause, remedy=remedy):
            raise InputError(cause, place=Path(name).name, remedy=remedy)
    raise UsageError(_("This file holds a table"), remedy=_("Paste the paragraphs that you ask about."))
