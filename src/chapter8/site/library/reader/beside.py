"""What other parts of the site keep on the passages of a document: positions, and the ledger's commitments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from chapter8.site.library.models import Document
from chapter8.site.positions.themes import node_vocabulary


@dataclass(frozen=True, slots=True)
class Held:
    """One stance in a passage: on which themes (key, title), and the same people on each of them.

    `unnamed` are the words for those whom the passage doesn't name.
    """

    stance: str
    themes: tuple[tuple[str, str], ...]
    actors: tuple[Any, ...]
    unnamed: tuple[str, ...]


def positions_beside(item: Document) -> Mapping[str, list[Held]]:
    """The positions read out of a document, by passage; themes on which the same people stand alike drawn together."""
    kept = apps.get_model("positions", "Position").objects.filter(document=item)
    titles = {theme.key: theme.title for theme in node_vocabulary().themes}
    people: dict[tuple[str, str, str], dict[tuple[Any, str], None]] = defaultdict(dict)
    for row in kept.select_related("actor", "passage").order_by("passage", "order"):
        people[row.passage.ident, row.stance, row.theme][row.actor, "" if row.actor else row.collective] = None
    alike: dict[tuple[str, str, tuple[tuple[Any, str], ...]], list[tuple[str, str]]] = defaultdict(list)
    for (passage, stance, theme), several in people.items():
        alike[passage, stance, tuple(several)].append((theme, titles.get(theme, theme)))
    found: dict[str, list[Held]] = defaultdict(list)
    for (passage, stance, who), themes in alike.items():
        actors, unnamed = [actor for actor, _ in who if actor], [words for actor, words in who if not actor]
        found[passage].append(Held(stance, tuple(themes), tuple(actors), tuple(unnamed)))
    return found


def commitments_beside(item: Document) -> list[Any] | None:
    """The ledger's entries of a document as they stand, the added ones too; None where it is not taken in yet.

    What somebody rejected, and what the present reading proposes no more, is left out.
    """
    entries, taken = apps.get_model("ledger", "Entry"), apps.get_model("ledger", "Taken")
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
