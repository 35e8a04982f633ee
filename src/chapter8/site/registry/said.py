"""What an organization or a State said in the Council: its newest statements that the viewer may read."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from chapter8.exchange.decide import decide
from chapter8.site.asking import Request
from chapter8.site.library.permalinks import passage_path, shared_symbols
from chapter8.site.positions.asking import sight_of
from chapter8.site.positions.models import Actor, Saying

LATEST = 5


def said_by(request: Request, code: str, most: int = LATEST) -> list[tuple[Any, str]]:
    """The newest statements of an actor or on its behalf, each once, with the address of its passage."""
    sight, actor = sight_of(request), Actor.objects.filter(slug=code).first()
    if actor is None:
        return []
    rows = (
        Saying.objects.filter(actor=actor, part__in=("speaker", "behalf"), document__in=sight.documents.values("pk"))
        .select_related("document", "statement__passage__document")
        .defer("document__record", "statement__passage__document__record")
        .order_by(F("date").desc(nulls_last=True), "-document_id")[: most * 3]
    )
    once: dict[str, Any] = {}
    for row in rows:
        if decide(row.document, request.viewer, request.purpose).allow:
            once.setdefault(row.statement.text, row)
    kept = list(once.values())[:most]
    shared = shared_symbols(request.viewer, request.purpose, among=[row.document for row in kept])
    return [(row, passage_path(row.statement.passage, shared)) for row in kept]
