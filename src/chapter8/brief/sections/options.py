"""Options compared: a small honest set, from mediation to enforcement, each possible or excluded with its reason.

The set: good offices, an observer mission, the four partnership modes that the Secretary-General named (S/PV.5282,
pp. 4-5), and enforcement. The order is that of rising intrusion, no ranking: the table compares, people choose.

Rules of exclusion, each told with the option it excludes:

- a regional operation needs a covering organization whose functions include it, and one ready unit in its pools;
  where no register of units has been added, that question is open, and the option unresolved, not excluded;
- a mode in which a UN operation takes part needs no unit on the register: UN units are generated after a decision;
- an option whose legal path is closed is out; one that requires authorization stands, and the table says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chapter8.atlas.nouns import Organization
from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.holdings import Holding, Unit
from chapter8.brief.material import Material, owner
from chapter8.brief.model import Table
from chapter8.brief.sections.deployable import HORIZONS, available, ready, register, relevant, rosters
from chapter8.brief.ways import AVAILABLE, fact_evidence, rule_evidence
from chapter8.brief.wording import count
from chapter8.exchange.marking import Marking, strictest
from chapter8.respond.legal import LegalPath
from chapter8.respond.legal.rules import AVAILABILITY
from chapter8.symbols.evidence import Evidence, Locator

_TITLE = "Options compared"
_MODES = Evidence(Locator("S/PV.5282", pages=(4, 5)), source="Secretary-General: four modes of partnership")
_CHARTER = Evidence(source="Charter of the United Nations, Articles 33, 52, 53 and 54")
_HORIZON = HORIZONS[-1]

Measure = Literal["consent", "coercive"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to act, before it meets a situation. `function` is what a leading organization must have."""

    title: str
    measure: Measure
    paths: tuple[str, ...]
    function: str
    force: bool
    regional: bool  # regional troops take part from the start
    united: bool  # a UN operation takes part
    needs: str
    limits: str
    units: str = ""  # a word that the kind of its units must hold


KINDS = (
    Kind(
        *("Good offices and mediation", "consent", ("P52",), "peacemaking"),
        force=False,
        regional=False,
        united=False,
        needs="consent of the parties to talk; a mediator and experts",
        limits="protects nobody by itself",
    ),
    Kind(
        *("Regional observer mission", "consent", ("P52",), "peacekeeping"),
        force=False,
        regional=True,
        united=False,
        needs="consent of the host; an arrangement to observe; access",
        limits="reports what happens and does not stop it",
        units="observer",
    ),
    Kind(
        *("Regional operation with United Nations support", "consent", ("P-consent",), "peacekeeping"),
        force=True,
        regional=True,
        united=False,
        needs="consent of the host; a mandate; funding beyond start-up",
        limits="voluntary funding unless the Council decides on assessed contributions",
    ),
    Kind(
        *("Regional operation, then transition to the United Nations", "consent", ("P-consent",), "peacekeeping"),
        force=True,
        regional=True,
        united=True,
        needs="consent of the host; a Council decision; a handover date with benchmarks",
        limits="one unit cannot serve before and after the handover at the same time",
    ),
    Kind(
        *("Missions side by side", "consent", ("UN-VI",), "peacekeeping"),
        force=True,
        regional=True,
        united=True,
        needs="consent of the host; a Council decision; a division of tasks",
        limits="two chains of command",
    ),
    Kind(
        *("United Nations operation with regional support", "consent", ("UN-VI",), "prevention"),
        force=True,
        regional=False,
        united=True,
        needs="a Council decision; consent of the host; force generation",
        limits="slower start: units come after the decision",
    ),
    Kind(
        *("Regional enforcement under the Council's authority", "coercive", ("P53/VII",), "enforcement"),
        force=True,
        regional=True,
        united=False,
        needs="prior authorization by the Council under Article 53; reports under Article 54",
        limits="without that authorization it is not open under the Charter",
    ),
)


@dataclass(frozen=True, slots=True)
class Option:
    """A way to act in this situation. `excluded` is the reason why it is out, `unresolved` what is not known."""

    kind: Kind
    who: str
    path: LegalPath | None
    first: str
    units: tuple[Holding[Unit], ...]
    excluded: str | None
    unresolved: str | None
    evidence: tuple[Evidence, ...]
    marking: Marking


def options(material: Material) -> Draft:
    """All options as one table, a line for each that stands, and a line for each that is excluded, with the reason."""
    drawn = [_drawn(kind, material) for kind in KINDS]
    standing = [option for option in drawn if option.excluded is None]
    certain = [option for option in standing if option.unresolved is None]
    out = [option for option in drawn if option.excluded is not None]
    lines = [*(_standing(option) for option in standing), *(_excluded(option, material) for option in out)]
    peaceful = sum(1 for option in certain if not option.kind.force)
    lead = (
        f"{len(certain)} of {count(len(drawn), 'option')} could be taken up as far as the library knows, {peaceful} of"
        f" them unarmed; {len(standing) - len(certain)} unresolved, {len(out)} excluded. In order of rising intrusion,"
        " not of preference."
    )
    return Draft("options", _TITLE, lead, tuple(lines), (_table(drawn, material),))


