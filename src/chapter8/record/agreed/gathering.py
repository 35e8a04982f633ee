"""From records to official paragraphs: only what a decision says itself, never what a chapter says of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from chapter8.record.agreed.nouns import Paragraph
from chapter8.record.nouns import Clause, Record

_OFFICIAL = frozenset({"resolution", "presidential_statement", "communique"})
_QUOTES = frozenset('“"«„')


def paragraphs_of(record: Record) -> Iterator[Paragraph]:
    """The paragraphs of the decisions that this document is. A Repertoire chapter yields none: it paraphrases."""
    if record.kind not in _OFFICIAL:
        return
    for decision in record.decisions:
        met: Counter[str] = Counter()
        for clause, text in _with_lists(decision.clauses):
            met[clause.kind] += 1
            place = met[clause.kind]
            yield Paragraph(decision.symbol, decision.date, clause.number, clause.kind, text, clause.passage, place)


def _with_lists(clauses: Iterable[Clause]) -> Iterator[tuple[Clause, str]]:
    """Each clause with its text; items of a list ("- Inviting ...") belong to the lead-in that ends with a colon."""
    lead: Clause | None = None
    texts: list[str] = []
    for clause in clauses:
        if lead is not None and _is_item(clause, lead, texts[-1]):
            texts.append(clause.text)
            continue
        if lead is not None:
            yield lead, " ".join(texts)
        lead, texts = clause, [clause.text]
    if lead is not None:
        yield lead, " ".join(texts)


def _is_item(clause: Clause, lead: Clause, before: str) -> bool:
    """Whether a clause is an item of the list that `lead` opens; `before` is the text just before it.

    It bears the mark of an item ("(a)", a dash), or no number while the list is open: behind the colon, and behind an
    item that ends with a semicolon or comma. The paragraphs of a presidential statement open with a quotation mark,
    its items do not.
    """
    if not lead.text.endswith(":") or clause.kind != lead.kind:
        return False
    if clause.number is not None:
        return not clause.number.isdigit()
    quoted = lead.text[:1] in _QUOTES
    is_open = before.removesuffix(" and").removesuffix(" or").endswith((":", ";", ","))
    return is_open and not (quoted and clause.text[:1] in _QUOTES)


def one_reading_each(paragraphs: Iterable[Iterable[Paragraph]]) -> Iterator[Paragraph]:
    """The paragraphs of many documents, each decision once: of two files of one decision the first counts."""
    met: set[str] = set()
    for document in paragraphs:
        own = tuple(document)
        symbols = {item.symbol for item in own if item.symbol is not None}
        if symbols & met:
            continue
        met |= symbols
        yield from own
