"""What could be deployed: units of the pools by lead time, and experts by notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.holdings import Expert, Holding, Unit
from chapter8.brief.material import Material, owner
from chapter8.brief.model import Figure, Table
from chapter8.brief.wording import count, day, listed
from chapter8.exchange.marking import Marking, strictest
from chapter8.symbols.evidence import Evidence

_TITLE = "What could be deployed"
HORIZONS = (14, 30, 90)
"""Days from the order. African Standby Force scenarios 6, 1-4 and 5 (Policy Framework, 2003)."""
READY = 70
"""Least score of the weakest dimension at which a unit counts as ready. Policy of this software, no rule of a pool."""
_ROWS = 10
"""Rows of the table of units: those that could come first; the register has the others."""


def deployable(material: Material) -> Draft:
    """Units of covering organizations within 14, 30 and 90 days, those held back or from outside, and experts."""
    units = relevant(material)
    lines: list[DraftLine] = []
    if units:
        lines += [_within(days, units, material) for days in HORIZONS]
        lines.append(_held_back(units, material))
    lines += _from_outside(material)
    lines += _experts(material)
    if not units:
        lines.append(_gap(material))
    every = sorted((*units, *outside(material)), key=_order)
    tables = (_table(every, material),) if every else ()
    return Draft("deployable", _TITLE, _lead(units, material), tuple(lines), tables)


def relevant(material: Material) -> list[Holding[Unit]]:
    """Units in the pools of the UN and of organizations that cover the situation, quickest first.

    Units of a situation's own states are left out: a contributor is no party.
    """
    found = [
        held
        for held in material.units
        if held.item.pool in material.pools and held.item.contributor not in material.question.states
    ]
    return sorted(found, key=_order)


def outside(material: Material) -> list[Holding[Unit]]:
    """Units in pools of organizations that cover no state of the situation, quickest first.

    Such an organization may offer its units all the same, on a mandate of the Council or at a government's invitation.
    """
    states = material.question.states
    found = [held for held in material.units if held.item.pool not in material.pools]
    return sorted((held for held in found if held.item.contributor not in states), key=_order)


def _order(held: Holding[Unit]) -> tuple[int, int, str]:
    return held.item.lead_time_days, -held.item.strength, held.item.code


def ready(units: Sequence[Holding[Unit]], days: int) -> list[Holding[Unit]]:
    """Units that can start within some days and whose weakest dimension is no bar."""
    return [held for held in units if held.item.lead_time_days <= days and held.item.readiness.weakest[1] >= READY]


def _lead(units: Sequence[Holding[Unit]], material: Material) -> str:
    soon = ready(units, HORIZONS[1])
    if not units:
        return "No unit of a covering organization is on the register."
    strength = sum(held.item.strength for held in soon)
    far = len(ready(outside(material), HORIZONS[1]))
    return (
        f"{count(len(soon), 'unit')} with {strength:,} personnel could start within {HORIZONS[1]} days"
        f"{f', {far} more from outside the region' if far else ''};"
        f" {count(len(material.experts), 'expert')} on the rosters."
    )


def _within(days: int, units: Sequence[Holding[Unit]], material: Material) -> DraftLine:
    able = ready(units, days)
    strength = sum(held.item.strength for held in able)
    kinds = Counter(held.item.kind for held in able)
    named = [f"{kind} ({number})" for kind, number in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))]
    text = f"Within {days} days of the order: {count(len(able), 'ready unit')}, {strength:,} personnel"
    text += f": {listed(named[:5])}{' and others' if named[5:] else ''}." if named else "."
    figure = Figure(f"Within {days} days", f"{strength:,}", "personnel")
    return DraftLine("capability", text, register(able or units), _marking(able or units, material), figure)


def _from_outside(material: Material) -> list[DraftLine]:
    """One line on what pools from outside the region could send."""
    units, days = outside(material), HORIZONS[1]
    if not units:
        return []
    able = ready(units, days)
    pools = listed(sorted({held.item.pool for held in units}))
    text = (
        f"From outside the region ({pools}), within {days} days: {count(len(able), 'ready unit')},"
        f" {sum(held.item.strength for held in able):,} personnel. The counts above leave them out: their organization"
        " covers no state of the situation and would act on a mandate or an invitation."
    )
    return [DraftLine("capability", text, register(able or units), _marking(able or units, material))]


def _held_back(units: Sequence[Holding[Unit]], material: Material) -> DraftLine:
    held = [unit for unit in units if unit.item.readiness.weakest[1] < READY]
    if not held:
        text = f"Every one of the {count(len(units), 'unit')} scores {READY} or more in all six dimensions."
        return DraftLine("capability", text, register(units), _marking(units, material))
    reasons = Counter(unit.item.readiness.weakest[0] for unit in held)
    named = [f"{name} ({number})" for name, number in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))]
    text = (
        f"{count(len(held), 'further unit')} with {sum(unit.item.strength for unit in held):,} personnel"
        f" {'is' if len(held) == 1 else 'are'} not ready: the weakest dimension, below {READY}, is {listed(named)}."
    )
    return DraftLine("capability", text, register(held), _marking(held, material))


def _experts(material: Material) -> list[DraftLine]:
    as_of = material.question.as_of
    able = available(material)
    if not able:
        searched = f"{count(len(material.experts), 'roster entry', 'roster entries')} readable, as of {day(as_of)}"
        text = (
            f"No mediation or planning expert is available. Searched: {searched}."
            " To close the gap, add a roster (experts.csv)."
        )
        return [DraftLine("gap", text, (Evidence(source=searched),), material.open)]
    fields = Counter(field for held in able for field in held.item.expertise)
    languages = sorted({language for held in able for language in held.item.languages})
    top = [f"{field} ({number})" for field, number in sorted(fields.items(), key=lambda item: (-item[1], item[0]))]
    text = (
        f"{count(len(able), 'expert')} available, the first within {able[0].item.notice_hours} hours:"
        f" {listed(top[:5]) or 'expertise not stated'}. Languages: {listed(languages) or 'not stated'}."
    )
    evidence = rosters(able)
    marking = strictest(tuple(held.marking for held in able), owner(material.question))
    figure = Figure("Experts", str(len(able)), "available")
    return [DraftLine("capability", text, evidence, marking, figure)]


def available(material: Material) -> list[Holding[Expert]]:
    """Experts who are free on the day, those at the shortest notice first."""
    able = [held for held in material.experts if _available(held.item, material)]
    return sorted(able, key=lambda held: (held.item.notice_hours, held.item.code))


def rosters(experts: Sequence[Holding[Expert]]) -> tuple[Evidence, ...]:
    """The roster entries that a line counts: one for each roster and source."""
    found = dict.fromkeys((held.item.roster, held.item.source, held.sha256) for held in experts)
    return tuple(
        Evidence(source=f"{roster} roster: {source}", document=sha, link="/standby/experts")
        for roster, source, sha in found
    )


def _available(expert: Expert, material: Material) -> bool:
    """On the roster of a covering organization or the UN, and free on the day."""
    as_of = material.question.as_of
    begun = expert.available_from is None or expert.available_from <= as_of
    return expert.roster in material.pools and begun and (expert.available_to is None or expert.available_to >= as_of)


def register(units: Sequence[Holding[Unit]]) -> tuple[Evidence, ...]:
    """The register entries that a line counts: one for each pool and source, with the latest day of entry."""
    groups: dict[tuple[str, str, str | None], list[Holding[Unit]]] = {}
    for held in units:
        groups.setdefault((held.item.pool, held.item.source, held.sha256), []).append(held)
    return tuple(
        Evidence(
            source=f"{pool} standby register, {count(len(held), 'entry', 'entries')}, latest of"
            f" {day(max(unit.item.status_on for unit in held))}: {source}",
            document=sha,
            link=f"/standby?pool={pool}",
        )
        for (pool, source, sha), held in sorted(groups.items(), key=lambda group: group[0][:2])
    )


def _marking(units: Sequence[Holding[Unit]], material: Material) -> Marking:
    return strictest(tuple(held.marking for held in units), owner(material.question))


def _table(units: Sequence[Holding[Unit]], material: Material) -> Table:
    atlas, as_of = material.holdings.atlas, material.question.as_of
    rows = []
    for unit in (held.item for held in units[:_ROWS]):
        name, score = unit.readiness.weakest
        rows.append(
            (
                unit.name,
                atlas.name_on(unit.contributor, as_of),
                unit.pool if unit.pool in material.pools else f"{unit.pool} (outside the region)",
                f"{unit.strength:,}",
                f"{unit.lead_time_days} days",
                f"{unit.sustainment_months} months",
                f"{name} {score}",
            )
        )
    more = f"; {len(units) - _ROWS} more on the register" if len(units) > _ROWS else ""
    return Table(
        f"Units by lead time{more}",
        ("Unit", "Contributor", "Pool", "Personnel", "Lead time", "Sustainment", "Weakest dimension"),
        tuple(rows),
        register(units[:_ROWS]),
        _marking(units[:_ROWS], material),
    )


def _gap(material: Material) -> DraftLine:
    pools = listed(material.pools)
    searched = f"{count(len(material.units), 'register entry', 'register entries')} readable, in the pools of {pools}"
    text = (
        f"No unit that could be deployed is known. Searched: {searched}."
        " To close the gap, add a standby register (units.csv)."
    )
    return DraftLine("gap", text, (Evidence(source=searched),), material.open)
