"""The rule engine of legal paths beside its obvious twin, on 10,000 random questions with random facts on record.

The questions are drawn with a fixed seed: one to three States, any day from 1946 to 2026, either measure, and up to
four facts about those States and organizations that may cover them, half of them near the day. The twin walks every
table row by row. The time of both is beside them.
"""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

from bench.figures import Figure

from chapter8.atlas import Atlas
from chapter8.respond.legal import legal_paths
from chapter8.respond.legal.facts import KnownFact
from chapter8.respond.legal.rules import MEASURES, Measure
from chapter8.respond.legal.walked import walked
from chapter8.symbols.evidence import Evidence

CASES = 10_000
FIRST, LAST = date(1946, 1, 1), date(2026, 11, 1)
KINDS = ("authorisation", "decision", "consent", "invitation", "refusal")
EVIDENCE = (Evidence(source="drawn by the bench"),)


def figures() -> list[Figure]:
    """How often both agree, how often the answer holds an open path, and the time of each."""
    atlas, chance = Atlas.shipped(), random.Random(8)  # noqa: S311 - questions, no secrets
    states = [state.code for state in atlas.states if state.status in {"member", "former"}]
    agree = opened = 0
    took, twin_took = 0.0, 0.0
    for _ in range(CASES):
        asked, on, measure, facts = _question(chance, states, atlas)
        begun = time.perf_counter()
        found = legal_paths(atlas, asked, on, measure, facts=facts)
        between = time.perf_counter()
        slow = walked(atlas, asked, on, measure, facts)
        took, twin_took = took + between - begun, twin_took + time.perf_counter() - between
        agree += {(path.key, path.organization): path.available for path in found} == slow
        opened += any(each.facts and each.met for path in found for each in path.requirements)
    return [
        Figure("legal paths equal to the tables walked row by row", agree, f"of {CASES:,}", bar="all"),
        Figure("questions of them in which a fact on record met a requirement", opened, f"of {CASES:,}"),
        Figure("time of one question", took / CASES * 1e3, "ms", "the tables walked", twin_took / CASES * 1e3),
    ]


def _question(
    chance: random.Random, states: list[str], atlas: Atlas
) -> tuple[list[str], date, Measure, list[KnownFact]]:
    asked = chance.sample(states, chance.choice((1, 1, 2, 3)))
    on = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    near = [row.organization for state in asked for row in atlas.memberships_of(state, on)] or ["UN"]
    facts = [_fact(chance, asked, near, on) for _ in range(chance.randrange(5))]
    return asked, on, chance.choice(MEASURES), facts


def _fact(chance: random.Random, asked: list[str], near: list[str], on: date) -> KnownFact:
    dated = on - timedelta(days=chance.choice((0, 1, 30, 400, -1, -30)))
    return KnownFact(
        chance.choice(KINDS),  # type: ignore[arg-type] - the words are those of the type
        chance.choice([*near, None]),
        dated,
        EVIDENCE,
        measure=chance.choice((None, None, *MEASURES)),
        expires=chance.choice((None, dated + timedelta(days=10), date(2027, 1, 1))),
        state=chance.choice(asked),
        claimed_by=chance.choice((None, None, None, "S/2026/9911")),
        in_principle=chance.random() < 0.1,
    )
