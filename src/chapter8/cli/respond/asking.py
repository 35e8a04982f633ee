"""The options by which questions to `chapter8 respond` are asked, and what is printed under every answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

import click

from chapter8.atlas import Atlas
from chapter8.cli.printable import printable
from chapter8.respond.answers import Terms
from chapter8.respond.policies import Policies
from chapter8.respond.questions import read_fact, read_policies, read_waiver

countries_option = click.option(
    "--countries", required=True, metavar="CODES", help="ISO codes or names of States, divided by commas: SDN,TCD."
)
means_option = click.option(
    "--means", multiple=True, metavar="ORG:WORD=N,...", help="What an organization can bring; may be given again."
)
_FACT = "A fact on record: consent:SDN:2026-01-10, 'authorisation:AU:S/RES/9902 (2025):2025-11-18:2026-07-31'."
_fact_options = (
    click.option("--fact", "facts", multiple=True, metavar="FACT", help=f"{_FACT} May be given again."),
    click.option("--ledger", is_flag=True, help="Add what the ledger of operations has on record there."),
)
_policy_options = (
    click.option("--policy", "chosen", multiple=True, metavar="KEY=ANSWER", help="Answer a contested question so."),
    click.option("--waive", "rules", multiple=True, metavar="RULE", help="Set a rule aside, such as P53/VII."),
    click.option("--reason", default="", metavar="TEXT", help="Why it is set aside; printed on every answer."),
    click.option("--by", default="", metavar="NAME", help="Who sets it aside."),
)


def asks_under_policies(*, facts: bool = True) -> Callable[[Callable[..., Any]], Any]:
    """Decorate a command: it gets `terms` out of its options; with `facts`, those stated and those of the ledger.

    Facts are read by the atlas that the command has from `asks_the_atlas`.
    """

    def decorate(command: Callable[..., Any]) -> Any:
        @wraps(command)
        def run(*args: Any, chosen: Any, rules: Any, reason: str, by: str, **rest: Any) -> Any:
            policies = read_policies(chosen, read_waiver(rules, reason, by, date.today()))  # noqa: DTZ011 - own day
            stated = tuple(read_fact(text, rest["asked"].atlas) for text in rest.pop("facts", ()))
            rest["terms"] = Terms(stated, policies, with_ledger=rest.pop("ledger", False))
            return command(*args, **rest)

        decorated: Any = run
        for option in reversed((*(_fact_options if facts else ()), *_policy_options)):
            decorated = option(decorated)
        return decorated

    return decorate


def show_told(policies: Policies | None) -> None:
    """The policies chosen and the rules waived, which stand under every answer."""
    for line in policies.told if policies else ():
        click.secho(printable(line), fg="yellow")


def names(atlas: Atlas, states: list[str] | tuple[str, ...], on: date) -> str:
    """The States as they were called on the day."""
    return ", ".join(atlas.name_on(code, on) for code in states)
