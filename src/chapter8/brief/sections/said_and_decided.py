"""What has been said and decided, by whom, and on which page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.material import Material
from chapter8.brief.relevance import Grade
from chapter8.brief.sections.owed import told_as_owed
from chapter8.brief.selection import Chosen, DecisionClause, Reported, at_most
from chapter8.brief.sources import merged, normal, said_already
from chapter8.brief.wording import closed, count, day, excerpt, listed
from chapter8.exchange.marking import strictest
from chapter8.record.nouns import Statement
from chapter8.symbols.evidence import Evidence

T = TypeVar("T")
_TITLE = "What has been said and decided"
_CLAUSES = {Grade.DIRECT: 9, Grade.ORGANIZATION: 2, Grade.THEMATIC: 4}
"""Most of each grade. Two pages of a brief that is read in five minutes; the rest is named with its places."""
_OF_ONE = {Grade.DIRECT: 3, Grade.ORGANIZATION: 2, Grade.THEMATIC: 1}
"""Clauses of one decision, so that the latest does not crowd out the others."""
_STATEMENTS = {Grade.DIRECT: 8, Grade.ORGANIZATION: 2, Grade.THEMATIC: 0}
_REPORTED = {Grade.DIRECT: 3}
_EXCERPT = 300
"""Characters of a paragraph here: about three lines of print; the words left out stand at the source."""
_NAMED = 12  # names in a list before it says how many more
_KINDS = {"repertoire": "As reported", "other": "Document", "communique": "Communiqué"}
_NEWS = frozenset({"news", "press_release", "report", "letter"})  # these stand under what is happening
_BINDING = ("authoriz", "authoris", "decide", "demand", "determine", "impose", "establish")


def said_and_decided(material: Material) -> Draft:
    """By closeness: what is on the situation, on its organizations, on the partnership; decisions, then statements."""
    chosen = material.selection
    reported = [found for found in chosen.reported if found.source.record.kind not in _NEWS]
    owed = told_as_owed(material)
    clauses = [found for found in chosen.clauses if (found.source.reference, found.passage) not in owed]
    clauses.sort(key=lambda found: (found.grade, -_ordinal(found), not _binds(found)))
    kept_clauses, _ = at_most(clauses, _CLAUSES, of_one=_OF_ONE)
    kept_statements, _ = at_most(chosen.statements, _STATEMENTS)
    kept_reported, _ = at_most(reported, _REPORTED)
    lines: list[DraftLine] = []
    for grade, group in _groups(material).items():
        lines += [_clause(found, group) for found in kept_clauses if found.grade is grade]
        lines += [_statement(found, material, group) for found in kept_statements if found.grade is grade]
        told = [normal(line.text) for line in lines]
        of_grade = [found for found in kept_reported if found.grade is grade]
        lines += [_sentence(found, group) for found in of_grade if not said_already(found.thing.sentence, told)]
        if grade is Grade.DIRECT:
            lines += _also(_left(clauses, kept_clauses), _left(chosen.statements, kept_statements), group, material)
    further = {
        "clause": sum(1 for found in _left(clauses, kept_clauses) if found.grade is not Grade.DIRECT),
        "statement": sum(1 for found in _left(chosen.statements, kept_statements) if found.grade is not Grade.DIRECT),
        "reported sentence": len(reported) - len(kept_reported),
    }
    lines += _more(further, material)
    if not lines:
        lines.append(_gap(material))
    return Draft("said_and_decided", _TITLE, _lead(material), tuple(lines))


def _groups(material: Material) -> dict[Grade, str]:
    """The small headings, closest first."""
    return {
        Grade.DIRECT: f"On {listed(material.names)}",
        Grade.ORGANIZATION: f"On organizations that cover {'it' if len(material.names) == 1 else 'them'}",
        Grade.THEMATIC: "On regional organizations as such",
    }


def _ordinal(found: Chosen[DecisionClause]) -> int:
    return found.dated.toordinal() if found.dated else 0


def _binds(found: Chosen[DecisionClause]) -> bool:
    """Whether a clause decides something: told before what a decision recalls, welcomes or encourages."""
    return any(verb.casefold().startswith(_BINDING) for verb in found.thing.clause.verbs[:1])


def _lead(material: Material) -> str:
    chosen = material.selection
    direct = [found for found in chosen.statements if found.grade is Grade.DIRECT]
    clauses = [found for found in chosen.clauses if found.grade is Grade.DIRECT]
    further = len(chosen.clauses) - len(clauses)
    more = f"; {count(further, 'further clause')} on its or on all regional organizations" if further else ""
    return (
        f"On the situation: {count(len(direct), 'statement')} and {count(len(clauses), 'clause')} of decisions in"
        f" {count(len(material.sources), 'document')}{more}. Requests stand under what is owed."
    )


def _clause(found: Chosen[DecisionClause], group: str) -> DraftLine:
    decision, clause = found.thing.decision, found.thing.clause
    number = found.source.numbered(decision, clause.number)
    parts = [
        decision.symbol or found.source.reference,
        day(found.dated) if found.dated else "",
        f"para. {number}" if number else "",
    ]
    head = ", ".join(part for part in parts if part) + (" (unanimous)" if decision.unanimous else "")
    evidence = found.source.decision(decision, clause.passage, clause.text)
    text = closed(excerpt(clause.text, limit=_EXCERPT))
    return DraftLine("decision", text, evidence, found.source.holding.marking, head=head, group=group)


def _statement(found: Chosen[Statement], material: Material, group: str) -> DraftLine:
    """Who spoke, in what role or on whose behalf, when, on which page; then the words."""
    statement, source = found.thing, found.source
    keep = material.relevance.direct_sentences(statement.text)
    words = excerpt(statement.text, keep, limit=_EXCERPT)
    text = f"“{words}”" if source.record.kind == "meeting_record" else closed(words)
    if statement.supporters:
        text += f" ({_named(statement.supporters)})"
    if statement.echoed_by:
        text += f" Echoed by {_named(statement.echoed_by)}."
    evidence = source.statement(statement)
    parts = [_speaker(statement), day(found.dated) if found.dated else "", _places(evidence)]
    head = ", ".join(part for part in parts if part)
    return DraftLine("statement", text, evidence, source.holding.marking, head=head, group=group)


def _places(evidence: tuple[Evidence, ...]) -> str:
    """Where it was said, where that is a page of one or two documents."""
    paged = [str(item.locator) for item in evidence if item.locator is not None and item.locator.pages]
    return "; ".join(paged) if len(paged) <= 2 else ""


def _named(actors: tuple[str, ...]) -> str:
    """Names in full up to a dozen, then how many more: a list is no ranking, so it keeps the document's order."""
    return (
        listed(actors) if len(actors) <= _NAMED else f"{', '.join(actors[:_NAMED])} and {len(actors) - _NAMED} others"
    )


