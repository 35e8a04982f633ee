"""Ask the index: BM25 over words and phrases, narrowed by filters and by what the viewer may read."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

import tantivy

from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.site.library.models import Document, Passage
from chapter8.site.registry.atlas import node_atlas
from chapter8.site.search import folder, upkeep
from chapter8.site.search.excerpt import Span, excerpt
from chapter8.site.search.fields import LANGUAGES, PAIRS, analyzer, folded, schema, text_field, viewer_terms
from chapter8.site.search.models import Removed
from chapter8.site.search.understood import Understood, understand

log = logging.getLogger(__name__)

PAGE_SIZE, DEEPEST = 20, 10_000  # hits beyond the ten-thousandth are counted, not paged through
PENDING_SHOWN = 1000
BUSY = "The search index is being made anew. Search again in a minute."
REBUILT = "The search index was missing or damaged and has been made anew from the library."


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to; every field left empty narrows nothing."""

    symbol: str = ""
    speaker: str = ""
    organization: str = ""
    kind: str = ""
    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        """Whether any is set."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, with its document. `excerpt` holds the words around what was looked for."""

    passage: Passage
    document: Document
    score: float
    excerpt: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits. `total` and `kinds` count only what the viewer may read."""

    query: str
    understood: Understood
    filters: Filters
    hits: tuple[Hit, ...]
    total: int
    kinds: tuple[tuple[str, int], ...]
    page: int
    notices: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return max(1, -(-min(self.total, DEEPEST) // PAGE_SIZE))


def find(
    query: str,
    viewer: Viewer,
    filters: Filters | None = None,
    page: int = 1,
    *,
    purpose: Purpose = Purpose.READ,
) -> Results:
    """Passages that hold all the words and phrases of `query`, best first; without words, the newest documents first.

    A missing or damaged index is rebuilt, and the results say so. Where no passage holds all the words, those that
    hold some are shown, and the results say that too.
    """
    filters = filters or Filters()
    understood = understand(query)
    asked = _Question(query, understood, filters, viewer, max(1, min(page, DEEPEST // PAGE_SIZE)), purpose)
    try:
        rebuilt = upkeep.ensure()
        try:
            results = asked.answer()
        except folder.DamagedIndexError as error:
            log.warning("search index damaged, rebuilding: %s", error)
            rebuilt = bool(upkeep.rebuild()) or True
            results = asked.answer()
    except folder.IndexBusyError:
        return Results(query, understood, filters, (), 0, (), 1, (*understood.notes, BUSY))
    return replace(results, notices=(REBUILT, *results.notices)) if rebuilt else results


def documents_holding(query: str, viewer: Viewer, filters: Filters, among: Collection[int]) -> set[int]:
    """Which of some documents hold a passage with all the words of `query`, of those that the viewer may read.

    Raises:
        DamagedIndexError: the index cannot be opened.
    """
    words = understand(query)
    reader = folder.opened()
    if reader is None:
        raise folder.DamagedIndexError("the search index cannot be opened")
    if words.empty and (not filters or words.excluded):
        return set()
    kind = [_must(_term("kind", filters.kind))] if filters.kind else []
    inside = _must(tantivy.Query.term_set_query(schema(), "document", list(among)))
    narrow = _narrow(filters, viewer_terms(viewer))
    asked = tantivy.Query.boolean_query([(tantivy.Occur.Must, _words(words, every=True)), inside, *kind, *narrow])
    searcher = reader.searcher()
    with folder.noticing_damage():
        hits = searcher.search(asked, DEEPEST, count=False).hits
        found = {int(searcher.doc(address)["document"][0]) for _score, address in hits}
    return set(Document.objects.readable_by(viewer).filter(pk__in=found).values_list("pk", flat=True))


@dataclass(frozen=True, slots=True)
class _Question:
    """A search, whole."""

    query: str
    understood: Understood
    filters: Filters
    viewer: Viewer
    page: int
    purpose: Purpose

    def answer(self) -> Results:
        """Ask the index as it stands."""
        words = self.understood
        notices = list(words.notes)
        pending = Document.objects.filter(indexed=False)
        stale = list(pending.values_list("pk", flat=True)[:PENDING_SHOWN])
        if stale and (readable := pending.readable_by(self.viewer, self.purpose).count()):
            notices.append(f"{readable} documents are in the library but not in the index yet.")
        gone = Removed.objects.values_list("document", flat=True)[:PENDING_SHOWN]
        if words.empty and (not self.filters or words.excluded):
            return Results(self.query, words, self.filters, (), 0, (), self.page, tuple(notices))
        reader = folder.opened()
        if reader is None:
            raise folder.DamagedIndexError("the search index cannot be opened")
        narrow = (*_narrow(self.filters, viewer_terms(self.viewer, self.purpose)), *_without([*stale, *gone]))
        asked = _Asked(reader.searcher(), narrow, self.filters.kind, self.page)
        found = asked.run(_words(words, every=True), newest=words.empty)
        if not found.total and len(words.words) + len(words.phrases) > 1:
            some = asked.run(_words(words, every=False), newest=False)
            if some.total:
                found = some
                notices.append("No passage holds all of these words. These hold some of them.")
        hits = _checked(found.hits, self, _terms(words))
        return Results(self.query, words, self.filters, hits, found.total, found.kinds, self.page, tuple(notices))


@dataclass(frozen=True, slots=True)
class _Found:
    hits: tuple[tuple[int, float], ...]  # passage, score
    total: int
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """Everything about a question but its words."""

    searcher: tantivy.Searcher
    narrow: tuple[tuple[tantivy.Occur, tantivy.Query], ...]
    kind: str
    page: int

    def run(self, words: tantivy.Query, *, newest: bool) -> _Found:
        """Ask; counts by kind leave the filter on kind out, so that they show the other choices."""
        every = tantivy.Query.boolean_query([(tantivy.Occur.Must, words), *self.narrow])
        query = every
        if self.kind:
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, every), _must(_term("kind", self.kind))])
        order = "day" if newest else None
        offset = (self.page - 1) * PAGE_SIZE
        with folder.noticing_damage():
            kinds = self.searcher.aggregate(every, {"kinds": {"terms": {"field": "kind", "size": 50}}})
            answer = self.searcher.search(query, PAGE_SIZE, count=False, offset=offset, order_by_field=order)
            hits = tuple(
                (int(self.searcher.doc(address)["passage"][0]), 0.0 if newest else float(score))
                for score, address in answer.hits
            )
        counts = {str(bucket["key"]): int(bucket["doc_count"]) for bucket in kinds["kinds"]["buckets"]}
        total = counts.get(self.kind, 0) if self.kind else sum(counts.values())
        return _Found(hits, total, tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))))


def _narrow(filters: Filters, audience: Sequence[str]) -> tuple[tuple[tantivy.Occur, tantivy.Query], ...]:
    """The filters and the audience as conditions that do not touch the score."""
    conditions = [_any("audience", audience)]
    if filters.symbol:
        conditions.append(_any("symbol", folded([" ".join(filters.symbol.split())])))
    if filters.speaker:
        known = node_atlas().canonical_actor(filters.speaker)
        conditions.append(_any("speakers", folded([filters.speaker.strip(), known or ""])))
    if filters.organization:
        organization = node_atlas().match_organization(filters.organization)
        conditions.append(_any("organizations", folded([organization.code if organization else filters.organization])))
    if filters.since or filters.until:
        conditions.append(
            tantivy.Query.range_query(
                schema(),
                "day",
                tantivy.FieldType.Integer,
                filters.since.toordinal() if filters.since else None,
                filters.until.toordinal() if filters.until else None,
            )
        )
    return tuple(_must(condition) for condition in conditions)


def _without(documents: Sequence[int]) -> tuple[tuple[tantivy.Occur, tantivy.Query], ...]:
    """Leave out what the index may hold under an older marking, or may hold although it is gone."""
    if not documents:
        return ()
    return ((tantivy.Occur.MustNot, tantivy.Query.term_set_query(schema(), "document", documents)),)


def _must(query: tantivy.Query) -> tuple[tantivy.Occur, tantivy.Query]:
    return tantivy.Occur.Must, tantivy.Query.const_score_query(query, 0.0)


def _term(field: str, value: str) -> tantivy.Query:
    return tantivy.Query.term_query(schema(), field, value, "basic")


def _any(field: str, values: Sequence[str]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, _term(field, value)) for value in values])


def _words(understood: Understood, *, every: bool) -> tantivy.Query:
    """All the words and phrases, or at least one of them; none that are to be left out."""
    if understood.empty:
        return tantivy.Query.all_query()
    occur = tantivy.Occur.Must if every else tantivy.Occur.Should
    wanted = [(occur, _in_any_language(term)) for term in (*understood.words, *understood.phrases)]
    unwanted = [(tantivy.Occur.MustNot, _in_any_language(term)) for term in understood.excluded]
    return tantivy.Query.boolean_query([*wanted, *unwanted])


def _in_any_language(term: str) -> tantivy.Query:
    """A word or phrase in the field of each language, cut as that language is cut."""
    choices = []
    for language in LANGUAGES:
        field = f"text_{language}"
        tokens = analyzer(field).analyze(term)
        if not tokens:
            continue
        terms = [tantivy.Query.term_query(schema(), field, token) for token in tokens]
        if len(tokens) == 1:
            choices.append((tantivy.Occur.Should, terms[0]))
        elif language == PAIRS:  # pairs have no order of their own
            choices.append(
                (tantivy.Occur.Should, tantivy.Query.boolean_query([(tantivy.Occur.Must, one) for one in terms]))
            )
        else:
            choices.append((tantivy.Occur.Should, tantivy.Query.phrase_query(schema(), field, list(tokens))))
    return tantivy.Query.boolean_query(choices) if choices else tantivy.Query.empty_query()


def _terms(understood: Understood) -> dict[str, frozenset[str]]:
    """The terms to highlight, by field."""
    wanted = (*understood.words, *understood.phrases)
    fields = [f"text_{language}" for language in LANGUAGES]
    return {field: frozenset(token for term in wanted for token in analyzer(field).analyze(term)) for field in fields}


def _checked(found: Sequence[tuple[int, float]], asked: _Question, terms: dict[str, frozenset[str]]) -> tuple[Hit, ...]:
    """Hits from the library, in order, each asked of `decide`; those gone or withheld since are left out."""
    passages = Passage.objects.select_related("document").defer("document__record")
    rows = passages.in_bulk([key for key, _ in found])
    hits = []
    for key, score in found:
        row = rows.get(key)
        if row is None or not decide(row.document, asked.viewer, asked.purpose).allow:
            continue
        field = text_field(row.document.language)
        hits.append(Hit(row, row.document, score, excerpt(row.text, analyzer(field), terms[field])))
    return tuple(hits)
