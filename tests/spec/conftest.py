"""What the chapters of the manual share: a table of events drawn in text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

HEADER = (
    "id,country,country_id,type_of_violence,date_start,date_end,low,best,high,"
    "date_prec,where_prec,latitude,longitude,code_status,source_headline"
)
REST = "1,1,15.5,32.5,Clear,A headline"


@pytest.fixture
def ged() -> Callable[[str], bytes]:
    """Lines of "id country number type start end low best high" become a CSV of GED; ~ is a space in a name."""

    def table(lines: str) -> bytes:
        rows = [",".join([*line.split(), REST]).replace("~", " ") for line in lines.strip().splitlines()]
        return "\n".join([HEADER, *rows, ""]).encode()

    return table