def _speaker(statement: Statement) -> str:
    who = statement.speaker or statement.collective or "Speaker not settled"
    who = who[0].upper() + who[1:]
    if statement.role and statement.role not in {statement.speaker, "representative"}:
        who += f" ({statement.role})"
    behalf = statement.on_behalf_of
    return f"{who}, on behalf of {behalf}" if behalf and behalf != statement.speaker else who


def _sentence(found: Chosen[Reported], group: str) -> DraftLine:
    source, thing = found.source, found.thing
    evidence = source.sentence(thing.passage, thing.sentence)
    kind = _KINDS.get(source.record.kind, source.record.kind.replace("_", " ").capitalize())
    head = f"{kind}, {day(found.dated)}" if found.dated else kind
    text = closed(thing.sentence)
    return DraftLine("statement", text, evidence, source.holding.marking, head=head, group=group)


def _left(found: Sequence[Chosen[T]], kept: Sequence[Chosen[T]]) -> list[Chosen[T]]:
    """What has no paragraph of its own."""
    shown = {id(each) for each in kept}
    return [each for each in found if id(each) not in shown]


def _also(
    clauses: list[Chosen[DecisionClause]], statements: list[Chosen[Statement]], group: str, material: Material
) -> list[DraftLine]:
    """What is on the situation and has no paragraph of its own: by name here, by its places among the sources."""
    ruled = [found for found in clauses if found.grade is Grade.DIRECT]
    spoken = [found for found in statements if found.grade is Grade.DIRECT]
    evidence = [item for found in spoken for item in found.source.statement(found.thing)]
    for found in ruled:
        decision, clause = found.thing.decision, found.thing.clause
        evidence += found.source.decision(decision, clause.passage, clause.text)
    if not evidence:
        return []
    who = dict.fromkeys((found.thing.speaker or found.thing.collective or "not settled") for found in spoken)
    words = [count(len(ruled), "clause")] if ruled else []
    words += [f"{count(len(spoken), 'statement')} ({listed(list(who))})"] if spoken else []
    markings = [found.source.holding.marking for found in ruled]
    markings += [found.source.holding.marking for found in spoken]
    marking = strictest([material.open, *markings], material.open.owner)
    return [DraftLine("fact", f"Also: {listed(words)}.", merged(evidence), marking, group=group)]


def _more(further: dict[str, int], material: Material) -> list[DraftLine]:
    """How much more there is in the library, by kind."""
    counts = [count(number, noun) for noun, number in further.items() if number]
    if not counts:
        return []
    link = f"/search?q={'+'.join(material.question.situation.split())}"
    searched = Evidence(source=f"{count(len(material.sources), 'document')} in the library", link=link)
    return [DraftLine("fact", f"{listed(counts)} more in the library.", (searched,), material.open)]


def _gap(material: Material) -> DraftLine:
    names = listed([*material.names, *material.relevance.places])
    searched = f"{count(len(material.sources), 'document')} searched for {names}"
    text = (
        f"No statement and no decision on {material.question.situation} was found. Searched: {searched}."
        " To close the gap, add the Council's resolutions, presidential statements and meeting records on the item."
    )
    return DraftLine("gap", text, (Evidence(source=searched),), material.open)
