"""Who may act: the organizations that cover the situation, and the legal paths for both kinds of measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chapter8.atlas.nouns import Instrument
from chapter8.brief.draft import Draft, DraftLine
from chapter8.brief.material import Material
from chapter8.brief.model import Table
from chapter8.brief.wording import count, day, listed, sentence
from chapter8.respond.competence import UNIVERSAL, CompetenceRow
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
    ways = _ways(material)
    told: set[str] = set()
    lines += [_path(way, told, material) for way in ways if way.regional]
    further = [way for way in ways if not way.regional]
    tables = (*([_table(rows, material)] if rows else []), *([_further(further, material)] if further else []))
    declared = sum(1 for row in rows if "chapter_viii" in row.charter_basis)
    lead = (
        f"{count(len(rows), 'organization covers', 'organizations cover')} {_any(material)}{listed(material.names)} on"
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


@dataclass(frozen=True, slots=True)
class _Way:
    """One legal path for all who could take it, and the kinds of measure that it is for."""

    paths: tuple[LegalPath, ...]
    measures: str

    @property
    def regional(self) -> bool:
        """Whether an organization could take it as far as the law is settled: these are told in full."""
        known = [path for path in self.paths if path.available in {"open", "requires"}]
        return any(path.organization not in {None, UNIVERSAL} for path in known)

    @property
    def standing(self) -> str:
        """How each stands: "open for IGAD and AU; unresolved for OIC"."""
        groups: dict[str, list[str]] = {}
        for path in self.paths:
            groups.setdefault(path.available, []).append(path.organization or "States")
        return "; ".join(f"{AVAILABLE[key]} for {listed(groups[key])}" for key in AVAILABLE if key in groups)

    @property
    def conditions(self) -> tuple[str, ...]:
        """What must hold for all of them and is not on record."""
        shared = (set(path.reasons) for path in self.paths)
        common = set.intersection(*shared)
        return tuple(reason for reason in self.paths[0].reasons if reason in common and reason.startswith("Requires"))

    @property
    def claims(self) -> tuple[str, ...]:
        """Claims that compete with the rule, each once."""
        return tuple(dict.fromkeys(claim for path in self.paths for claim in path.competing_claims))

    def evidence(self, material: Material) -> tuple[Evidence, ...]:
        """The rule's own evidence: what all of them rest on."""
        first, *others = (rule_evidence(path, material) for path in self.paths)
        return tuple(item for item in first if all(item in other for other in others)) or first


def rule_evidence(path: LegalPath, material: Material) -> tuple[Evidence, ...]:
    """What a legal path rests on beside the organization's own memberships and instruments, which stand with it."""
    own = {item for row in material.competence.rows if row.organization == path.organization for item in row.evidence}
    return tuple(dict.fromkeys(item for item in path.evidence if item not in own)) or path.evidence


def _ways(material: Material) -> list[_Way]:
    """Each path once, with all who could take it. A path for both kinds of measure is told once."""
    question = material.question
    measures: dict[str, dict[str, None]] = {}
    groups: dict[str, dict[str | None, LegalPath]] = {}
    for measure, words in MEASURES.items():
        for path in legal_paths(material.holdings.atlas, question.states, question.as_of, measure):
            groups.setdefault(path.key, {}).setdefault(path.organization, path)
            measures.setdefault(path.key, {})[words] = None
    return [_Way(tuple(paths.values()), listed(list(measures[key]))) for key, paths in groups.items()]


def _path(way: _Way, told: set[str], material: Material) -> DraftLine:
    """A path in full; a claim that competes with several paths is `told` once."""
    one = way.paths[0]
    parts = [way.standing, *way.conditions, one.authorisation, *one.duties]
    text = " ".join(sentence(part) for part in parts)
    claims = [claim for claim in way.claims if claim not in told]
    told.update(claims)
    if claims:
        text += f" Competing claims: {' '.join(sentence(claim) for claim in claims)}"
    return DraftLine("path", text, way.evidence(material), material.open, head=f"{one.title}; {way.measures}")


def _further(ways: Sequence[_Way], material: Material) -> Table:
    rows = tuple((way.paths[0].title, way.measures, way.standing, sentence(way.paths[0].authorisation)) for way in ways)
    evidence = tuple(dict.fromkeys(item for way in ways for item in way.evidence(material)))
    columns = ("Path", "Measure", "Stands", "Authorization")
    return Table("Further legal paths: of the United Nations, of States, or not settled", columns, rows, evidence)


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
