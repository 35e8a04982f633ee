"""Keeps how many positions there are by marking, theme, actor, stance and year, so that no page counts them one by one.

Rules:

1. a tally changes in the transaction that changes the positions it counts;
2. a document's positions are counted under one band, the marking it bears, and its `Placed` row names that band;
3. a document that changes its marking takes its counts along, and one that goes takes them away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import connection, transaction
from django.db.models import Count, F, Q

from chapter8.site.library.models import Document
from chapter8.site.positions.models import Band, Placed, Position, Tally

MARKS = ("tlp", "owner", "audience", "own_marking", "exercise")
ADD = """
INSERT INTO positions_tally (band_id, theme, actor_id, stance, year, count) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (band_id, theme, actor_id, stance, year) DO UPDATE SET count = positions_tally.count + excluded.count
"""
Documents = Sequence[Document]


@transaction.atomic
def count(documents: Documents) -> None:
    """Count the positions of documents that are not counted, each under the marking it bears."""
    by_band: dict[Band, list[int]] = {}
    known: dict[tuple[object, ...], Band] = {}
    for document in documents:
        marks = {name: getattr(document, name) for name in MARKS}
        key = tuple(marks.values())
        if key not in known:
            known[key] = Band.objects.get_or_create(**marks)[0]
        by_band.setdefault(known[key], []).append(document.pk)
    for band, keys in by_band.items():
        Placed.objects.filter(document__in=keys, band=None).update(band=band)
    _change([document.pk for document in documents], 1)


@transaction.atomic
def uncount(documents: Documents) -> None:
    """Take the positions of documents out of the counts again; of those that are not counted nothing is taken."""
    keys = [document.pk for document in documents]
    bands = set(Placed.objects.filter(document__in=keys, band__isnull=False).values_list("band", flat=True))
    if not bands:
        return
    _change(keys, -1)
    Tally.objects.filter(band__in=bands, count__lte=0).delete()
    Placed.objects.filter(document__in=keys).update(band=None)


def recount(document: Document) -> None:
    """Move the counts of a document whose marking is not the one it is counted under."""
    now = {f"band__{name}": getattr(document, name) for name in MARKS}
    if Placed.objects.filter(document=document, band__isnull=False).exclude(**now).exists():
        with transaction.atomic():
            uncount([document])
            count([document])


def count_outstanding() -> int:
    """Count anew whatever is not counted, or under another marking than it bears; how many documents."""
    same = Q(**{f"placed__band__{name}": F(name) for name in MARKS})
    some = list(Document.objects.filter(placed__isnull=False).exclude(same).defer("record"))
    with transaction.atomic():
        uncount(some)
        count(some)
    return len(some)


def _change(documents: Iterable[int], sign: int) -> None:
    """Add or take away what the documents' positions come to."""
    rows = Position.objects.filter(document__in=list(documents), document__placed__band__isnull=False).order_by()
    keyed = rows.values_list("document__placed__band", "theme", "actor", "stance", "year").annotate(Count("pk"))
    changes: Counter[tuple[int, str, int, str, int]] = Counter()
    for band, theme, actor, stance, year, many in keyed:
        changes[band, theme, actor or 0, stance, year or 0] += sign * many
        changes[band, theme, actor or 0, stance, Tally.ALL] += sign * many
    if changes:  # always in the same order, so that no two transactions wait for each other
        with connection.cursor() as cursor:
            cursor.executemany(ADD, [(*key, many) for key, many in sorted(changes.items())])
