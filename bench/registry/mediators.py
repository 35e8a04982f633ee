"""Who mediated (PA-X, version 4): organizations that took part as third parties, against the mandates on record.

An organization that PA-X's text of third parties names, other than the United Nations, did take part in making peace
there. It should have a mandate for peacemaking on record on that day that reaches the State: as a member's
organization, or beyond its members. The baseline takes every organization for competent that covers the State.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.figures import Figure
from bench.record.errors import publish_errors

from chapter8.atlas import Atlas
from chapter8.atlas.nouns import UNITED_NATIONS
from chapter8.respond.competence import competence

FILE = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "respond" / "pax_agreements_v4.csv"


@dataclass(frozen=True, slots=True)
class Mediation:
    """An organization named as a third party to an agreement, the states concerned, and the day."""

    agreement: str
    organization: str
    states: tuple[str, ...]
    on: date


def figures() -> list[Figure]:
    """The share of mediating organizations with a mandate that reaches the State, and how the others stand."""
    atlas = Atlas.shipped()
    counts: Counter[str] = Counter()
    errors: Counter[tuple[str, str]] = Counter()
    for each in mediations(atlas):
        reach = reaches(atlas, each)
        counts[reach] += 1
        counts["covers"] += covers(atlas, each)
        if reach not in {"member", "beyond"}:
            errors[each.organization, reach] += 1
    rows = [(code, reach, number) for (code, reach), number in sorted(errors.items(), key=lambda row: -row[1])]
    publish_errors("mediators", ("organization", "on record that day", "agreements"), rows)
    total = sum(counts[reach] for reach in ("member", "beyond", "members only", "no mandate"))
    found = counts["member"] + counts["beyond"]
    return [
        Figure(
            f"organizations that mediated, with a mandate that reaches the State, of {total:,} in PA-X",
            found / total,
            "share",
            "covers the State, whatever its mandate",
            counts["covers"] / total,
        ),
        Figure("of them outside their members, by a mandate that says so", counts["beyond"] / total, "share"),
        Figure("mediated beyond what their mandate on record says", counts["members only"] / total, "share"),
        Figure("mediated without a mandate for peacemaking on record", counts["no mandate"] / total, "share"),
    ]


def mediations(atlas: Atlas) -> Iterator[Mediation]:
    """Every organization of the atlas that PA-X names as a third party, once an agreement."""
    known = {state.code for state in atlas.states}
    with FILE.open(encoding="utf-8-sig", newline="") as table:
        for row in csv.DictReader(table):
            states = tuple(code for code in (row["Loc1ISO"], row["Loc2ISO"]) if code in known)
            if not states or not row["ThrdPart"].strip():
                continue
            named = {mention.code for mention in atlas.find_organizations(row["ThrdPart"])}
            for code in sorted(named - {UNITED_NATIONS}):
                on = date.fromisoformat(row["Dat"])
                yield Mediation(row["AgtId"], then(atlas, code, on), states, on)


def then(atlas: Atlas, code: str, on: date) -> str:
    """The organization that was there on the day: an older name is used on for its successor, and the other way."""
    organization = atlas.organization(code)
    if organization.dissolved is not None and organization.dissolved < on and organization.successor:
        return then(atlas, organization.successor, on)
    if organization.founded is not None and on < organization.founded:
        before = next((each.code for each in atlas.organizations if each.successor == code), None)
        return before or code
    return code


def reaches(atlas: Atlas, each: Mediation) -> str:
    """Say "member" or "beyond" where a mandate reaches the states; else "members only" or "no mandate"."""
    mandates = [row for row in atlas.mandates(each.organization, each.on) if row.function == "peacemaking"]
    if not mandates:
        return "no mandate"
    if covers(atlas, each):
        return "member"
    return "beyond" if any(row.area in {"beyond", "both"} for row in mandates) else "members only"


def covers(atlas: Atlas, each: Mediation) -> bool:
    """Whether the organization covers one of the states on the day."""
    return any(row.organization == each.organization for row in competence(atlas, each.states, each.on).rows)
