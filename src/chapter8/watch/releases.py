"""Which release a file of UCDP events is, and which months it speaks for.

UCDP numbers its releases, and the number says what a release covers:

- Candidate, monthly: `GEDEvent_v23_0_10.csv` is version 23.0.10 and covers October 2023, and only that month.
  It also holds events that begin in October and end in November. They are kept, but November is not covered.
- Candidate, consolidated: `GEDEvent_v26_01_26_06.csv` covers January to June 2026.
- GED, yearly: `GEDEvent_v23_1.csv` or `ged231.csv` is version 23.1 and covers January 1989 to December 2022.

A file with any other name is no release of UCDP's, and covers what its own events show, see `covered_months`.
(Source: UCDP download centre, codebooks of GED 23.1 and Candidate 23.0.X.)
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Literal

from chapter8.watch.months import month_id, months_between, shift

Series = Literal["candidate", "consolidated", "yearly", "unnumbered"]
GED_BEGINS = date(1989, 1, 1)
WORLD = 15  # a worldwide month of UCDP names some fifty countries; a file that names fewer than this is an extract

_CONSOLIDATED = re.compile(r"GEDEvent_v(\d\d)_(\d\d)_(\d\d)_(\d\d)(?!\d)", re.IGNORECASE)
_MONTHLY = re.compile(r"GEDEvent_v(\d\d)_0_(\d{1,2})(?!\d)", re.IGNORECASE)
_YEARLY = re.compile(r"(?:GEDEvent_v|ged)(\d\d)_?([1-9])(?!\d|_)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Release:
    """A numbered release: `label` in words, the months it is for, and the month in which it came out."""

    series: Series
    label: str
    first: date | None = None
    last: date | None = None
    published: date | None = None

    @property
    def replaces_whole(self) -> bool:
        """Whether it is the full word on its months, so that events which it no longer lists are withdrawn."""
        return self.series in {"consolidated", "yearly"}


def release_of(name: str) -> Release:
    """The release that a file's name tells; of series "unnumbered" where it tells none."""
    if match := _CONSOLIDATED.match(name):
        year, month, last_year, last_month = (int(part) for part in match.groups())
        if 1 <= month <= 12 and 1 <= last_month <= 12:
            first, last = date(2000 + year, month, 1), date(2000 + last_year, last_month, 1)
            version = ".".join(match.groups())
            return Release("consolidated", f"UCDP Candidate {version}", first, last, shift(last, 1))
    if match := _MONTHLY.match(name):
        year, month = (int(part) for part in match.groups())
        if 1 <= month <= 12:
            covered = date(2000 + year, month, 1)
            return Release("candidate", f"UCDP Candidate {year}.0.{month}", covered, covered, shift(covered, 1))
    if match := _YEARLY.match(name):
        year, revision = (int(part) for part in match.groups())
        last, published = date(1999 + year, 12, 1), date(2000 + year, 6, 1)
        return Release("yearly", f"UCDP GED {year}.{revision}", GED_BEGINS, last, published)
    return Release("unnumbered", f"{name[:48]} (unnumbered)")


def covered_months(release: Release, shown: Collection[date]) -> tuple[date, ...]:
    """The months for which the absence of an event means zero.

    `shown` are the months that show themselves: some event both begins and ends in them. A month that events only
    reach into from the month before (the November of an October file) does not.
    The file covers the months from the first to the last that show themselves, and no more than its release is for:
    a release that was cut short covers only what is there. Without a number, a last month that breaks off half-way
    can't be told from a calm end; the reader of the file is warned of that.
    """
    if release.first and release.last:
        shown = [month for month in shown if release.first <= month <= release.last]
    return months_between(min(shown), max(shown)) if shown else ()


def order(release: Release) -> tuple[int, int]:
    """Sorts releases by the month they came out; unnumbered ones come last, in the order given."""
    if release.published is None:
        return (10**6, 0)
    return (month_id(release.published), 1 if release.replaces_whole else 0)
