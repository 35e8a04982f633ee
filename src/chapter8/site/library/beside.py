"""What other parts of the site keep on the passages of a document: positions, and the ledger's commitments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.apps import apps

from chapter8.site.library.models import Document


def positions_beside(item: Document) -> Mapping[str, Mapping[str, list[Any]]]:
    """The positions read out of a document: by passage, then by who takes them; where this site keeps positions."""
    try:
        kept = apps.get_model("positions", "Position")
    except LookupError:
        return {}
    found: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for row in kept.objects.filter(document=item).select_related("actor", "passage").order_by("passage", "order"):
        found[row.passage.ident][str(row.actor) if row.actor else row.collective].append(row)
    return found


def commitments_beside(item: Document) -> list[Any] | None:
    """The ledger's entries of a document as they stand, the added ones too; None where it is not taken in yet.

    What somebody rejected, and what the present reading proposes no more, is left out.
    """
    try:
        entries, taken = apps.get_model("ledger", "Entry"), apps.get_model("ledger", "Taken")
    except LookupError:
        return None
    rows = list(entries.objects.filter(document=item).order_by("pk"))
    if not rows and not taken.objects.filter(document=item).exists():
        return None
    return [row for row in rows if row.status != "rejected" and not row.lost]


def by_passage(rows: list[Any] | None) -> Mapping[str, list[Any]] | None:
    """The entries by their passage."""
    if rows is None:
        return None
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.passage].append(row)
    return found


def by_words(rows: list[Any] | None) -> Mapping[tuple[str, str], Any]:
    """The entries by their passage and what was read as asked for, whatever people have made of it since."""
    read = [row for row in rows or [] if row.original]
    return {(row.passage, row.original["action"]): row for row in read}
