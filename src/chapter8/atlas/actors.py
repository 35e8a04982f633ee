"""The office in a speaker's label: what is left when it is taken off may name a state or an organization."""

from __future__ import annotations

import re
from collections.abc import Iterator

OFFICE = (
    r"(?:(?:acting|interim|deputy|assistant|under|permanent|current|joint|special|chief|first|prime|foreign)[\s-]+)*"
    r"(?:chair(?:man|woman|person)?(?:[\s-]in[\s-]office)?|commissioner|commission|presidency|president|vice-president|"
    r"secretary[\s-]general|executive secretary|secretariat|observer|representative|ambassador|envoy|mediator|"
    r"facilitator|delegation|director[\s-]general|high representative|minister|secretary of state|king|emir|"
    r"head of state|spokesperson)"
)
OPENS = re.compile(rf"(?:the\s+)?{OFFICE}\b", re.IGNORECASE)
CLOSES = re.compile(rf"(?:['’]s)?\s+{OFFICE}\b(?=\s*$|\s+(?:for|on|of|to)\b)", re.IGNORECASE)
TWO_OFFICES = re.compile(rf"\band\s+(?:the\s+)?{OFFICE}\b", re.IGNORECASE)
OF = re.compile(r"\bof\s+(?:the\s+)?", re.IGNORECASE)
ACRONYM_AFTER = re.compile(r"\s*\([A-Z][\w-]*\)\s*$")
LONGEST_LABEL = 300  # characters; a longer text is no label


def candidates(label: str) -> Iterator[str]:
    """What may be the actor's name in a label, best first: the whole, then the whole without its office.

    "Commissioner for Peace and Security of the African Union (AU)" -> ..., "African Union". A label with two offices
    ("Minister of Bulgaria and Chairman-in-Office of the OSCE") has no single actor: only the whole is tried.
    """
    if len(label) > LONGEST_LABEL:
        return
    whole = label.strip()
    yield whole
    bare = ACRONYM_AFTER.sub("", whole)
    if bare != whole:
        yield bare
    if TWO_OFFICES.search(bare):
        return
    if OPENS.match(bare):
        for found in OF.finditer(bare):
            yield bare[found.end() :]
    else:
        closing = CLOSES.search(bare)
        if closing is not None:
            yield bare[: closing.start()]
