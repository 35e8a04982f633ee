"""Who may act: the organizations that cover the situation, and the legal paths for both kinds of measure."""

from __future__ import annotations

from collections.abc import Sequence

from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.material import Material
from chapter8.brief.model import Table
from chapter8.brief.ways import Way, told, ways
from chapter8.brief.wording import count, day, listed, sentence
from chapter8.respond.competence import CompetenceRow
from chapter8.symbols.evidence import Evidence

_TITLE = "Who may act, and on what basis"
_ORGANIZATIONS = 4
"""Organizations with a paragraph: those that cover most and act in peace and security; the table names all others."""
_ROWS = 14
"""Rows of a table, so that it stays on one page; a state belongs to about as many organizations in the atlas."""
BASIS = {"chapter_viii": "Chapter VIII", "other": "other Charter provisions", "undeclared": "not declared"}


def who_may_act(material: Material) -> Draft:
    """The organizations in order of coverage, then each legal path with what it requires and entails."""
    rows = material.competence.rows
    lines = [_organization(row, material) for row in rows[:_ORGANIZATIONS]]
    if not rows:
        lines.append(_gap(material))
    lines += [DraftLine("gap", sentence(note), (_searched(material),), material.open) for note in _notes(material)]
    several = ways(material)
    full = [way for way in several if way.regional]
    further = [way for way in several if not way.regional]
    duties: set[str] = set()
    lines += [_path(way, duties, material) for way in full]
    tables = (
        *_others(rows[_ORGANIZATIONS:], material),
        *([_further(further, material)] if further else []),
        *_claims(several),
    )
    declared = sum(1 for row in rows if "chapter_viii" in row.charter_basis)
    lead = (
        f"{count(len(rows), 'organization covers', 'organizations cover')} {_any(material)}{listed(material.names)} on"
        f" {day(material.question.as_of)}, {declared} of them under Chapter VIII. Enforcement needs the Council's"
        " authorization (Article 53)."
    )
    return Draft("who_may_act", _TITLE, lead, tuple(lines), tables)


def _organization(row: CompetenceRow, material: Material) -> DraftLine:
    """Whom it covers, on what basis, for what; its instruments stand among the sources."""
    name = material.holdings.atlas.organization(row.organization).name
    text = f"Covers {_names(row.covered, material)}"
    if row.uncovered:
        text += f", not {_names(row.uncovered, material)}"
    if row.suspended:
        verb = "is" if len(row.suspended) == 1 else "are"
        text += f"; {_names(row.suspended, material)} {verb} suspended from its bodies, which ends no coverage"
    text += f". Charter basis: {_basis(row)}. Functions: {listed(row.functions) or 'none on record'}."
    return DraftLine("path", text, row.evidence, material.open, head=f"{name} ({row.organization})")


def _path(way: Way, duties: set[str], material: Material) -> DraftLine:
    one = way.paths[0]
    marking = material.marking_of(way.paths)
    return DraftLine("path", told(way, duties), way.evidence(material), marking, head=f"{one.title}; {way.measures}")


def _further(several: Sequence[Way], material: Material) -> Table:
    rows = tuple(
        (
            way.paths[0].title,
            way.measures,
            sentence(way.standing),
            sentence(way.conditions or way.paths[0].authorisation),
        )
        for way in several
    )
    evidence = tuple(dict.fromkeys(item for way in several for item in way.evidence(material)))
    marking = material.marking_of(path for way in several for path in way.paths)
    title = "Further legal paths: of the United Nations, of States, or not settled"
    return Table(title, ("Path", "Measure", "Stands", "Requires"), rows, evidence, marking)


def _claims(several: Sequence[Way]) -> list[Table]:
    """What competes with the rules, path by path, each claim once and with its place."""
    rows: list[tuple[str, str]] = []
    seen: set[str] = set()
    for way in several:
        claims = dict.fromkeys(claim for path in way.paths for claim in path.competing_claims if claim not in seen)
        seen.update(claims)
        if claims:
            rows.append((way.paths[0].title, " ".join(claims)))
    evidence = tuple(dict.fromkeys(item for way in several for path in way.paths for item in path.claim_evidence))
    return [Table("Claims that compete with these paths", ("Path", "Claims"), tuple(rows), evidence)] if rows else []


def _others(rows: Sequence[CompetenceRow], material: Material) -> list[Table]:
    """The organizations that have no paragraph of their own."""
    if not rows:
        return []
    atlas = material.holdings.atlas
    cells = tuple(
        (
            f"{atlas.organization(row.organization).name} ({row.organization})",
            _names(row.covered, material),
            _names(row.suspended, material) or "none",
            _basis(row),
            listed(row.functions) or "none on record",
        )
        for row in rows[:_ROWS]
    )
    more = f"; {len(rows) - _ROWS} more" if len(rows) > _ROWS else ""
    title = f"Further organizations that cover the situation on {day(material.question.as_of)}{more}"
    evidence = (_searched(material), *(item for row in rows[:_ROWS] for item in row.evidence))
    columns = ("Organization", "Covers", "Suspended", "Charter basis", "Functions")
    return [Table(title, columns, cells, tuple(dict.fromkeys(evidence)))]


def _any(material: Material) -> str:
    return "at least one of " if len(material.names) > 1 else ""


def _basis(row: CompetenceRow) -> str:
    return listed([BASIS[basis] for basis in row.charter_basis]) or "not known"


def _names(codes: Sequence[str], material: Material) -> str:
    return listed([material.holdings.atlas.name_on(code, material.question.as_of) for code in codes])


def _searched(material: Material) -> Evidence:
    atlas = material.holdings.atlas
    number = count(len(atlas.organizations), "organization")
    return Evidence(source=f"Atlas: memberships and instruments of {number} on {day(material.question.as_of)}")


def _notes(material: Material) -> tuple[str, ...]:
    """What the atlas could not settle, and states that no Chapter VIII organization covers."""
    found, gaps = material.competence, material.competence.gaps
    if not gaps:
        return found.notes
    return (*found.notes, f"No Chapter VIII organization on record covers {_names(gaps, material)}")


def _gap(material: Material) -> DraftLine:
    text = (
        f"No organization that covers {listed(material.names)} on {day(material.question.as_of)} is known."
        " To close the gap, add rows to memberships.csv."
    )
    return DraftLine("gap", text, (_searched(material),), material.open)
