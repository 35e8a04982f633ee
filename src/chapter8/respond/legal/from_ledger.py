"""What the ledger of operations has on record for legal paths: who was authorized, who decided, until when.

A row speaks for a question only where its operation covers every State of the question and had not ended: what the
Council authorized in one State says nothing of its neighbour. Consent as the ledger tells it settles nothing here; it
is a claim of the ledger's and is told as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import UNITED_NATIONS, Authorisation, Operation
from chapter8.respond.legal.facts import AFTERWARDS, OF_THE_COUNCIL, KnownFact
from chapter8.respond.legal.rules import Measure
from chapter8.symbols.evidence import Evidence, Locator

_LEDGER = "the ledger of operations"


def facts_of_ledger(atlas: Atlas, states: Sequence[str], on: date) -> tuple[KnownFact, ...]:
    """Acts of the Council, decisions and consent out of operations that cover all the States and stand on the day.

    An act that came within a year after an operation began is told on days before it too: the engine counts it from
    then where the policy says so, and else not at all.
    """
    asked = set(states)
    standing = {
        each.code: each
        for each in atlas.registers.operations
        if asked and asked <= set(each.states) and (each.ended is None or each.ended >= on)
    }
    codes = frozenset(each.code for each in atlas.organizations)
    found: list[KnownFact] = []
    for act in atlas.registers.authorisations:
        operation = standing.get(act.operation)
        if operation is not None and (act.dated <= on or _afterwards(act, operation, on)):
            found += _of_act(act, operation, codes)
    for operation in standing.values():
        found += _consent(operation, states, on)
    return tuple(sorted(found, key=lambda fact: fact.dated))


def with_beginnings(atlas: Atlas, facts: Sequence[KnownFact], states: Sequence[str]) -> tuple[KnownFact, ...]:
    """The facts, each act of the Council with the day on which the operation began that it must speak of.

    That is the organization's latest operation in all these States that had begun by the act; where the ledger has
    none, or somebody said it already, the fact stays as it is. Whether it counts is for the policy (`facts.counting`).
    """
    began: dict[str, list[date]] = {}
    for operation in atlas.registers.operations:
        if operation.began is not None and set(states) <= set(operation.states):
            began.setdefault(operation.organizations[0], []).append(operation.began)
    return tuple(_with_beginning(fact, began.get(fact.organization or "", ())) for fact in facts)


def _with_beginning(fact: KnownFact, days: Sequence[date]) -> KnownFact:
    if fact.kind not in OF_THE_COUNCIL or fact.began is not None:
        return fact
    return replace(fact, began=max((day for day in days if day <= fact.dated), default=None))


def _afterwards(act: Authorisation, operation: Operation, on: date) -> bool:
    """Whether an act came after the day, on an operation that was there by then, and not more than a year late."""
    began = operation.began
    return act.body == UNITED_NATIONS and began is not None and began <= on < act.dated <= began + AFTERWARDS


def _of_act(act: Authorisation, operation: Operation, codes: frozenset[str]) -> Iterator[KnownFact]:
    measure: Measure = "coercive" if act.measure == "coercive" else "consent"
    lead, began = operation.organizations[0], operation.began
    where = Locator(act.symbol, paragraphs=act.paragraphs)
    evidence = (Evidence(where, source=f"Atlas, authorisations, {operation.code}: {act.provenance.source}"),)
    if act.body == UNITED_NATIONS and lead != UNITED_NATIONS:
        whom = lead if lead in codes else None
        kind: Literal["authorisation", "endorsement"] = "authorisation" if act.act == "authorises" else "endorsement"
        forceful = kind == "endorsement" and "enforcement" in operation.functions  # what is endorsed was both
        spoken = None if forceful else measure
        if act.act != "establishes":
            stated = KnownFact(kind, whom, act.dated, evidence, measure=spoken, expires=act.expires, until=act.until)
            yield replace(stated, began=began)
    elif act.body == lead and act.body != UNITED_NATIONS and act.act in {"authorises", "establishes"}:
        yield KnownFact("decision", lead, act.dated, evidence, expires=act.expires, until=act.until)


def _consent(operation: Operation, states: Sequence[str], on: date) -> Iterator[KnownFact]:
    """The host's consent to an operation that deployed, as the ledger tells it; contested and unknown are no facts."""
    if operation.began is None or operation.began > on or operation.consent not in {"given", "refused"}:
        return
    evidence = (Evidence(source=f"Atlas, operations, {operation.code}: {operation.provenance.source}"),)
    kind: Literal["consent", "refusal"] = "consent" if operation.consent == "given" else "refusal"
    for code in states:
        lead = operation.organizations[0]
        yield KnownFact(kind, lead, operation.began, evidence, state=code, claimed_by=_LEDGER)
