"""`chapter8 registry`: who is who, who belongs where, what was agreed, who is there, what was done; on any day."""

from __future__ import annotations

import click

from chapter8.cli.registry import field, law, members, tables


@click.group()
def registry() -> None:
    """Ask the registry: organizations, memberships, mandates, agreements, offices and operations, as of any day.

    Every row has its source. Answers come from the node in CHAPTER8_HOME where there is one, with what people
    entered there, and else from the rows that are shipped.

    \b
    Examples:
      chapter8 registry members ECOWAS --on 2025-01-30
      chapter8 registry covering SDN TCD --on 2026-06-30
      chapter8 registry agreements --party UN --function peacekeeping
      chapter8 registry operations show ECOMIL
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines


for command in (*members.COMMANDS, *law.COMMANDS, *field.COMMANDS, *tables.COMMANDS):
    registry.add_command(command)
