"""How long a question to the registry takes, over random States and days; beside one look into a dictionary of rows.

Every question is asked of the shipped atlas, 1,000 times with a fixed seed. The floor is what nobody can do without:
the memberships of the States asked about, looked up by their codes. Time is that of the processor: the questions wait
for nothing, so that on a machine with nothing else to do it is the clock's, and on a busy one it stays the same.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from datetime import date, timedelta

from bench.figures import Figure

from chapter8.atlas import Atlas
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.respond.competence import competence
from chapter8.respond.funding import COMMANDS, FundingCase, funding
from chapter8.respond.ladder import ladder
from chapter8.respond.legal import legal_paths
from chapter8.respond.partnership.advantage import measured, scorecard, turning_points
from chapter8.respond.partnership.modes import partnership_modes

ASKED = 1_000
BAR = "under 20 ms"


def figures() -> list[Figure]:
    """The 95th percentile of each kind of question."""
    atlas = Atlas.shipped()
    floor = _p95(lambda states, on, _function: [atlas.memberships_of(state, on) for state in states], atlas)
    questions: dict[str, Callable[[list[str], date, str], object]] = {
        "who is competent for a function": lambda states, on, function: competence(atlas, states, on, function),
        "the legal paths, coercive": lambda states, on, _function: legal_paths(atlas, states, on, "coercive"),
        "who leads, and why": lambda states, on, function: ladder(
            atlas, competence(atlas, states, on, function), {"strength": 1_000}
        ),
        "every mode of partnership": lambda states, on, _function: _modes(atlas, states, on),
        "the scorecard with its turning points": lambda states, on, function: _cards(atlas, states, on, function),
        "who may pay": lambda _states, on, _function: [
            funding(FundingCase(command, council_mandate=True), on) for command in COMMANDS
        ],
    }
    return [
        Figure(f"registry, p95: {name}", _p95(ask, atlas), "ms", "memberships looked up", floor, bar=BAR)
        for name, ask in questions.items()
    ]


def _modes(atlas: Atlas, states: list[str], on: date) -> object:
    found = competence(atlas, states, on, "peacekeeping")
    paths = [*legal_paths(atlas, states, on, "consent"), *legal_paths(atlas, states, on, "coercive")]
    return partnership_modes(atlas, found, paths)


def _cards(atlas: Atlas, states: list[str], on: date, function: str) -> object:
    measures = measured(atlas, competence(atlas, states, on, function), function)
    return scorecard(measures), turning_points(measures)


def _p95(ask: Callable[[list[str], date, str], object], atlas: Atlas) -> float:
    chance = random.Random(8)  # noqa: S311 - questions, no secrets
    codes = [state.code for state in atlas.states if state.status == "member"]
    took = []
    for _ in range(ASKED):
        states = chance.sample(codes, chance.choice((1, 1, 2, 3)))
        on = date(1950, 1, 1) + timedelta(days=chance.randrange(28_000))
        function = chance.choice(FUNCTIONS)
        begun = time.process_time()
        ask(states, on, function)
        took.append(time.process_time() - begun)
    return sorted(took)[int(ASKED * 0.95)] * 1e3
