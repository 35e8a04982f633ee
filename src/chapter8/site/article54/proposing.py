"""Letters to the President of the Security Council that name an operation, proposed as its reports to the Council.

A rule proposes, a person accepts: a document whose title is a letter addressed to the President of the Council, and in
which the operation's name, or its short name, stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.site.article54.operations import Told
from chapter8.site.library.models import Document
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.search.index import Filters, find

_LETTER = re.compile(r"\bletters?\b", re.IGNORECASE)
_TO_THE_COUNCIL = re.compile(r"\bPresident of (?:the )?Security Council\b", re.IGNORECASE)
_FORWARDED = re.compile(r"\bfrom the Secretary-General\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A document with the reasons why it may be a report; `words` is the passage that names the operation."""

    document: Document
    organization: str
    forwarded: bool
    words: str
    place: str


def proposals(told: Told, viewer: Viewer, purpose: Purpose) -> list[Proposal]:
    """The letters on which nobody has decided yet, the earliest first."""
    latest = {row.sha256: row.state for row in told.decisions}
    decided = {sha256 for sha256, state in latest.items() if state != "reopened"}
    found: dict[int, Proposal] = {}
    for name in names_of(told):
        for hit in find(f'"{name}"', viewer, Filters(), purpose=purpose).hits:
            document = hit.document
            exact = name.casefold() in " ".join(hit.passage.text.split()).casefold()
            if exact and document.sha256 not in decided and document.exercise == told.exercise and _letter(document):
                found.setdefault(document.pk, _proposal(told, document, hit.passage.text, hit.passage.ident))
    return sorted(found.values(), key=lambda each: (str(each.document.date), each.document.pk))


def names_of(told: Told) -> list[str]:
    """What an operation is called in documents: its name, and its code where that is an acronym of its own."""
    code = told.operation.code
    name = re.sub(r"\s*\([^)]*\)", "", told.operation.name)
    return [name, *([code] if re.fullmatch(r"[A-Z][A-Z0-9]{3,}", code) else [])]


def _letter(document: Document) -> bool:
    return bool(_LETTER.search(document.title) and _TO_THE_COUNCIL.search(document.title))


def _proposal(told: Told, document: Document, text: str, place: str) -> Proposal:
    named = {mention.code for mention in node_atlas().find_organizations(f"{document.title} {text}")}
    sender = next((code for code in told.operation.organizations if code in named), "")
    return Proposal(document, sender, bool(_FORWARDED.search(document.title)), text[:600], place)
