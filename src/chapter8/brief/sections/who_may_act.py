"""Who may act: the organizations that cover the situation, and the legal paths for both kinds of measure."""

from __future__ import annotations

from collections.abc import Sequence

from chapter8.atlas.nouns import Instrument
from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.material import Material
from chapter8.brief.model import Table
from chapter8.brief.wording import count, day, listed, sentence
from chapter8.respond.competence import CompetenceRow
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.rules import Measure
from chapter8.symbols.evidence import Evidence

_TITLE = "Who may act, and on what basis"
_ORGANIZATIONS = 5
_ROWS = 14
MEASURES: dict[Measure, str] = {"consent": "by consent", "coercive": "coercive"}
AVAILABLE = {"open": "open", "requires": "requires more", "unresolved": "unresolved", "closed": "closed"}
BASIS = {"chapter_viii": "Chapter VIII", "other": "other Charter provisions", "undeclared": "not declared"}


def who_may_act(material: Material) -> Draft:
    """The organizations in order of coverage, then each legal path with what it requires and entails."""
    rows = material.competence.rows
    lines = [_organization(row, material) for row in rows[:_ORGANIZATIONS]]
    if not rows:
        lines.append(_gap(material))
    lines += [DraftLine("gap", sentence(note), (_searched(material),), material.open) for note in _notes(material)]
    lines += _paths(material)
    tables = (_table(rows, material),) if rows else ()
    declared = sum(1 for row in rows if "chapter_viii" in row.charter_basis)
    lead = (
        f"{count(len(rows), 'organization covers', 'organizations cover')} {listed(material.names)} on"
        f" {day(material.question.as_of)}, {declared} of them under Chapter VIII. Enforcement needs the Council's"
        " authorization (Article 53)."
    )
    return Draft("who_may_act", _TITLE, lead, tuple(lines), tables)


def _organization(row: CompetenceRow, material: Material) -> DraftLine:
    name = material.holdings.atlas.organization(row.organization).name
    text = f"Covers {_names(row.covered, material)}"
    if row.uncovered:
        text += f", not {_names(row.uncovered, material)}"
    if row.suspended:
        verb = "is" if len(row.suspended) == 1 else "are"
        text += f"; {_names(row.suspended, material)} {verb} suspended from its bodies, which ends no coverage"
    text += f". Charter basis: {_basis(row)}. Functions: {listed(row.functions) or 'none on record'}."
    if row.instruments:
        text += f" Instruments in force: {listed(_instruments(row.instruments))}."
    return DraftLine("path", text, row.evidence, material.open, head=f"{name} ({row.organization})")


def _instruments(several: Sequence[Instrument]) -> list[str]:
    """Each title once, with its articles, up to three."""
    articles: dict[str, list[str]] = {}
    for instrument in several:
        articles.setdefault(instrument.title, []).append(instrument.article)
    named = [f"{title}, Art. {listed(list(dict.fromkeys(numbers)))}" for title, numbers in articles.items()]
    return named[:3] + ([f"{len(named) - 3} more"] if len(named) > 3 else [])


def _paths(material: Material) -> list[DraftLine]:
    """One line for each path: who stands how on it. A path open to both kinds of measure is told once."""
    question = material.question
    measures: dict[str, list[str]] = {}
    groups: dict[str, dict[str | None, LegalPath]] = {}
    for measure in MEASURES:
        for path in legal_paths(material.holdings.atlas, question.states, question.as_of, measure):
            groups.setdefault(path.key, {}).setdefault(path.organization, path)
            if MEASURES[measure] not in measures.setdefault(path.key, []):
                measures[path.key].append(MEASURES[measure])
    return [_path(list(paths.values()), listed(measures[key]), material) for key, paths in groups.items()]


def _path(paths: list[LegalPath], measures: str, material: Material) -> DraftLine:
    one = paths[0]
    standing: dict[str, list[str]] = {}
    for path in paths:
        standing.setdefault(path.available, []).append(path.organization or "States")
    stands = [f"{AVAILABLE[key]} for {listed(standing[key])}" for key in AVAILABLE if key in standing]
    text = sentence("; ".join(stands)) + " " + sentence(one.authorisation)
    text += "".join(f" {sentence(duty)}" for duty in one.duties)
    claims = dict.fromkeys(claim for path in paths for claim in path.competing_claims)
    if claims:
        text += f" Competing claims: {' '.join(sentence(claim) for claim in claims)}"
    shared = [item for item in one.evidence if all(item in path.evidence for path in paths)]
    evidence = tuple(dict.fromkeys(shared)) or one.evidence
    return DraftLine("path", text, evidence, material.open, head=f"{one.title}; {measures}")


def _table(rows: tuple[CompetenceRow, ...], material: Material) -> Table:
    atlas = material.holdings.atlas
    cells = tuple(
        (
            atlas.organization(row.organization).name,
            _names(row.covered, material),
            _names(row.suspended, material) or "none",
            _basis(row),
            listed(row.functions) or "none on record",
        )
        for row in rows[:_ROWS]
    )
    more = f"; {len(rows) - _ROWS} more" if len(rows) > _ROWS else ""
    return Table(
        f"Organizations that cover the situation on {day(material.question.as_of)}{more}",
        ("Organization", "Covers", "Suspended", "Charter basis", "Functions"),
        cells,
        (_searched(material),),
    )


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
