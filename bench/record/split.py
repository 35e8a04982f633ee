"""Which years the rules may be worked out on, and which only judge them.

Decisions are split by the year of their adoption. A rule is made, and its errors are read, on development years only;
the held-out years are scored, and their errors are not looked into before a rule is final.
"""

from __future__ import annotations

HELD_OUT = frozenset({2002, 2005, 2008, 2010, 2012})


def is_held_out(year: int) -> bool:
    """Whether decisions of this year only judge."""
    return year in HELD_OUT
