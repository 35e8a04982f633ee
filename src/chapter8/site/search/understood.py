"""What a typed query means: words, "phrases", and -words to leave out. Nothing typed is an error."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST, MOST_TERMS = 500, 32
_PIECE = re.compile(r'(-?)(?:"([^"]*)"|“([^”]*)”|«([^»]*)»|(\S+))')
_LETTER = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Understood:
    """A query as it was understood. Words and phrases must all occur; `notes` say what was changed or left out."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is left to look for."""
        return not (self.words or self.phrases)

    def __str__(self) -> str:
        """The query in full, as one may type it again."""
        quoted = tuple(f'"{phrase}"' for phrase in self.phrases)
        left_out = tuple(f'-"{term}"' if " " in term else f"-{term}" for term in self.excluded)
        return " ".join((*self.words, *quoted, *left_out))


def understand(text: str) -> Understood:
    """Read a query. Quotation marks of any usual form make a phrase; one that is not closed is passed over."""
    notes: list[str] = []
    clean = "".join(character if character.isprintable() else " " for character in text)
    if len(clean) > LONGEST:
        clean = clean[:LONGEST]
        notes.append(f"Only the first {LONGEST} characters were searched.")
    if clean.count('"') % 2:
        head, _, tail = clean.rpartition('"')
        clean = f"{head} {tail}"
        notes.append("A quotation mark that is not closed was passed over.")
    words: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    for minus, *quoted, word in _PIECE.findall(clean):
        phrase = " ".join(next(filter(None, quoted), "").split())
        term = phrase or word
        if not _LETTER.search(term):
            continue
        (excluded if minus else phrases if phrase else words).append(term)
    if len(words) + len(phrases) > MOST_TERMS:
        words, phrases = words[:MOST_TERMS], phrases[: max(0, MOST_TERMS - len(words))]
        notes.append(f"Only the first {MOST_TERMS} words were searched.")
    if excluded and not (words or phrases):
        notes.append("Name at least one word to look for beside those to leave out.")
    return Understood(tuple(words), tuple(phrases), tuple(excluded), tuple(notes))
