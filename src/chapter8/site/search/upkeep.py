"""Keep the full-text index up with the library, or make it anew.

Rules:
1. the library is the truth: the index holds terms, never text, and can be thrown away at any time;
2. a document is marked `indexed` only after the commit that holds it: a kill means work done twice, never missed;
3. a document whose marking changes while it is being indexed is left for the next time;
4. a document that is deleted is taken out, and counts in no search from its commit on (`Removed`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import tantivy

from chapter8.atlas import Atlas
from chapter8.site.library.models import Document, Passage, Statement
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.search import folder
from chapter8.site.search.fields import audience_terms, day, folded, schema, symbol_terms, text_field
from chapter8.site.search.models import Removed

Progress = Callable[[int, int], None]  # documents done, documents in all

HEAP_BYTES, COMMIT_EVERY, DOCUMENTS_AT_ONCE = 64_000_000, 20_000, 50


def catch_up(progress: Progress | None = None) -> int:
    """Index what is not indexed yet, forget what is gone; the number of documents written. Safe to kill and to repeat.

    Raises:
        IndexBusyError: another process holds the index.
    """
    with folder.writing():
        path = folder.GENERATIONS.current()
        if path is None or folder.opened() is None:
            return _rebuild(progress)
        index = folder.opened_for_writing(path)
        _forget(index)
        waiting = Document.objects.filter(indexed=False)
        return _write(index, waiting.values_list("pk", flat=True), progress)


def rebuild(progress: Progress | None = None) -> int:
    """Make the index anew from the library, beside the old one; the number of documents written.

    Raises:
        IndexBusyError: another process holds the index.
    """
    with folder.writing():
        return _rebuild(progress)


def ensure() -> bool:
    """Make the index where it is missing, of another version or beyond opening; whether that was needed."""
    if folder.opened() is not None:
        return False
    with folder.writing():
        if folder.opened() is not None:  # another process was quicker
            return False
        _rebuild(None)
    return True


def _rebuild(progress: Progress | None) -> int:
    path = folder.GENERATIONS.new()
    gone = list(Removed.objects.values_list("document", flat=True))
    keys = list(Document.objects.order_by("pk").values_list("pk", flat=True))
    _write(folder.create(path), keys, progress, current=path)
    Removed.objects.filter(document__in=gone).delete()
    return len(keys)


def _forget(index: tantivy.Index) -> None:
    """Take out the documents that are gone from the library."""
    gone = list(Removed.objects.values_list("document", flat=True))
    if not gone:
        return
    writer = index.writer(HEAP_BYTES, 1)
    for key in gone:
        writer.delete_documents_by_term("document", key)
    writer.commit()
    writer.wait_merging_threads()
    Removed.objects.filter(document__in=gone).delete()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A document's marking as it was indexed: it counts as indexed only if that is still its marking."""

    key: int
    marking: tuple[str, str, str]


def _write(index: tantivy.Index, keys: Iterable[int], progress: Progress | None, *, current: Path | None = None) -> int:
    """Write documents, batch by batch: delete, add, commit, mark. `current` is a new generation, marked at the end."""
    atlas = node_atlas()
    keys = list(keys)
    done, rows, seen = 0, 0, list[_Seen]()
    if not keys and current is None:
        return 0
    writer = index.writer(HEAP_BYTES, 1)
    for chunk in _chunks(keys, DOCUMENTS_AT_ONCE):
        for document, passages in _with_passages(chunk):
            writer.delete_documents_by_term("document", document.pk)
            for row in passages:
                writer.add_document(_entry(document, row, atlas))
            rows += len(passages)
            seen.append(_Seen(document.pk, (document.tlp, document.owner, document.audience)))
            done += 1
        if rows >= COMMIT_EVERY and current is None:
            writer.commit()
            _mark(seen)
            rows, seen = 0, []
        if progress:
            progress(done, len(keys))
    writer.commit()
    writer.wait_merging_threads()
    if current is not None:
        folder.GENERATIONS.make_current(current)
    _mark(seen)
    return done


def _mark(seen: Sequence[_Seen]) -> None:
    """Set `indexed`, unless the marking has changed since it was read."""
    by_marking: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for one in seen:
        by_marking[one.marking].append(one.key)
    for (tlp, owner, audience), keys in by_marking.items():
        for chunk in _chunks(keys, 500):
            same = Document.objects.filter(pk__in=chunk, tlp=tlp, owner=owner, audience=audience)
            same.update(indexed=True)


@dataclass(frozen=True, slots=True)
class _Row:
    """What the index takes of a passage."""

    key: int
    text: str
    speakers: frozenset[str]


def _with_passages(keys: Sequence[int]) -> Iterator[tuple[Document, list[_Row]]]:
    """Documents with their passages, and who speaks in each; without furniture, which no reader shows."""
    speakers: defaultdict[int, set[str]] = defaultdict(set)
    spoken = Statement.objects.filter(document_id__in=keys).values_list("passage_id", "speaker", "on_behalf_of")
    for passage, speaker, behalf in spoken:
        speakers[passage] |= {speaker, behalf}
    rows: defaultdict[int, list[_Row]] = defaultdict(list)
    passages = (
        Passage.objects.filter(document_id__in=keys).exclude(kind="furniture").values_list("pk", "document_id", "text")
    )
    for key, document, text in passages.order_by("document_id", "position"):
        rows[document].append(_Row(key, text, frozenset(speakers.get(key, ()))))
    for found in Document.objects.filter(pk__in=keys).defer("record").order_by("pk"):
        yield found, rows[found.pk]


def _entry(document: Document, row: _Row, atlas: Atlas) -> tantivy.Document:
    """One passage as the index takes it."""
    entry = {
        text_field(document.language): [row.text],
        "symbol": symbol_terms(document.symbol),
        "kind": [document.kind],
        "speakers": folded(row.speakers),
        "organizations": folded(mention.code for mention in atlas.find_organizations(row.text)),
        "audience": audience_terms(document.marking),
        "day": day(document.date),
        "document": [document.pk],
        "passage": [row.key],
    }
    return tantivy.Document.from_dict(entry, schema())


def _chunks(items: Iterable[int], size: int) -> Iterator[list[int]]:
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk
