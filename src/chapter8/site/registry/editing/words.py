"""Tables, columns and cells in the words of the interface."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chapter8.atlas.tables.columns import TABLES, Column
from chapter8.site.registry import vocabulary
from chapter8.site.registry.registers import words

TITLES: Mapping[str, Promise] = {
    "organizations": _("Organizations"), "memberships": _("Memberships"),
    "charter_bases": _("Bases in the Charter"), "mandates": _("Mandates"), "instruments": _("Instruments"),
    "agreements": _("Agreements"), "signatures": _("Signatures"), "presences": _("Offices and institutions"),
    "focal_points": _("Focal points"), "operations": _("Operations"), "authorisations": _("Authorizations"),
    "milestones": _("Milestones"), "states": _("States"), "state_names": _("Names of States"),
}  # fmt: skip
LABELS: Mapping[str, Promise] = {
    "code": _("Code"), "name": _("Name"), "aliases": _("Also written"), "founded": _("Founded"),
    "dissolved": _("Dissolved"), "successor": _("Successor"), "parent": _("Belongs to"), "seat": _("Seat"),
    "charter_basis": _("Charter basis"), "functions": _("Functions"), "exercise": _("Exercise"),
    "source": _("Source"), "verified": _("Compared with the source"), "check": _("Note on the comparison"),
    "organization": _("Organization"), "state": _("State"), "status": _("Standing"),
    "valid_from": _("First day"), "valid_to": _("Last day"), "precision": _("Exact to the"),
    "basis": _("Charter basis"), "declared_in": _("Declared in"), "function": _("Function"),
    "title": _("Title"), "article": _("Article"), "decides": _("Who decides"),
    "consent": _("Consent of the State"), "area": _("Area"), "limits": _("Limits"), "power": _("Power"),
    "summary": _("What it says"), "key": _("Short name in addresses"), "kind": _("Kind"),
    "parties": _("Parties"), "topics": _("Topics"), "region": _("Region"), "signed": _("Signed"),
    "in_force": _("In force"), "ended": _("Ended"), "review": _("Next review"), "symbol": _("Symbol"),
    "agreement": _("Agreement"), "party": _("Party"), "withdrawn": _("Withdrawn on"),
    "covers": _("Covers"), "products": _("Gives out"), "role": _("Role"), "topic": _("Topic"),
    "person": _("Person"), "contact": _("Contact"), "verified_on": _("Contact last tried"),
    "escalation": _("Order of asking"), "organizations": _("Organizations in command"), "states": _("States"),
    "mode": _("Mode"), "decided": _("Decided"), "began": _("Began"),
    "authorised_strength": _("Authorized strength"), "peak_strength": _("Highest strength"),
    "transferred": _("Authority transferred"), "operation": _("Operation"), "body": _("Body"),
    "paragraphs": _("Paragraphs"), "dated": _("Dated"), "act": _("Act"), "measure": _("Measure"),
    "expires": _("Expires"), "until": _("Until"), "plan": _("Plan"), "milestone": _("Milestone"), "owner": _("Owner"),
    "due": _("Due"), "set_on": _("Set on"), "reached": _("Reached"), "evidence": _("Evidence"),
    "alpha2": _("Two-letter code"), "m49": _("M49 code"), "admitted": _("Admitted to the United Nations"),
    "successors": _("Successors"), "subregion": _("Subregion"),
}  # fmt: skip
PRECISIONS: Mapping[str, Promise] = {"day": _("day"), "month": _("month"), "year": _("year")}
STATE_STATUS: Mapping[str, Promise] = {
    "member": _("Member State"), "observer": _("observer"), "former": _("former State"),
    "other": _("member of regional organizations alone"),
}  # fmt: skip
NAME_KINDS: Mapping[str, Promise] = {
    "name": _("name"), "alias": _("other spelling"), "label": _("label in tables"),
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
        return gettext("yes") if value == "true" else gettext("no")
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
