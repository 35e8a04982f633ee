"""The remarks of a reading in the groups that a reader needs: doubtful text, faulty links, repairs, the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from chapter8.record.nouns import Warning as ReadingWarning

FILTERS = {
    "scanned": _("Scanned pages"),
    "poor_text_layer": _("Poor text layer"),
    "page_without_text": _("Pages without text"),
    "faulty_link": _("Faulty links of the source"),
    "akn_repaired": _("Repaired"),
    "no_operative_paragraphs": _("No operative paragraph found"),
    "language_not_analysed": _("Language not analysed"),
    "kind_not_recognised": _("Kind not recognised"),
}
"""The remarks that documents can be listed by."""
DOUBTS = ("scanned", "poor_text_layer", "page_without_text")
"""The remarks that are told as soon as a document is added: its text may not be what its pages say."""
GROUPS: tuple[tuple[Any, frozenset[str], bool], ...] = (
    (
        _("Check against the page"),
        frozenset({"scanned", "poor_text_layer", "page_without_text", "damaged_text", "damaged_header"}),
        True,
    ),
    (_("Faulty links of the source"), frozenset({"faulty_link"}), False),
    (
        _("Repaired in reading"),
        frozenset({"akn_repaired", "pdf_repaired", "encoding_detected", "two_encodings", "control_characters",
                   "mislabelled", "name_mended", "symbol_from_name"}),
        False,
    ),
)  # fmt: skip
"""Title, codes, and whether the group stands open: what makes the text itself doubtful does."""


@dataclass(frozen=True, slots=True)
class Group:
    """Remarks of one group."""

    title: Any
    remarks: tuple[ReadingWarning, ...]
    open: bool


def grouped(warnings: Iterable[ReadingWarning]) -> list[Group]:
    """The remarks by group, those of no group last; empty groups left out."""
    left = list(warnings)
    groups = []
    for title, codes, is_open in GROUPS:
        some = tuple(item for item in left if item.code in codes)
        groups.append(Group(title, some, is_open))
        left = [item for item in left if item.code not in codes]
    groups.append(Group(_("Other remarks about this reading"), tuple(left), open=False))
    return [group for group in groups if group.remarks]


def in_words(codes: str) -> list[Any]:
    """The remarks of a document's row that documents can be listed by, in words."""
    return [words for code, words in FILTERS.items() if code in codes.split()]


def doubts(codes: str) -> list[Any]:
    """Of the remarks of a document's row those that make its text doubtful, in words."""
    return [FILTERS[code] for code in DOUBTS if code in codes.split()]
