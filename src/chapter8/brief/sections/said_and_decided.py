"""What has been said and decided, by whom, and on which page."""

from __future__ import annotations

from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.material import Material
from chapter8.brief.relevance import Grade
from chapter8.brief.selection import Chosen, DecisionClause, Reported, at_most
from chapter8.brief.sources import normal, said_already
from chapter8.brief.wording import count, day, excerpt, listed
from chapter8.record.nouns import Statement
from chapter8.symbols.evidence import Evidence

_TITLE = "What has been said and decided"
_CLAUSES = {Grade.DIRECT: 6, Grade.ORGANIZATION: 5, Grade.THEMATIC: 5}
_OF_ONE = {Grade.DIRECT: 3, Grade.ORGANIZATION: 2, Grade.THEMATIC: 1}  # clauses of one decision
_STATEMENTS = {Grade.DIRECT: 8, Grade.ORGANIZATION: 3, Grade.THEMATIC: 0}
_REPORTED = {Grade.DIRECT: 6}
_KINDS = {"repertoire": "As reported", "other": "Document"}
_NEWS = frozenset({"news", "press_release", "report", "letter"})  # these stand under what is happening


def said_and_decided(material: Material) -> Draft:
    """Decisions first, then statements, then what documents report of the situation; the closest and latest first."""
    chosen = material.selection
    reported = [found for found in chosen.reported if found.source.record.kind not in _NEWS]
    clauses, more_clauses = at_most(chosen.clauses, _CLAUSES, of_one=_OF_ONE)
    statements, more_statements = at_most(chosen.statements, _STATEMENTS)
    sentences, more_sentences = at_most(reported, _REPORTED)
    lines = [_clause(found) for found in clauses]
    lines += [_statement(found, material) for found in statements]
    told = [normal(line.text) for line in lines]
    lines += [_sentence(found) for found in sentences if not said_already(found.thing.sentence, told)]
    left = sum(more_clauses.values()), sum(more_statements.values()), sum(more_sentences.values())
    if any(left):
        lines.append(_more(left, material))
    if not lines:
        lines.append(_gap(material))
    return Draft("said_and_decided", _TITLE, _lead(material), tuple(lines))


def _lead(material: Material) -> str:
    chosen = material.selection
    direct = [found for found in chosen.statements if found.grade is Grade.DIRECT]
    clauses = [found for found in chosen.clauses if found.grade is Grade.DIRECT]
    return (
        f"In {count(len(material.sources), 'document')}, {count(len(direct), 'statement')} and"
        f" {count(len(clauses), 'clause')} of decisions name the situation. {len(chosen.clauses) - len(clauses):,}"
        " further clauses concern an organization that covers it, or regional organizations as such."
    )


def _clause(found: Chosen[DecisionClause]) -> DraftLine:
    decision, clause = found.thing.decision, found.thing.clause
    number = found.source.numbered(decision, clause.number)
    parts = [
        decision.symbol or found.source.reference,
        day(found.dated) if found.dated else "",
        f"para. {number}" if number else "",
    ]
    head = ", ".join(part for part in parts if part) + (" (unanimous)" if decision.unanimous else "")
    evidence = found.source.decision(decision, clause.passage, clause.text)
    return DraftLine("decision", excerpt(clause.text), evidence, found.source.holding.marking, head=head)


def _statement(found: Chosen[Statement], material: Material) -> DraftLine:
    statement, source = found.thing, found.source
    keep = material.relevance.direct_sentences(statement.text)
    words = excerpt(statement.text, keep)
    direct_speech = source.record.kind == "meeting_record"
    head = _speaker(statement) + (f", {day(found.dated)}" if found.dated else "")
    text = f"“{words}”" if direct_speech else words
    if statement.supporters:
        text += f" ({_named(statement.supporters)})"
    if statement.echoed_by:
        text += f" Echoed by {_named(statement.echoed_by)}."
    return DraftLine("statement", text, source.statement(statement), source.holding.marking, head=head)


def _named(actors: tuple[str, ...]) -> str:
    """Names in full up to a dozen, then how many more: a list is no ranking, so it keeps the document's order."""
    return listed(actors) if len(actors) <= 12 else f"{', '.join(actors[:12])} and {len(actors) - 12} others"


def _speaker(statement: Statement) -> str:
    who = statement.speaker or statement.collective or "Speaker not settled"
    who = who[0].upper() + who[1:]
    if statement.role and statement.role not in {statement.speaker, "representative"}:
        who += f" ({statement.role})"
    return f"{who}, on behalf of {statement.on_behalf_of}" if statement.on_behalf_of else who


def _sentence(found: Chosen[Reported]) -> DraftLine:
    source, thing = found.source, found.thing
    evidence = source.sentence(thing.passage, thing.sentence)
    kind = _KINDS.get(source.record.kind, source.record.kind.replace("_", " ").capitalize())
    head = f"{kind}, {day(found.dated)}" if found.dated else kind
    return DraftLine("statement", thing.sentence, evidence, source.holding.marking, head=head)


def _more(left: tuple[int, int, int], material: Material) -> DraftLine:
    nouns = ("clause", "statement", "reported sentence")
    parts = [count(number, noun) for number, noun in zip(left, nouns, strict=True) if number]
    link = f"/search?q={'+'.join(material.question.situation.split())}"
    evidence = Evidence(source=f"{count(len(material.sources), 'document')} in the library", link=link)
    return DraftLine("fact", f"{listed(parts)} more in the library.", (evidence,), material.open)


def _gap(material: Material) -> DraftLine:
    names = listed([*material.names, *material.relevance.places])
    searched = f"{count(len(material.sources), 'document')} searched for {names}"
    text = (
        f"No statement and no decision on {material.question.situation} was found. Searched: {searched}."
        " To close the gap, add the Council's resolutions, presidential statements and meeting records on the item."
    )
    return DraftLine("gap", text, (Evidence(source=searched),), material.open)
