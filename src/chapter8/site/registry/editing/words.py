"""Tables, columns and cells in the words of the interface."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from chapter8.atlas.tables.columns import TABLES, Column
from chapter8.site.registry import vocabulary
from chapter8.site.registry.registers import words

TITLES: Mapping[str, Promise] = {
    "organizations": lazy("Organizations"), "memberships": lazy("Memberships"),
    "charter_bases": lazy("Bases in the Charter"), "mandates": lazy("Mandates"), "instruments": lazy("Instruments"),
    "agreements": lazy("Agreements"), "signatures": lazy("Signatures"), "presences": lazy("Offices and institutions"),
    "focal_points": lazy("Focal points"), "operations": lazy("Operations"), "authorisations": lazy("Authorizations"),
    "milestones": lazy("Milestones"), "states": lazy("States"), "state_names": lazy("Names of States"),
}  # fmt: skip
LABELS: Mapping[str, Promise] = {
    "code": lazy("Code"), "name": lazy("Name"), "aliases": lazy("Also written"), "founded": lazy("Founded"),
    "dissolved": lazy("Dissolved"), "successor": lazy("Successor"), "parent": lazy("Belongs to"), "seat": lazy("Seat"),
    "charter_basis": lazy("Charter basis"), "functions": lazy("Functions"), "exercise": lazy("Exercise"),
    "source": lazy("Source"), "verified": lazy("Compared with the source"), "check": lazy("Note on the comparison"),
    "organization": lazy("Organization"), "state": lazy("State"), "status": lazy("Standing"),
    "valid_from": lazy("First day"), "valid_to": lazy("Last day"), "precision": lazy("Exact to the"),
    "basis": lazy("Charter basis"), "declared_in": lazy("Declared in"), "function": lazy("Function"),
    "title": lazy("Title"), "article": lazy("Article"), "decides": lazy("Who decides"),
    "consent": lazy("Consent of the State"), "area": lazy("Area"), "limits": lazy("Limits"), "power": lazy("Power"),
    "summary": lazy("What it says"), "key": lazy("Short name in addresses"), "kind": lazy("Kind"),
    "parties": lazy("Parties"), "topics": lazy("Topics"), "region": lazy("Region"), "signed": lazy("Signed"),
    "in_force": lazy("In force"), "ended": lazy("Ended"), "review": lazy("Next review"), "symbol": lazy("Symbol"),
    "agreement": lazy("Agreement"), "party": lazy("Party"), "withdrawn": lazy("Withdrawn on"),
    "covers": lazy("Covers"), "products": lazy("Gives out"), "role": lazy("Role"), "topic": lazy("Topic"),
    "person": lazy("Person"), "contact": lazy("Contact"), "verified_on": lazy("Contact last tried"),
    "escalation": lazy("Order of asking"), "organizations": lazy("Organizations in command"), "states": lazy("States"),
    "mode": lazy("Mode"), "decided": lazy("Decided"), "began": lazy("Began"),
    "authorised_strength": lazy("Authorized strength"), "peak_strength": lazy("Highest strength"),
    "transferred": lazy("Authority transferred"), "operation": lazy("Operation"), "body": lazy("Body"),
    "paragraphs": lazy("Paragraphs"), "dated": lazy("Dated"), "act": lazy("Act"), "measure": lazy("Measure"),
    "expires": lazy("Expires"), "plan": lazy("Plan"), "milestone": lazy("Milestone"), "owner": lazy("Owner"),
    "due": lazy("Due"), "set_on": lazy("Set on"), "reached": lazy("Reached"), "evidence": lazy("Evidence"),
    "alpha2": lazy("Two-letter code"), "m49": lazy("M49 code"), "admitted": lazy("Admitted to the United Nations"),
    "successors": lazy("Successors"), "subregion": lazy("Subregion"),
}  # fmt: skip
PRECISIONS: Mapping[str, Promise] = {"day": lazy("day"), "month": lazy("month"), "year": lazy("year")}
STATE_STATUS: Mapping[str, Promise] = {
    "member": lazy("Member State"), "observer": lazy("observer"), "former": lazy("former State"),
    "other": lazy("member of regional organizations alone"),
}  # fmt: skip
NAME_KINDS: Mapping[str, Promise] = {
    "name": lazy("name"), "alias": lazy("other spelling"), "label": lazy("label in tables"),
}  # fmt: skip
_COLUMNS: Mapping[str, Mapping[str, Promise]] = {
    "function": words.FUNCTIONS, "functions": words.FUNCTIONS, "topics": words.TOPICS, "mode": words.MODES,
    "act": words.ACTS, "measure": words.MEASURES, "power": vocabulary.POWERS, "area": vocabulary.AREAS,
    "basis": vocabulary.BASES, "charter_basis": vocabulary.BASES, "precision": PRECISIONS,
}  # fmt: skip
_CELLS: Mapping[tuple[str, str], Mapping[str, Promise]] = {
    ("memberships", "status"): vocabulary.STATUSES, ("states", "status"): STATE_STATUS,
    ("mandates", "consent"): vocabulary.CONSENT, ("operations", "consent"): words.CONSENTS,
    ("agreements", "kind"): words.KINDS, ("presences", "kind"): words.PRESENCES, ("state_names", "kind"): NAME_KINDS,
}  # fmt: skip


def title(table: str) -> str:
    """A table in words."""
    return str(TITLES[table])


def label(column: str) -> str:
    """A column in words."""
    return str(LABELS.get(column, column))


def word(table: str, column: str, value: str) -> str:
    """One of the words of a column, in the interface's language."""
    known = _CELLS.get((table, column)) or _COLUMNS.get(column) or {}
    return str(known.get(value, value.replace("_", " ")))


def told(table: str, column: Column, value: str, names: Mapping[str, str]) -> str:
    """A cell for people: words for words, names for the codes of states and organizations."""
    if not value:
        return ""
    if column.kind == "flag":
        return _("yes") if value == "true" else _("no")
    parts = value.split(";")
    if column.words:
        return ", ".join(word(table, column.name, part) for part in parts)
    if column.kind in {"state", "states", "organization", "parties"}:
        return ", ".join(names.get(part, part) for part in parts)
    return ", ".join(parts) if column.kind == "several" else value


def row_title(table: str, cells: Mapping[str, str], names: Mapping[str, str]) -> str:
    """A row in one line: what stands in the columns that make it the row it is."""
    columns = {column.name: column for column in TABLES[table].columns}
    parts = [told(table, columns[name], cells.get(name, ""), names) for name in TABLES[table].key]
    if "name" in columns and "name" not in TABLES[table].key:
        parts.append(cells.get("name", ""))
    if table == "agreements":
        parts = [cells.get("title", "")]
    return ", ".join(part for part in parts if part)
