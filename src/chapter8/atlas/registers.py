"""The registers of the atlas beside states, organizations and memberships: what is kept of law, offices, operations."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from chapter8.atlas.nouns import (
    Agreement,
    Authorisation,
    CharterBasis,
    FocalPoint,
    Instrument,
    Mandate,
    Milestone,
    Operation,
    Organization,
    Presence,
    Signature,
    State,
)
from chapter8.atlas.tables import law, offices, operations
from chapter8.atlas.tables.actors import read_charter_bases
from chapter8.atlas.tables.gate import Location, Row


@dataclass(frozen=True, slots=True)
class Registers:
    """Every row of every register, in the order of the tables. Two with the same rows are equal."""

    charter_bases: tuple[CharterBasis, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    signatures: tuple[Signature, ...] = ()
    presences: tuple[Presence, ...] = ()
    focal_points: tuple[FocalPoint, ...] = ()
    operations: tuple[Operation, ...] = ()
    authorisations: tuple[Authorisation, ...] = ()
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """The codes that rows may refer to."""

    states: Mapping[str, State]
    organizations: Mapping[str, Organization]

    def state(self, code: str) -> bool:
        """Whether it is a state's."""
        return code in self.states

    def organization(self, code: str) -> bool:
        """Whether it is an organization's."""
        return code in self.organizations

    def party(self, code: str) -> bool:
        """Whether it is either's."""
        return self.state(code) or self.organization(code)


Reference = tuple[str, Iterable[str], Callable[[str], bool]]
"""The column of a row, the codes in it, and how to tell that one is known."""


@dataclass(frozen=True, slots=True)
class _Register:
    """How one register is read: its rows, what makes two of them the same, and whom they name."""

    read: Callable[[Location], list[tuple[Row, Any]]]
    key: Callable[[Any], Hashable]
    names: Callable[[Any, Known], tuple[Reference, ...]]


_REGISTERS: Mapping[str, _Register] = {
    "charter_bases": _Register(
        read_charter_bases,
        lambda one: (one.organization, one.basis, one.valid_from),
        lambda one, known: (("organization", [one.organization], known.organization),),
    ),
    "instruments": _Register(
        law.read_instruments,
        lambda one: (one.organization, one.title, one.article, one.power, one.valid_from),
        lambda one, known: (("organization", [one.organization], known.organization),),
    ),
    "mandates": _Register(
        law.read_mandates,
        lambda one: (one.organization, one.function, one.title, one.article, one.valid_from),
        lambda one, known: (("organization", [one.organization], known.organization),),
    ),
    "agreements": _Register(
        law.read_agreements,
        lambda one: one.key,
        lambda one, known: (("parties", one.parties, known.party),),
    ),
    "signatures": _Register(
        law.read_signatures,
        lambda one: (one.agreement, one.party, one.signed),
        lambda one, known: (("party", [one.party], known.party),),
    ),
    "presences": _Register(
        offices.read_presences,
        lambda one: one.code,
        lambda one, known: (
            ("organization", [one.organization], known.organization),
            ("covers", one.covers, known.party),
        ),
    ),
    "focal_points": _Register(
        offices.read_focal_points,
        lambda one: (one.key, one.valid_from),
        lambda one, known: (("organization", [one.organization], known.organization),),
    ),
    "operations": _Register(
        operations.read_operations,
        lambda one: one.code,
        lambda one, known: (
            ("organizations", one.organizations, known.party),
            ("states", one.states, known.state),
        ),
    ),
    "authorisations": _Register(
        operations.read_authorisations,
        lambda one: (one.operation, one.symbol, one.act),
        lambda one, known: (("body", [one.body], known.organization),),
    ),
    "milestones": _Register(
        operations.read_milestones,
        lambda one: (one.plan, one.milestone, one.set_on),
        lambda one, known: (("owner", [one.owner], known.party),),
    ),
}


def read_registers(folder: Location, base: Registers, known: Known) -> Registers:
    """The rows of a folder on top of those of another atlas, with every code in them checked.

    A row with the same key takes the earlier one's place; one whose cell `removed` says true takes it away.

    Raises:
        TableError: a row can't be what it must be, or names a code, an agreement or an operation that nobody knows.
    """
    places: dict[str, dict[Hashable, Row]] = {}
    kept: dict[str, tuple[Any, ...]] = {}
    for field in fields(Registers):
        register = _REGISTERS[field.name]
        rows = {register.key(each): each for each in getattr(base, field.name)}
        places[field.name] = {}
        for row, noun in register.read(folder):
            for column, codes, is_known in register.names(noun, known):
                for code in codes:
                    _require(row, column, code, is_known)
            if row.flag("removed"):
                rows.pop(register.key(noun), None)
                continue
            rows[register.key(noun)] = noun
            places[field.name][register.key(noun)] = row
        kept[field.name] = tuple(rows.values())
    found = Registers(**kept)
    _check_references(found, places)
    return found


def _check_references(found: Registers, places: Mapping[str, Mapping[Hashable, Row]]) -> None:
    """Stop at a row that names an agreement or an operation that is in no table."""
    agreements = {each.key for each in found.agreements}
    named = {each.code for each in found.operations}
    several: tuple[tuple[str, str, set[str]], ...] = (
        ("agreements", "successor", agreements),
        ("signatures", "agreement", agreements),
        ("operations", "successor", named),
        ("authorisations", "operation", named),
    )
    for register, column, known in several:
        for each in getattr(found, register):
            code, row = getattr(each, column), places[register].get(_REGISTERS[register].key(each))
            if code is not None and row is not None:
                _require(row, column, code, known.__contains__)


def _require(row: Row, column: str, code: str, known: Callable[[str], bool]) -> None:
    if not known(code):
        raise row.wrong(column, f"{code!r} is not in the atlas", "Add it to its table, or correct the code")
