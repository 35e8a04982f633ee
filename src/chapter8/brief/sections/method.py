"""How the brief was made: what was read, as of when, by which rules, what is missing, and what was withheld."""

from __future__ import annotations

from collections import Counter

from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.figures import releases
from chapter8.brief.material import Material, owner
from chapter8.brief.model import Table
from chapter8.brief.wording import count, day, listed, month
from chapter8.exchange.marking import strictest
from chapter8.symbols.evidence import Evidence
from chapter8.watch.months import first_day

_TITLE = "Method"
_RULE = Evidence(source="Chapter8, rule of relevance (chapter8/brief/relevance.py)")
_GATE = Evidence(source="Chapter8, rules of sharing (chapter8/exchange/decide.py)")
_WORDS = Evidence(source="IPCC, Guidance Note on Consistent Treatment of Uncertainties, 2010, table 1")
_ROWS = 25


def method(material: Material) -> Draft:
    """The documents, the data, the rules, the limits, and the counts of what was left out."""
    lines = [_documents(material), *_figures(material), _relevance(material), _reading(material), _left_out(material)]
    lines.append(
        DraftLine(
            "fact",
            "Probability is worded by the IPCC's scale: very unlikely below 0.10, unlikely below 0.33, about as likely"
            " as not below 0.66, likely below 0.90, very likely from there. Words in quotation marks, and the text of"
            " clauses and statements, are those of the document; “[...]” stands for words left out, and the semicolon"
            " that joins a clause to the next is set as a full stop. What bears no marking of its own is TLP:CLEAR.",
            (_WORDS,),
            material.open,
        )
    )
    lead = f"Made from {count(len(material.sources), 'document')} as of {day(material.question.as_of)} by fixed rules."
    tables = (_table(material),) if material.sources else ()
    return Draft("method", _TITLE, lead, tuple(lines), tables)


def _documents(material: Material) -> DraftLine:
    kinds = Counter(source.record.kind.replace("_", " ") for source in material.sources)
    named = [f"{number} {kind}" for kind, number in sorted(kinds.items())]
    searched = f"{count(len(material.sources), 'document')} of the library"
    if not material.sources:
        text = "No document was read: the library holds none that the viewer may read. To close the gap, add documents."
        return DraftLine("gap", text, (Evidence(source=searched),), material.open)
    text = f"{searched} were read whole ({listed(named)})." if len(material.sources) > 1 else f"{searched} was read."
    text += " Where a document has no pages, its paragraphs are counted in reading order."
    return DraftLine("fact", text, (Evidence(source=searched),), material.open)


def _figures(material: Material) -> list[DraftLine]:
    panel, as_of = material.panel, material.question.as_of
    if panel is None:
        return []
    text = (
        f"Figures rest on {panel.source}, which cover {month(panel.first)} to {month(panel.last)}. Deaths are best"
        " estimates, counted in the month in which an event ends; a month that no release covers is missing, not zero."
    )
    late = [table for table in panel.tables if (out := table.version.published) and out > first_day(as_of)]
    if late:
        known = listed([table.release for table in late])
        text += f" {known} came out after {month(as_of)}: the figures are as known since, not as known on the day."
    return [DraftLine("fact", text, releases(panel), material.holdings.panel_marking)]


def _relevance(material: Material) -> DraftLine:
    rule = material.relevance
    names = listed([*material.names, *rule.places])
    text = (
        f"On the brief stands what names {names}, by any name the states have borne; then what concerns an organization"
        f" that covers {'it' if len(material.names) == 1 else 'them'} on the day; then what concerns regional"
        " organizations as such. In each grade the latest comes first."
    )
    return DraftLine("fact", text, (_RULE,), material.open)


def _reading(material: Material) -> DraftLine:
    unresolved = sum(len(source.record.unresolved) for source in material.sources)
    unresolved += sum(len(note.unresolved) for source in material.sources for note in source.record.notes)
    warnings = sum(len(source.record.warnings) for source in material.sources)
    undated = material.selection.undated
    text = (
        f"Statements, clauses and commitments are machine readings until a person accepts them. {unresolved:,}"
        f" references stayed unresolved and {count(warnings, 'warning')} stand in the reader."
    )
    if undated:
        text += f" {count(undated, 'document')} without a date could not be held against the day and were kept."
    searched = f"{count(len(material.sources), 'reading')} of documents"
    return DraftLine("fact", text, (Evidence(source=searched),), material.open)


def _left_out(material: Material) -> DraftLine:
    parts = [
        f"{count(number, kind)} by the rule “{rule}”" for (kind, rule), number in sorted(material.withheld.items())
    ]
    text = f"Withheld from this viewer: {listed(parts)}." if parts else "Nothing was withheld from this viewer."
    later = [count(number, kind) for kind, number in sorted(material.later.items()) if number]
    if later:
        text += f" Left out as later than {day(material.question.as_of)}: {listed(later)}."
    return DraftLine("fact", text, (_GATE,), material.open)


def _table(material: Material) -> Table:
    shown = material.sources[:_ROWS]
    rows = [
        (
            source.record.symbol or source.record.title or source.record.source.name,
            source.record.kind.replace("_", " "),
            day(source.record.date) if source.record.date else "not dated",
            source.holding.sha256[:12] if source.holding.sha256 else source.record.source.sha256[:12],
        )
        for source in shown
    ]
    left = len(material.sources) - len(rows)
    return Table(
        "Documents read" + (f"; {left:,} more in the library" if left else ""),
        ("Document", "Kind", "Date", "SHA-256"),
        tuple(rows),
        (Evidence(source=f"{count(len(material.sources), 'document')} of the library"),),
        strictest([source.holding.marking for source in shown], owner(material.question)),
    )
