"""A question by a passage of the record: "/agreed-language?passage=<key>", or a permalink "S/RES/1631(2005)#p7"."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from chapter8.errors import UsageError
from chapter8.site.asking import Request
from chapter8.site.faults import require, unknown
from chapter8.site.library.models import Clause, Document, Passage
from chapter8.site.library.permalinks import SHORT, passage_path, symbol_of

MOST = 12  # clauses of one passage


@dataclass(frozen=True, slots=True)
class Asked:
    """A passage that is asked about. `decision` is what its clauses belong to, where one document reports another.

    `reports`: the document tells of a decision (a Repertoire chapter, a letter) and is not the decision itself.
    """

    document: Document
    address: str
    text: str
    clauses: tuple[str, ...]
    decision: str
    reports: bool


def asked_passage(request: Request) -> Asked:
    """The passage that the address names. Raises NotFoundError or ForbiddenError as for its document."""
    found = _find(request, request.GET["passage"].strip())
    if found is None:
        raise unknown(request.viewer)
    require(found.document, request.viewer, request.purpose)
    clauses = list(Clause.objects.filter(passage=found).select_related("decision").order_by("position")[:MOST])
    official = found.document.kind in {"resolution", "presidential_statement", "communique"}
    decision = clauses[0].decision.symbol if clauses else ""
    reports = bool(clauses) and not (official and decision == found.document.symbol)
    texts = tuple(clause.text for clause in clauses if clause.decision.symbol == decision)
    text = texts[0] if texts else found.text
    return Asked(found.document, passage_path(found), text[:10_000], texts, decision, reports)


def _find(request: Request, name: str) -> Passage | None:
    """The passage of a key, or of a permalink with its fragment (an id, or the number of a paragraph)."""
    rows = Passage.objects.select_related("document").defer("document__record")
    if name.isascii() and name.isdigit() and len(name) < 18:
        return rows.filter(pk=int(name)).first()
    stem, _, place = name.removeprefix("/d/").partition("#")
    if stem.startswith("sha256:") and len(stem) >= len("sha256:") + SHORT:
        documents = Q(sha256__startswith=stem.removeprefix("sha256:").lower())
    else:
        try:
            documents = Q(symbol=symbol_of(stem))
        except UsageError:
            return None
    readable = Document.objects.readable_by(request.viewer, request.purpose).filter(documents)
    inside = rows.filter(Q(ident=place) | Q(number=place), document__in=readable)
    return inside.order_by("document_id", "position").first() if place else None
