"""Where a fact stands: a locator inside a document, and evidence with the exact words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locator:
    """A place inside one document.

    `symbol` is in the UN's own form ("S/PV.5007"), or the document's title where it has no symbol.
    `part` names a resumption or an addendum that is paged on its own ("Resumption 1").
    `pages` are page numbers as printed; `paragraphs` are labels as printed ("7", "3 (a)", in a treaty "Art. 53").
    """

    symbol: str
    part: str | None = None
    pages: tuple[int, ...] = ()
    paragraphs: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The place as UN footnotes write it: "S/PV.5007 (Resumption 1), pp. 10-11" or "S/RES/1631 (2005), para. 7"."""
        text = f"{self.symbol} ({self.part})" if self.part else self.symbol
        if any(label.startswith("Art.") for label in self.paragraphs):
            text += f", {', '.join(self.paragraphs)}"
        elif self.paragraphs:
            text += f", {'para.' if len(self.paragraphs) == 1 else 'paras.'} {', '.join(self.paragraphs)}"
        if self.pages:
            text += f", {'p.' if len(self.pages) == 1 else 'pp.'} {_ranges(self.pages)}"
        return text


def _ranges(pages: tuple[int, ...]) -> str:
    """Consecutive pages as a range: (2, 3, 4, 7) -> "2-4, 7"."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a statement of fact rests on.

    `locator` says where the fact itself is found. `words` are the exact words there, or the row of a data set.
    `read_in` is the document in which we read it when that is another one (a Repertoire chapter that cites a
    meeting record), `document` the SHA-256 of the file that was read, and `link` a path on the site.
    `source` is a citation in words for data that has no symbol ("UCDP Candidate Events 23.0.10, CC BY 4.0").
    """

    locator: Locator | None = None
    words: str | None = None
    source: str | None = None
    read_in: Locator | None = None
    document: str | None = None
    link: str | None = None

    def __post_init__(self) -> None:
        """Evidence without a place and without a source is no evidence."""
        if self.locator is None and self.source is None:
            raise ValueError("evidence needs a locator or a source")
