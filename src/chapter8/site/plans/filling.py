"""The plan that an exercise brings along in `partnership.toml`, put in through the door that people use."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from django.db import transaction

from chapter8.errors import DamagedError
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.plans.acting import THEIR_OWN
from chapter8.site.plans.keeping import Author, Said, say
from chapter8.site.plans.models import Plan
from chapter8.site.plans.nouns import saying_of
from chapter8.site.situations.models import Situation

FILE = "partnership.toml"


def fill(folder: Path, situation: Situation) -> None:
    """Keep the exercise's plan. One that its owner keeps already stays as it is.

    Raises:
        DamagedError: the file is no plan.
    """
    file = folder / FILE
    if not file.is_file():
        return
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        _keep(situation, table)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise DamagedError(
            f"{FILE} can't be used: {error}", place=str(file), remedy="It needs an owner, a marking and entries."
        ) from error


@transaction.atomic
def _keep(situation: Situation, table: Mapping[str, Any]) -> None:
    owner = str(table["owner"])
    if situation.plans.filter(owner=owner).exists():
        return
    plan = Plan(situation=situation)
    plan.marking = Marking(Tlp(table["tlp"]), owner, frozenset(table["audience"]))
    plan.save()
    said: dict[str, list[Said]] = {}
    for row in table["entry"]:
        by = str(row.get("by", owner))
        said.setdefault(by, []).append(_said(row, plan.marking, by))
    for by, entries in said.items():
        say(plan, "exercise", entries, Author(None, by))


def _said(row: Mapping[str, Any], marking: Marking, by: str) -> Said:
    """An entry; what speaks for one organization is marked as its own, and goes where the plan goes."""
    kind, value = str(row["kind"]), saying_of(str(row["kind"]), msgspec.to_builtins(row["values"]))
    if kind not in THEIR_OWN:
        return Said(kind, str(row["key"]), value)
    others = (marking.audience | {marking.owner}) - {by}
    return Said(kind, str(row["key"]), value, marking=Marking(marking.tlp, by, others))
