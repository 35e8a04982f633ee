"""What is owed: open requests and other commitments, reports under Article 54, and reviews."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chapter8.brief.answers import Rank, Standing, standing, told
from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.material import Material
from chapter8.brief.material import owner as owner_of
from chapter8.brief.model import Label
from chapter8.brief.relevance import Grade
from chapter8.brief.selection import Chosen, at_most
from chapter8.brief.sources import Source
from chapter8.brief.wording import closed, count, day, excerpt, listed, sentences
from chapter8.exchange.marking import strictest
from chapter8.record.nouns import Commitment
from chapter8.symbols.evidence import Evidence

LIMITS = {Grade.DIRECT: 8, Grade.ORGANIZATION: 3, Grade.THEMATIC: 5}
"""Most of each grade: what is late or due on the situation itself fits on one page with the rest of the section."""
ANSWERED = {Grade.DIRECT: 4, Grade.ORGANIZATION: 1, Grade.THEMATIC: 1}
"""Most that are answered: they show what the Council has been told, and press nobody."""
_ARTICLE_54 = re.compile(r"\b(?:in accordance with|under|pursuant to)\b[^.;?]{0,60}\bArticle 54\b", re.IGNORECASE)
_REITERATES = re.compile(r"\breiterat|\brenew", re.IGNORECASE)
_NUMBER = re.compile(r"\d+ \(\d{4}\)$")
_PARAGRAPH = re.compile(r"\bparagraphs?\s(\d{1,3}(?: \(\w{1,4}\))?) of resolution (\d+ \(\d{4}\))")
_REPORTS = 4  # under Article 54, latest first


@dataclass(frozen=True, slots=True)
class Owed:
    """A commitment with how it stands, and later ones that only reiterate it."""

    found: Chosen[Commitment]
    standing: Standing
    again: tuple[Chosen[Commitment], ...]


def owed(material: Material) -> Draft:
    """Commitments with bearer and deadline, late and due ones first, then reporting under Article 54."""
    every = _every(material)
    kept, left = _kept(every)
    lines = [_commitment(each, material) for each in kept]
    if left:
        source = Evidence(source=f"{count(len(every), 'commitment')} read out of the library", link="/commitments")
        lines.append(DraftLine("fact", f"{left} more in the library.", (source,), material.open))
    if not kept:
        lines.append(_gap(material))
    lines.append(_article_54(material))
    late = sum(1 for each in every if each.standing.rank is Rank.LATE)
    answered = sum(1 for each in every if each.standing.rank is Rank.ANSWERED)
    accepted = sum(1 for each in every if _accepted(each.found))
    lead = (
        f"{count(len(every), 'commitment')} read out of decisions: {late} late, {answered} answered as it appears."
        " Each is a machine reading, proposed until a person accepts it."
        + (f" {count(accepted, 'commitment')} accepted." if accepted else "")
    )
    return Draft("owed", "What is owed", lead, tuple(lines))


def told_as_owed(material: Material) -> frozenset[tuple[str, str]]:
    """The clauses that stand in this section, by document and passage, and need not be told twice."""
    kept, _ = _kept(_every(material))
    several = (found for each in kept for found in (each.found, *each.again))
    return frozenset(
        (found.source.reference, found.passage)
        for found in several
        if _plain(found.source.passages[found.passage].text).startswith(found.thing.verb.casefold())
    )


def _every(material: Material) -> list[Owed]:
    """All commitments, each once: one that reiterates an earlier one stands with it.

    What a body only decides or authorizes (kind "other") is owed by nobody, and stands under what has been decided.
    """
    found = [chosen for chosen in material.selection.commitments if chosen.thing.kind != "other"]
    again: dict[int, list[Chosen[Commitment]]] = {}
    paragraphs = _by_paragraph(found)
    for later in found:
        first = next((at for at in map(paragraphs.get, _reiterated(later)) if at is not None), None)
        if first is not None:
            again.setdefault(first, []).append(later)
    folded = {id(each) for several in again.values() for each in several}
    as_of, said = material.question.as_of, told(found, material.sources)
    return [
        Owed(each, standing(each, said, as_of), tuple(again.get(place, ())))
        for place, each in enumerate(found)
        if id(each) not in folded
    ]


def _by_paragraph(found: Sequence[Chosen[Commitment]]) -> dict[tuple[str, str], int]:
    """Where the first commitment of each paragraph of a resolution stands: ("9902 (2025)", "4") -> place."""
    places: dict[tuple[str, str], int] = {}
    for place, chosen in enumerate(found):
        number = _NUMBER.search(chosen.thing.decision or "")
        if number and chosen.thing.clause is not None:
            places.setdefault((number[0], chosen.thing.clause), place)
    return places


def _reiterated(later: Chosen[Commitment]) -> Iterator[tuple[str, str]]:
    """The paragraphs of other resolutions that a commitment does no more than reiterate."""
    if _REITERATES.search(later.thing.verb):
        for paragraph, resolution in _PARAGRAPH.findall(later.thing.action):
            if not (later.thing.decision or "").endswith(resolution):
                yield resolution, paragraph


def _kept(every: list[Owed]) -> tuple[list[Owed], int]:
    """The first of each grade that stand open, then of those that are answered, and how many are left out."""
    ordered = sorted(every, key=_rank)
    stand = [each.found for each in ordered if each.standing.rank is not Rank.ANSWERED]
    met = [each.found for each in ordered if each.standing.rank is Rank.ANSWERED]
    chosen = {id(found) for found in (*at_most(stand, LIMITS)[0], *at_most(met, ANSWERED)[0])}
    kept = [each for each in ordered if id(each.found) in chosen]
    return kept, len(every) - len(kept)


def _rank(each: Owed) -> tuple[Grade, bool, bool, Rank, bool]:
    """Closest first; of those what is late or due; then what asks somebody for something; then open before answered."""
    thing = each.found.thing
    weak = (thing.kind in {"invitation", "intention"} and not thing.report) or not thing.bearers
    rank = each.standing.rank
    return each.found.grade, rank > Rank.DUE, weak, rank, not thing.report


def _commitment(each: Owed, material: Material) -> DraftLine:
    found, commitment, source = each.found, each.found.thing, each.found.source
    bearers = listed(commitment.bearers) or "Bearer not settled"
    owner = source.decision_of(commitment)
    number = source.numbered(owner, commitment.clause) if owner is not None else commitment.clause
    head = f"{bearers[0].upper()}{bearers[1:]}, under {commitment.decision or source.reference}"
    head += f", para. {number}" if number else ""
    words = closed(excerpt(commitment.action.rstrip(";,. ") + ".")).rstrip(".")
    whole = words.casefold().startswith(commitment.verb.casefold())
    text = f"{words}." if whole else f"{commitment.verb.capitalize()} {words}."
    text += "".join(f" Reiterated by {_decided(other)}." for other in each.again)
    evidence = [*_evidence(found), *(item for other in each.again for item in _evidence(other))]
    evidence += [answer.source.here(answer.passage, answer.sentence) for answer in each.standing.answers]
    holdings = [source, *(other.source for other in each.again), *(a.source for a in each.standing.answers)]
    marking = source.holding.marking
    if len(holdings) > 1:
        marking = strictest([held.holding.marking for held in holdings], owner_of(material.question))
    text = f"{text} {each.standing.words}"
    return DraftLine("commitment", text, tuple(dict.fromkeys(evidence)), marking, head=head, label=each.standing.label)


def _decided(found: Chosen[Commitment]) -> str:
    return f"{found.thing.decision or found.source.reference}" + (f" ({day(found.dated)})" if found.dated else "")


def _evidence(found: Chosen[Commitment]) -> tuple[Evidence, ...]:
    """Where the commitment was made."""
    commitment, source = found.thing, found.source
    owner = source.decision_of(commitment)
    if owner is not None:
        return (*source.decision(owner, commitment.passage, commitment.action), *_accepted(found))
    return (source.here(commitment.passage, commitment.action), *_accepted(found))


def _accepted(found: Chosen[Commitment]) -> tuple[Evidence, ...]:
    """Who accepted the reading, and when; nothing for what is still a proposal."""
    review = next((each for each in found.source.holding.reviews if each.commitment == found.thing), None)
    if review is None or review.fate not in {"accepted", "edited"}:
        return ()
    word = "edited and accepted" if review.fate == "edited" else "accepted"
    return (Evidence(source=f"reading {word} by {review.by}, {day(review.on)}", link="/commitments?show=accepted"),)


def _gap(material: Material) -> DraftLine:
    searched = f"{count(len(material.sources), 'document')} searched for requests, invitations and obligations"
    text = (
        f"No commitment on the situation or its organizations was found. Searched: {searched}."
        " To close the gap, add the decisions of the Council and of the organizations that cover the situation."
    )
    return DraftLine("gap", text, (Evidence(source=searched),), material.open)


def _article_54(material: Material) -> DraftLine:
    """Letters and reports that inform the Council under Article 54, or the plain statement that none is here."""
    given = list(_given(material))
    if not given:
        return _no_report(material)
    named = [
        f"{source.reference}" + (f" ({day(source.record.date)})" if source.record.date else "")
        for source, _, _ in given
    ]
    text = f"Information to the Council on record: {listed(named)}. The Charter sets no interval."
    evidence = tuple(source.here(passage, words) for source, passage, words in given)
    marking = strictest([source.holding.marking for source, _, _ in given], owner_of(material.question))
    return DraftLine(
        "commitment", text, evidence, marking, head="Article 54", label=Label("done", "Met, as it appears")
    )


def _given(material: Material) -> Iterator[tuple[Source, str, str]]:
    """Letters and reports on the situation that say that they inform under Article 54, the latest first."""
    latest = sorted(material.sources, key=lambda held: held.record.date or date.min, reverse=True)
    letters = [
        source for source in latest if source.record.kind in {"letter", "report"} and _concerns(source, material)
    ]
    found = 0
    for source in letters:
        told = ((passage.id, part) for passage in source.record.passages for part in sentences(passage.text))
        first = next(((at, words) for at, words in told if _ARTICLE_54.search(words) and "?" not in words), None)
        if first is not None and found < _REPORTS:
            found += 1
            yield source, *first


def _no_report(material: Material) -> DraftLine:
    bodies = [organization.name for organization in material.covering]
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


def _plain(text: str) -> str:
    """Words without the quotation mark and the subject with which a presidential statement opens each paragraph."""
    return text.lstrip(' “"').removeprefix("The Security Council ").casefold()
