"""How long the registry takes over HTTP, over random States and days; beside a static file from the same server.

Each question is asked of a node without rows of its own, 200 times with a fixed seed, one client, one at a time.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from bench.figures import Figure
from bench.pages import STATIC, TIMES, measured, served

from chapter8.atlas import Atlas
from chapter8.atlas.tables.actors import FUNCTIONS

BAR = "p95 < 100 ms"
HOME = Path(".data/bench/registry").resolve()


def figures() -> list[Figure]:
    """p95 of each kind of question, and of the page that asks most of them at once."""
    with served({"CHAPTER8_HOME": str(HOME)}) as server:
        floor = measured(server, [STATIC] * TIMES)["p95"]
        return [
            Figure(f"{name}, p95", measured(server, asked)["p95"], "ms", "static file, same server", floor, bar=BAR)
            for name, asked in addresses().items()
        ]


def addresses() -> dict[str, list[str]]:
    """What is asked for, by the kind of question."""
    chance = random.Random(8)  # noqa: S311 - questions, no secrets
    atlas = Atlas.shipped()
    codes = [state.code for state in atlas.states if state.status == "member"]
    states = [",".join(chance.sample(codes, chance.choice((1, 1, 2, 3)))) for _ in range(TIMES)]
    days = [date(1950, 1, 1) + timedelta(days=chance.randrange(28_000)) for _ in range(TIMES)]
    functions = [chance.choice(FUNCTIONS) for _ in range(TIMES)]
    organizations = [chance.choice(atlas.organizations).code for _ in range(TIMES)]
    agreements = [chance.choice(atlas.registers.agreements).key for _ in range(TIMES)]
    operations = [chance.choice(atlas.registers.operations).code for _ in range(TIMES)]
    cases = [f"countries={several}&on={on}" for several, on in zip(states, days, strict=True)]
    terms = "&measure=coercive&ledger=true"
    return {
        "API, members of an organization": [
            f"/api/memberships?organization={code}&on={on}" for code, on in zip(organizations, days, strict=True)
        ],
        "API, competence for a function": [
            f"/api/competence?{case}&function={function}" for case, function in zip(cases, functions, strict=True)
        ],
        "API, legal paths with what the ledger has": [f"/api/legal-paths?{case}{terms}" for case in cases],
        "API, modes of partnership": [f"/api/modes?{case}" for case in cases],
        "API, scorecard": [f"/api/scorecard?{case}" for case in cases],
        "API, precedents": [f"/api/precedents?{case}" for case in cases],
        "API, gaps of a day": [f"/api/coverage/gaps?on={on}" for on in days],
        "API, an agreement with its signatories": [f"/api/agreements/{key}?on=2024-06-30" for key in agreements],
        "API, an operation with its authorisations": [f"/api/operations/{code}" for code in operations],
        "page, who may act": [f"/who-may-act?{case}&measure=coercive" for case in cases],
    }
