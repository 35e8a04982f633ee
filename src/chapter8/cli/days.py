"""A day as every command takes it: 2025-01-30."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from chapter8.errors import UsageError


class Day(click.ParamType[date]):
    """A day in the form of ISO 8601. Raises UsageError for anything else."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ARG002 - click gives it
        """The day; one that is a date already, as a default may be, stays."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            place = param.opts[0] if param else ""
            raise UsageError(f'"{value}" is no date', place=place, remedy="Write it as 2025-01-30.") from None


DAY = Day()
