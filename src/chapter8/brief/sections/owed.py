"""What is owed: open requests and other commitments, reports under Article 54, and reviews."""

from __future__ import annotations

import re
from datetime import date

from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.material import Material
from chapter8.brief.material import owner as owner_of
from chapter8.brief.relevance import Grade
from chapter8.brief.selection import Chosen, at_most
from chapter8.brief.sources import Source
from chapter8.brief.wording import count, day, excerpt, listed, sentences
from chapter8.exchange.marking import strictest
from chapter8.record.nouns import Commitment, Deadline
from chapter8.symbols.evidence import Evidence

_LIMITS = {Grade.DIRECT: 8, Grade.ORGANIZATION: 6, Grade.THEMATIC: 4}
_ARTICLE_54 = re.compile(r"\bArticle 54\b|\bfully informed\b")


def owed(material: Material) -> Draft:
    """Commitments with bearer and deadline, then Article 54 reporting, each closest and latest first."""
    found = material.selection.commitments
    kept, left = at_most(sorted(found, key=_rank), _LIMITS)
    lines = [_commitment(chosen, material) for chosen in kept]
    if left:
        link = "/library/commitments"
        source = Evidence(source=f"{count(len(found), 'commitment')} read out of the library", link=link)
        lines.append(DraftLine("fact", f"{sum(left.values())} more in the library.", (source,), material.open))
    if not kept:
        searched = f"{count(len(material.sources), 'document')} searched for requests, invitations and obligations"
        text = (
            f"No commitment on the situation or its organizations was found. Searched: {searched}."
            " To close the gap, add the decisions of the Council and of the organizations that cover the situation."
        )
        lines.append(DraftLine("gap", text, (Evidence(source=searched),), material.open))
    lines.append(_article_54(material))
    reports = sum(1 for chosen in found if chosen.thing.report)
    lead = (
        f"{count(len(found), 'commitment')} read out of decisions, {reports} of them to report; each is a machine"
        " reading until a person accepts it, and stays open here until a document in the library answers it."
    )
    return Draft("owed", "What is owed", lead, tuple(lines))


def _rank(found: Chosen[Commitment]) -> tuple[Grade, bool, bool]:
    """Closest first; of those what asks for a report, then what is more than an encouragement; then the latest."""
    return found.grade, not found.thing.report, found.thing.kind in {"invitation", "intention", "other"}


def _commitment(found: Chosen[Commitment], material: Material) -> DraftLine:
    commitment, source = found.thing, found.source
    bearers = listed(commitment.bearers) or "Bearer not settled"
    decision = commitment.decision or source.reference
    owner = source.decision_of(commitment)
    number = source.numbered(owner, commitment.clause) if owner is not None else commitment.clause
    head = f"{bearers[0].upper()}{bearers[1:]}, under {decision}" + (f", para. {number}" if number else "")
    words = excerpt(commitment.action.rstrip(";,. ") + ".").rstrip(".")
    told = words.casefold().startswith(commitment.verb.casefold())
    text = f"{words}." if told else f"{commitment.verb.capitalize()}: {words}."
    answers = _answers(found, material)
    status = _status(commitment.deadline, material.question.as_of)
    if answers:
        status += f" Cited since in {listed([answer.reference for answer in answers])}: an answer if a person says so."
    elif commitment.decision:
        status += " No later report or letter in the library cites it."
    evidence = (
        source.decision(owner, commitment.passage, commitment.action)
        if owner is not None
        else (source.here(commitment.passage, commitment.action),)
    )
    evidence += tuple(
        Evidence(source=answer.reference, document=answer.holding.sha256, link=answer.holding.link)
        for answer in answers
    )
    marking = source.holding.marking
    if answers:
        marking = strictest([marking, *(answer.holding.marking for answer in answers)], owner_of(material.question))
    return DraftLine("commitment", f"{text} {status}", evidence, marking, head=head)


def _status(deadline: Deadline | None, as_of: date) -> str:
    """What is known of the time: overdue by the calendar, due later, or open without a date."""
    if deadline is None or deadline.type == "none":
        return "Open; no date set."
    if deadline.date is not None:
        return f"{'Was due' if deadline.date < as_of else 'Due'} {day(deadline.date)}."
    if deadline.type == "recurring":
        return f"Recurring: {deadline.text}."
    return f"Open; time set as “{deadline.text}”."


def _answers(found: Chosen[Commitment], material: Material) -> list[Source]:
    """Later reports and letters that cite the decision: possible answers, for a person to judge."""
    symbol = found.thing.decision
    return [
        source
        for source in material.sources
        if symbol
        and source.record.kind in {"report", "letter"}
        and source.record.date is not None
        and (found.dated is None or source.record.date > found.dated)
        and any(citation.symbol == symbol for citation in source.record.citations)
    ][:3]


def _article_54(material: Material) -> DraftLine:
    """Letters and reports that inform the Council under Article 54, or the plain statement that none is here."""
    bodies = [organization.name for organization in material.covering]
    for source in sorted(material.sources, key=lambda held: held.record.date or date.min, reverse=True):
        if source.record.kind not in {"letter", "report"}:
            continue
        for passage in source.record.passages:
            if _ARTICLE_54.search(passage.text) and _concerns(source, material):
                words = next(part for part in sentences(passage.text) if _ARTICLE_54.search(part))
                head = f"Article 54, {day(source.record.date)}" if source.record.date else "Article 54"
                evidence = (source.here(passage.id, words),)
                return DraftLine("commitment", words, evidence, source.holding.marking, head=head)
    searched = f"{count(len(material.sources), 'document')} searched for letters and reports that name Article 54"
    text = (
        f"No report under Article 54 of the Charter on {material.question.situation} was found from"
        f" {listed(bodies[:4]) or 'any organization'}{' or another covering organization' if bodies[4:] else ''}."
        " The Charter sets no interval. To close the gap, add letters to the President of the Security Council."
    )
    return DraftLine("gap", text, (Evidence(source=searched),), material.open)


def _concerns(source: Source, material: Material) -> bool:
    """Whether a document names the situation anywhere."""
    return any(material.relevance.names_directly(passage.text) for passage in source.record.passages)
