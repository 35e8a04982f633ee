"""`chapter8 respond`: who may act, on what legal path, in which partnership, paid by whom, telling the Council when."""

from __future__ import annotations

import click

from chapter8.cli.respond import acting, duties, partnership


@click.group()
def respond() -> None:
    """Ask who may act, on what legal path, in which partnership, paid by whom.

    The answers are advice out of dated rules, each with what competes with it; none is a finding of law.

    \b
    Examples:
      chapter8 respond competence --countries SDN,TCD --on 2026-06-30 --function peacekeeping
      chapter8 respond paths --countries SDN --on 2026-06-30 --measure coercive --json
      chapter8 respond modes --countries MLI --on 2013-01-15
      chapter8 respond funding --command au --mandate --on 2024-06-30
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines


for command in (*acting.COMMANDS, *partnership.COMMANDS, *duties.COMMANDS):
    respond.add_command(command)