def _drawn(kind: Kind, material: Material) -> Option:
    """Set a kind of option to the situation: who would lead, by which path, with what, and whether it is out."""
    atlas, on = material.holdings.atlas, material.question.as_of
    bodies = [body for body in material.covering if kind.function in atlas.functions(body.code, on)]
    able = [held for held in ready(relevant(material), _HORIZON) if kind.units in held.item.kind.casefold()]
    lead = _lead(kind, bodies, able, material)
    units = tuple(held for held in able if lead is not None and held.item.pool == lead.code)
    path = _path(kind, lead, material)
    first, things, sources = _first(kind, units, material)
    rule = (*rule_evidence(path, material), *fact_evidence([path])) if path else (_CHARTER,)
    evidence = tuple(dict.fromkeys((*rule, *([_MODES] if kind.force else []), *sources)))
    return Option(
        kind=kind,
        who=_who(kind, lead),
        path=path,
        first=first,
        units=units if kind.regional else (),
        excluded=_reason(kind, lead, units, path) if material.units or lead is None else _closed(path),
        unresolved=None if material.units or not kind.regional else "no register of units is in the library",
        evidence=evidence,
        marking=strictest([material.marking_of([path] if path else []), *things], owner(material.question)),
    )


def _lead(kind: Kind, bodies: list[Organization], able: list[Holding[Unit]], material: Material) -> Organization | None:
    """Who would lead: of those with ready units, or of all where none has, the one whose legal path stands best.

    Of equals it is the one of whose path more is on record, then the closer body.
    """
    pools = {held.item.pool for held in able}
    ready_bodies = [body for body in bodies if kind.regional and body.code in pools]

    def closeness(body: Organization) -> tuple[int, int]:
        path = _path(kind, body, material)
        if path is None:
            return len(AVAILABILITY), 0
        return AVAILABILITY.index(path.available), -sum(1 for needed in path.requirements if needed.known)

    return min(ready_bodies or bodies[:1], key=closeness, default=None)


def _path(kind: Kind, lead: Organization | None, material: Material) -> LegalPath | None:
    found = material.paths(kind.measure)
    takers = {lead.code if lead else None, "UN"}
    return next((path for key in kind.paths for path in found if path.key == key and path.organization in takers), None)


def _who(kind: Kind, lead: Organization | None) -> str:
    """Who acts, by the short names that the section on who may act spells out."""
    if lead is None:
        return "United Nations"
    if not kind.regional:
        return f"United Nations, with {lead.code}" if kind.united else f"{lead.code}, with the United Nations"
    return f"{lead.code} and United Nations" if kind.united else lead.code


def _first(
    kind: Kind, units: tuple[Holding[Unit], ...], material: Material
) -> tuple[str, list[Marking], tuple[Evidence, ...]]:
    """When somebody could be there, by the registers; with the markings and sources of what says so."""
    if not kind.regional and not kind.united:
        able = available(material)
        when = f"{able[0].item.notice_hours} hours" if able else "not known"
        return when, [held.marking for held in able[:1]], rosters(able[:1])
    after = ""
    if not kind.regional:
        units = tuple(held for held in ready(relevant(material), _HORIZON) if held.item.pool == "UN")
        after = " after a decision"
    when = f"{units[0].item.lead_time_days} days{after}" if units else "not known"
    return when, [held.marking for held in units], register(units)


def _reason(
    kind: Kind, lead: Organization | None, units: tuple[Holding[Unit], ...], path: LegalPath | None
) -> str | None:
    """Why an option is out; None where it stands."""
    if _closed(path) or not kind.regional:
        return _closed(path)
    if lead is None:
        return f"no organization that covers the situation has {kind.function} among its functions"
    if units:
        return None
    what = f"{kind.units} unit" if kind.units else "unit"
    return f"no {what} of a covering organization that is ready within {_HORIZON} days is on the register"


def _closed(path: LegalPath | None) -> str | None:
    """Why the law closes an option; None where it doesn't."""
    if path is None or path.available != "closed":
        return None
    return f"the legal path is closed: {' '.join(path.reasons) or path.title}"


def _standing(option: Option) -> DraftLine:
    """Who, by which path, and the limit that tells it from the others; the rest stands in the table."""
    text = f"{option.who}. {_status(option)}. Limit: {option.kind.limits}."
    if option.unresolved:
        text += f" Unresolved: {option.unresolved}."
    return DraftLine("option", text, option.evidence, option.marking, head=option.kind.title)


def _excluded(option: Option, material: Material) -> DraftLine:
    text = f"Excluded: {option.excluded}".rstrip(".") + "."
    return DraftLine("option", text, option.evidence, material.open, head=option.kind.title)


def _status(option: Option) -> str:
    """How the legal path stands, in words, with what is on record of what it requires."""
    if option.path is None:
        return "Legal path not settled"
    on_record = [needed.known for needed in option.path.requirements if needed.met]
    told = f" (on record: {'; '.join(on_record)})" if on_record else ""
    return f"{option.path.title}: {AVAILABLE[option.path.available]}{told}"


def _result(option: Option) -> str:
    if option.excluded is not None:
        return f"excluded: {option.excluded}"
    return "stands" if option.unresolved is None else f"unresolved: {option.unresolved}"


def _units(option: Option) -> str:
    """Ready units of who leads, by the register."""
    if not option.units:
        return "none needed" if not option.kind.regional else "not known"
    return f"{len(option.units)}, {sum(held.item.strength for held in option.units):,} personnel"


def _table(drawn: list[Option], material: Material) -> Table:
    rows = tuple(
        (
            option.kind.title,
            "no" if not option.kind.force else "yes",
            option.first,
            _units(option),
            option.kind.needs,
            _result(option),
        )
        for option in drawn
    )
    evidence = tuple(dict.fromkeys(item for option in drawn for item in option.evidence))
    columns = ("Option", "Armed", "First on the ground", "Ready units", "Needs", "Result")
    marking = strictest([option.marking for option in drawn], owner(material.question))
    return Table("Options in order of rising intrusion", columns, rows, evidence, marking)
