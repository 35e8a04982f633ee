"""Worldwide releases of events, made of a few lines in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from chapter8.watch.countries import CountryTable
from chapter8.watch.events import EventTable, read_events

FIFTEEN = (700, 439, 471, 436, 530, 475, 770, 840, 365, 520, 560, 652, 369, 678, 775)  # Gleditsch-Ward numbers


@pytest.fixture
def release(ged: Callable[[str], bytes]) -> Callable[..., EventTable]:
    """A release by its file's name: in each month an event without a death in fifteen countries, and `events`."""
    names = {number: country.name for country in CountryTable.shipped().values() for number in country.gw}

    def made(name: str, months: str, events: str = "") -> EventTable:
        filling = [
            f"{9000 + 100 * place + index} {names[number].replace(' ', '~')} {number} 1 {month}-15 {month}-15 0 0 0"
            for place, month in enumerate(months.split())
            for index, number in enumerate(FIFTEEN)
        ]
        return read_events(ged("\n".join([*filling, events])), name=name)

    return made
