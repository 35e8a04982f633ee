"""The rule engine of legal paths beside its obvious twin, on 10,000 random questions with random facts on record.

The questions are drawn with a fixed seed: one to three States, any day from 1946 to 2026, either measure, any answer to
each contested question, now and then a waiver, and facts about those States and organizations that may cover them: up
to four at random, and for half of the questions all that one of the paths of one organization requires, each left out,
late, expired or only claimed with a small chance. The twin walks every table row by row; the time of both is beside it.
"""

from __future__ import annotations

import random
import time
from datetime import date, timedelta

from bench.figures import Figure

from chapter8.atlas import Atlas
from chapter8.respond.legal import legal_paths
from chapter8.respond.legal.facts import Kind, KnownFact
from chapter8.respond.legal.rules import MEASURES, Measure, shipped_rules
from chapter8.respond.legal.walked import walked
from chapter8.respond.policies import Policies, Waiver, shipped_policies
from chapter8.symbols.evidence import Evidence

CASES = 10_000
FIRST, LAST = date(1946, 1, 1), date(2026, 11, 1)
KINDS: tuple[Kind, ...] = ("authorisation", "decision", "consent", "invitation", "agreement", "refusal", "endorsement")
EVIDENCE = (Evidence(source="drawn by the bench"),)


def figures() -> list[Figure]:
    """How often both agree, how often the answer holds an open path, and the time of each."""
    atlas, chance = Atlas.shipped(), random.Random(8)  # noqa: S311 - questions, no secrets
    states = [state.code for state in atlas.states if state.status in {"member", "former"}]
    agree = met = opened = waived = hinged = 0
    took, twin_took = 0.0, 0.0
    for _ in range(CASES):
        asked, on, measure, facts = _question(chance, states, atlas)
        policies = _policies(chance)
        begun = time.perf_counter()
        found = legal_paths(atlas, asked, on, measure, facts=facts, policies=policies)
        between = time.perf_counter()
        slow = walked(atlas, asked, on, measure, facts, policies=policies)
        took, twin_took = took + between - begun, twin_took + time.perf_counter() - between
        agree += {(path.key, path.organization): path.available for path in found} == slow
        met += any(each.facts and each.met for path in found for each in path.requirements)
        opened += any(path.available == "open" and path.requirements for path in found)
        waived += any(each.waived for path in found for each in path.requirements)
        hinged += any(path.hinges for path in found)
    return [
        Figure("legal paths equal to the tables walked row by row", agree, f"of {CASES:,}", bar="all"),
        Figure("questions of them in which a fact on record met a requirement", met, f"of {CASES:,}"),
        Figure("questions of them in which all that a path requires was met or waived", opened, f"of {CASES:,}"),
        Figure("questions of them in which a requirement was waived", waived, f"of {CASES:,}"),
        Figure("questions of them in which a path hangs on a contested answer", hinged, f"of {CASES:,}"),
        Figure("time of one question", took / CASES * 1e3, "ms", "the tables walked", twin_took / CASES * 1e3),
    ]


def _question(
    chance: random.Random, states: list[str], atlas: Atlas
) -> tuple[list[str], date, Measure, list[KnownFact]]:
    asked = chance.sample(states, chance.choice((1, 1, 2, 3)))
    on = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
    near = [row.organization for state in asked for row in atlas.memberships_of(state, on)] or ["UN"]
    facts = [_fact(chance, asked, near, on) for _ in range(chance.randrange(5))]
    if chance.random() < 1 / 2:
        facts += _all_required(chance, asked, near, on)
    return asked, on, chance.choice(MEASURES), facts


def _policies(chance: random.Random) -> Policies:
    chosen = {each.key: chance.choice(each.choices).key for each in shipped_policies()}
    waiver = Waiver(chance.choice(shipped_rules().paths).key, "drawn", "the bench", FIRST)
    return Policies.of(chosen, [waiver] if chance.random() < 1 / 4 else [])


def _all_required(chance: random.Random, asked: list[str], near: list[str], on: date) -> list[KnownFact]:
    """What one path requires of one organization, most of it so that it settles."""
    rule = chance.choice(shipped_rules().paths)
    whose = {"united_nations": "UN", "states": None}.get(rule.actor, chance.choice(near))
    facts = []
    for kind in (needed.fact for needed in rule.requires if needed.fact):
        for state in asked:
            dated = on - timedelta(days=chance.choice((0, 5, 300, 300, -40)))
            facts.append(
                KnownFact(
                    chance.choice((kind, kind, kind, "endorsement")) if kind == "authorisation" else kind,
                    whose,
                    dated,
                    EVIDENCE,
                    expires=chance.choice((dated + timedelta(days=370), dated + timedelta(days=100))),
                    state=state,
                    claimed_by=chance.choice((*[None] * 9, "S/2026/9911")),
                    began=chance.choice((None, dated - timedelta(days=90), dated - timedelta(days=500))),
                )
            )
    return facts


def _fact(chance: random.Random, asked: list[str], near: list[str], on: date) -> KnownFact:
    dated = on - timedelta(days=chance.choice((0, 1, 30, 400, -1, -30)))
    return KnownFact(
        chance.choice(KINDS),
        chance.choice([*near, None]),
        dated,
        EVIDENCE,
        measure=chance.choice((None, None, *MEASURES)),
        expires=chance.choice((None, dated + timedelta(days=10), date(2027, 1, 1))),
        state=chance.choice(asked),
        claimed_by=chance.choice((None, None, None, "S/2026/9911")),
        in_principle=chance.random() < 1 / 10,
        until=chance.choice(("", "", "the Council decides otherwise")),
        began=chance.choice((None, None, dated - timedelta(days=20), dated - timedelta(days=366))),
    )
