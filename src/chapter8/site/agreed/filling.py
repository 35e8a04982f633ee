"""Fills the shelves from the library: the official paragraphs of every decision, by marking, language and use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
from django.db.models import Case, Count, IntegerField, Max, QuerySet, Value, When

from chapter8.record.agreed import Corpus, Paragraph, one_reading_each, paragraphs_of, save
from chapter8.record.nouns import Decision, DocumentKind, Record, Source
from chapter8.site.agreed import shelves
from chapter8.site.agreed.shelves import Kept, Label, Manifest
from chapter8.site.library.models import Document

OFFICIAL: tuple[DocumentKind, ...] = ("resolution", "presidential_statement", "communique")
AT_ONCE = 200  # records in memory
AT_HAND = 60  # so many decisions are put on the shelves while somebody waits for the page


class _Decided(msgspec.Struct, frozen=True):
    """What of a record is needed here; the rest of it is passed over unread."""

    kind: DocumentKind
    decisions: tuple[Decision, ...] = ()


def official() -> QuerySet[Any]:
    """The documents that are decisions."""
    return Document.objects.filter(kind__in=OFFICIAL)


def fill(*, wait: bool = True) -> bool:
    """Make the shelves anew if they are not those of the library as it stands; whether they are now.

    Safe to kill and to repeat. Without `wait` an answer comes at once when another process is at it.
    """
    with shelves.writing(wait=wait) as held:
        if not held:
            return False
        mark = _mark()
        if mark is not None or not _is_current():
            _fill()
        if mark is not None and _mark() == mark:
            _place_of_mark().unlink()
    return True


def note_change() -> None:
    """A decision has another marking than on its shelf, or is gone; until the next filling, answers leave it out."""
    shelves.GENERATIONS.home().mkdir(parents=True, exist_ok=True)
    _place_of_mark().write_bytes(b"")


def is_behind() -> bool:
    """Whether decisions wait to be put on the shelves: cheap, for each page."""
    manifest = shelves.manifest()
    newest = official().order_by().aggregate(newest=Max("pk"))["newest"] or 0
    return manifest is None or manifest.newest < newest or _mark() is not None


def is_small() -> bool:
    """Whether the library is so small that the shelves are filled while somebody waits for the page."""
    return official().order_by()[: AT_HAND + 1].count() <= AT_HAND


def _place_of_mark() -> Path:
    return shelves.GENERATIONS.home() / shelves.CHANGED


def _mark() -> int | None:
    """When a marking changed last that the shelves don't know of yet."""
    try:
        return _place_of_mark().stat().st_mtime_ns
    except FileNotFoundError:
        return None


def _is_current() -> bool:
    """Whether the shelves hold as many decisions of each label as the library, its newest one among them."""
    opened = shelves.opened()
    if opened is None:
        return False
    newest, counted = _stamp()
    manifest = opened.manifest
    return manifest.newest == newest and {kept.label: kept.documents for kept in manifest.shelves} == counted


def _stamp() -> tuple[int, dict[Label, int]]:
    """The newest decision of the library, and how many there are of each label."""
    labels = official().order_by().values_list("language", "exercise", "tlp", "owner", "audience")
    counted = {Label(*row[:-1]): row[-1] for row in labels.annotate(Count("pk"))}
    return official().order_by().aggregate(newest=Max("pk"))["newest"] or 0, counted


def _fill() -> None:
    """A new generation."""
    (newest, counted), folder = _stamp(), shelves.GENERATIONS.new()
    kept = []
    for number, label in enumerate(sorted(counted, key=msgspec.structs.astuple), start=1):
        file = f"shelf-{number}.npz"
        save(Corpus.of(one_reading_each(_paragraphs(label))), folder / file)
        kept.append(Kept(file, label, counted[label]))
    shelves.make_current(folder, Manifest(tuple(kept), newest))


def _paragraphs(label: Label) -> Iterator[Iterator[Paragraph]]:
    """The paragraphs of each decision of a label; official mark-up before other formats of the same decision."""
    marked_up = Case(When(media_type__contains="xml", then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = official().filter(**msgspec.structs.asdict(label)).order_by(marked_up, "pk").values_list("pk", "record")
    for key, record in rows.iterator(AT_ONCE):
        yield _of(key, msgspec.json.decode(record, type=_Decided))


def _of(key: int, decided: _Decided) -> Iterator[Paragraph]:
    record = Record(Source("", "", ""), decided.kind, None, "", None, "", decisions=decided.decisions)
    return (replace(item, passage=f"{key}#{item.passage}") for item in paragraphs_of(record))
