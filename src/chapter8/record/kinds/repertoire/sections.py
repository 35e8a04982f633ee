"""The outline of a chapter: what is a heading, and the label ("49.B") of each section."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_ITEM = re.compile(r"(?P<label>\d{1,3})\.\s+(?P<title>[A-Z“].+)", re.DOTALL)
_PART = re.compile(r"(?P<label>(?:Part|PART) [IVX]+)\b[.:]?\s*(?P<title>.*)", re.DOTALL)
_LETTER = re.compile(r"(?P<label>[A-Z])\.\s+(?P<title>[A-Z“].+)", re.DOTALL)
_KNOWN = re.compile(
    r"(?:Initial proceedings|(?:Further )?[Dd]eliberations? of|Decisions? (?:of|taken)|Introductory note|"
    r"Note$|Case \d+|"
    r"Discussion|Overview|Chapter [IVX]+)\b"
)
_CONTINUED = re.compile(r"\s*\((?:continued|cont(?:’|')d|concluded)\)\s*$", re.IGNORECASE)
_SENTENCE_LIKE = re.compile(r"[.;,:]$")
_LONGEST_HEADING = 300


@dataclass(slots=True)
class Outline:
    """The current place in the outline while a chapter is read from top to bottom."""

    item: str | None = None
    letter: str | None = None
    titles: dict[str, str] = field(default_factory=dict)

    @property
    def label(self) -> str | None:
        """As in "49.B", "49", "B" (a chapter without numbered items), or None before the first heading."""
        return ".".join(label for label in (self.item, self.letter) if label) or None

    def enter(self, heading: str) -> bool:
        """Take a heading in; the answer says whether it opens a section. "(continued)" never opens one twice."""
        text = _CONTINUED.sub("", heading)
        if found := _PART.fullmatch(text) or _ITEM.fullmatch(text):
            label = found["label"].removeprefix("Part ").removeprefix("PART ")
            if label == self.item:
                return False
            self.item, self.letter = label, None
        elif found := _LETTER.fullmatch(text):
            if self.letter == found["label"]:
                return False
            self.letter = found["label"]
        else:
            return False
        title = " ".join(found["title"].split())
        if self.label is not None and self.label not in self.titles:
            self.titles[self.label] = title
            return True
        return False


def is_heading(text: str) -> bool:
    """A short paragraph that is no sentence: numbered, lettered, one of the Repertoire's standing heads, or bare."""
    if len(text) > _LONGEST_HEADING:
        return False
    bare = _CONTINUED.sub("", text.strip())
    if _SENTENCE_LIKE.search(bare):
        return False
    if _ITEM.fullmatch(bare) or _LETTER.fullmatch(bare) or _PART.fullmatch(bare) or _KNOWN.match(bare):
        return True
    return len(bare) <= 120 and bool(re.match(r"[A-Z“]", bare)) and not re.search(r"[.!?] [A-Z]", bare)


def is_continued(text: str) -> bool:
    """A numbered or lettered title with "(continued)" behind it."""
    return bool(_CONTINUED.search(text)) and bool(
        _ITEM.fullmatch(text) or _LETTER.fullmatch(text) or _PART.fullmatch(text)
    )


def is_running_head(text: str, outline: Outline) -> bool:
    """A heading repeated at the top of a page: "49. Items relating to ... (continued)"."""
    return (
        bool(_CONTINUED.search(text))
        and (outline.item is not None or outline.letter is not None)
        and not _KNOWN.match(text)
    )
