"""The legal engine against situations of history: it agrees with the record, or the table says why not."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

import msgspec
import pytest
from bench.registry.history import Situation, answer, compare, read_situations

from chapter8.atlas import Atlas
from chapter8.atlas.ledger import Ledger

ATLAS = Atlas.shipped()
SITUATIONS = {each.key: each for each in read_situations()}
EXPLAINED = [each.key for each in SITUATIONS.values() if each.difference]


@cache
def agrees(key: str) -> bool:
    """Whether the engine says what the record has, in every part."""
    return not compare(ATLAS, SITUATIONS[key]).apart


def standing(situation: Situation) -> dict[tuple[str, str | None], str]:
    """How every path stands."""
    return {(path.key, path.organization): path.available for path in answer(ATLAS, situation)}


def test_there_are_more_situations_than_were_asked_for() -> None:
    assert len(SITUATIONS) >= 32


@pytest.mark.parametrize("key", [key for key in SITUATIONS if key not in EXPLAINED])
def test_the_engine_agrees_with_the_record(key: str) -> None:
    assert compare(ATLAS, SITUATIONS[key]).apart == {}


@pytest.mark.parametrize("key", EXPLAINED)
def test_an_explained_difference_is_still_one(key: str) -> None:
    assert not agrees(key)


def test_what_came_after_the_day_changes_no_answer() -> None:
    for situation in SITUATIONS.values():
        then = tuple(told for told in situation.facts if told.dated <= situation.on)
        if len(then) < len(situation.facts):
            known_then = msgspec.structs.replace(situation, facts=then)
            late, early = standing(situation), standing(known_then)
            assert {key: late[key] for key in early} == early, situation.key


def test_the_other_answer_stands_beside_the_path() -> None:
    found = compare(ATLAS, SITUATIONS["Sierra Leone 1998"])
    assert found.hinges == ("Under “Later endorsement counts” this would be open.",)


def test_without_its_authorization_no_coalition_would_have_been_open() -> None:
    for situation in SITUATIONS.values():
        if situation.path in {"coalition", "P53/VII"} and situation.stands == "open":
            facts = tuple(told for told in situation.facts if told.kind != "authorisation")
            bare = standing(msgspec.structs.replace(situation, facts=facts))
            actor = None if situation.actor == "STATES" else situation.actor
            assert bare.get((situation.path, actor)) != "open", situation.key


def test_the_day_after_its_last_an_authorization_opens_nothing() -> None:
    situation = SITUATIONS["Haiti 2004"]
    (told,) = situation.facts
    assert told.expires is not None
    for later, stands in ((0, "open"), (1, "requires")):
        asked = msgspec.structs.replace(situation, on=told.expires + timedelta(days=later))
        assert standing(asked)["coalition", None] == stands


def test_what_the_council_did_has_the_same_days_in_the_table_and_in_the_ledger() -> None:
    ledger = Ledger.of_atlas(ATLAS)
    compared = 0
    for situation in SITUATIONS.values():
        acts = ledger.acts_on(situation.operation) if situation.operation else []
        for told in (each for each in situation.facts if each.kind in {"authorisation", "endorsement", "decision"}):
            rows = [act for act in acts if act.symbol == told.source.partition(",")[0]]
            assert rows or not told.source.startswith("S/RES/"), told
            assert all(act.dated == told.dated for act in rows), told
            ends = {act.expires for act in rows if act.act == "authorises"} - {None}
            assert not ends or told.expires in {None, *ends}, told
            compared += bool(rows)
    assert compared >= 40
