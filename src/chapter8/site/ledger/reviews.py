"""What people decided, for those who use the record elsewhere: the brief above all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from chapter8.record.commitments.reviewing import Review
from chapter8.record.nouns import Commitment
from chapter8.site.ledger.models import Change, Entry, Status
from chapter8.site.ledger.values import commitment_of


@dataclass(frozen=True, slots=True)
class Reviews:
    """Decisions by key of the proposal, and what people added, by SHA-256 of the document."""

    by_key: Mapping[str, Review]
    added: Mapping[str, tuple[tuple[Commitment, Review], ...]]


def reviews() -> Reviews:
    """Every decision that stands; also for the twins of an entry: documents of its marking with the same words."""
    decided = list(Entry.objects.exclude(status=Status.PROPOSED).select_related("document").defer("document__record"))
    last = {change.entry_id: change for change in Change.objects.filter(entry__in=decided).order_by("version")}
    by_key: dict[str, Review] = {}
    added: defaultdict[str, list[tuple[Commitment, Review]]] = defaultdict(list)
    same: dict[tuple[object, ...], Review] = {}
    for entry in decided:
        change = last.get(entry.pk)
        if change is None:
            continue
        noun = commitment_of(entry)
        review = Review(entry.key, entry.status, noun, change.organization, change.at.date())  # type: ignore[arg-type]
        if entry.original is None:
            if entry.status != Status.REJECTED:
                added[entry.sha256].append((noun, review))
            continue
        by_key[entry.key] = review
        same.setdefault((entry.words, *_marked(entry)), review)
    twins = Entry.objects.filter(twin=True, status=Status.PROPOSED, words__in=[words for words, *_ in same])
    for twin in twins.select_related("document").defer("document__record"):
        settled = same.get((twin.words, *_marked(twin)))
        if settled is not None:
            by_key[twin.key] = replace(settled, key=twin.key, commitment=_at(twin, settled))
    return Reviews(by_key, {content: tuple(several) for content, several in added.items()})


def _at(twin: Entry, review: Review) -> Commitment:
    """The values of a review for a twin: those settled, at the twin's own place."""
    return replace(review.commitment, passage=twin.passage)


def _marked(entry: Entry) -> tuple[str, ...]:
    document = entry.document
    return (document.tlp, document.owner, document.audience) if document else ()
