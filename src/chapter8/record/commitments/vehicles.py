"""Reports that carry an answer: "in his next report", "through his regular reporting"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapter8.record.nouns import Deadline

_VEHICLE = re.compile(
    r"(?P<after>\b[\w-]+\s+(?:out\s+|forth\s+|for\s+|to\s+)?)?\b(?:in|as\s+part\s+of|through|within|into|in\s+the\s+context\s+of|on\s+the\s+occasion\s+of)\s"
    r"(?P<whose>his|her|its|their|this|these|each|all|every|future|subsequent|the(?=\s+(?:next|upcoming|forthcoming|regular|final|subsequent|above)))\s?"
    r"(?P<kind>(?:[\w-]+\s){0,4}?)(?P<noun>reports?|reporting|briefings?|updates?)\b"
    r"(?P<tail>\s+(?:to|of|on)\s+(?:the\s+)?(?:(?:Security\s+)?Council|(?:\w+\s)?Committee|peacekeeping\s+missions)|,\s+referred\s+to\s+in\s+paragraphs?\s+\d+\s+(?:above|below))?"
    r"(?!\s+of\s+\d{1,2}\s|\s+\(S/|\s+dated\b)"
)
_NOUNS = ("report", "briefing", "update")  # quick: what every vehicle is called
_OF_THE_PAST = re.compile(
    r"(?:contained|described|outlined|recommended|out|forth|identified|mentioned|to|proposed|presented|made|indicated|noted|"
    r"requested|for|detailed|reported|recommendations|observations|stated|expressed|said|defined|listed|specified)\s*$"
)


def vehicle(text: str, before: Sequence[Deadline]) -> Deadline | None:
    """The report in which something is to be told; its time is that of the report where the paragraph states it."""
    if not any(noun in text for noun in _NOUNS):
        return None
    for found in _VEHICLE.finditer(text):
        if _OF_THE_PAST.search(found["after"] or ""):
            continue
        start = found.start() + len(found["after"] or "")
        words = text[start : found.end()]
        often = (
            found["noun"].endswith(("s", "ing")) or found["whose"] in {"each", "every"} or "regular" in found["kind"]
        )
        known = next((one for one in reversed(before) if not one.vehicle), None)
        if often:
            told = known if known and known.type == "recurring" else None
            return Deadline(
                words, "recurring", told.date if told else None, told.recurrence if told else None, vehicle=True
            )
        dated = (
            known
            if known
            and known.type == "date"
            and found["whose"] in {"his", "this", "its", "their"}
            and "next" not in found["kind"]
            else None
        )
        return Deadline(
            words, "event", dated.date if dated else None, vehicle=True, precision=dated.precision if dated else "day"
        )
    return None
