"""Several papers under one verb of giving, each with a due date of its own: one entry for each.

To provide an update by 1 May, | an interim report by 1 July | and a final report no later than 1 October
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from chapter8.record.commitments.calendar_words import MONTH, NUMBER

_GIVES = re.compile(
    r"(?:to\s+|shall\s+(?:also\s+)?)?(?:\w+ly\s+|continue\s+to\s+)?"
    r"(?:provide|providing|submit|submitting|present|give|prepare|deliver|transmit|produce|brief)\b",
    re.IGNORECASE,
)
_TIME = (
    rf"(?:(?:no|not)\s+later\s+than|by(?:\s+the\s+end\s+of)?\s+(?:\d|no\s+later|the\s+end|mid|{MONTH})|within|before|prior\s+to|"
    rf"every\s|at\s+the\s+end\s+of|(?:at\s+least\s+)?{NUMBER}\s+(?:days|weeks|months)|"
    r"in\s+the\s+(?:first|second|third|fourth|last)\s+(?:half|quarter)\s|"
    rf"(?:in|on)\s+(?:\d{{1,2}}\s+)?(?:{MONTH})\s)"
)
_DUE = re.compile(rf"\b{_TIME}|\b(?:monthly|quarterly|annual|annually|semi-annual|semi-annually)\b")
_KIND = r"(?:(?!(?:including|on|of|in|to|for|with|that|which|as|through)\b)[\w-]+\s+){0,3}?"
_NOUN = r"(?:reports?|briefings?|updates?|addendum|assessments?|reviews?)\b"
_TO_COUNCIL = r"(?:to\s+the\s+(?:Security\s+)?(?:Council|Committee)\b,?\s+(?:after\s[^,;]{3,60},\s)?)?"
_PAPERS = ("report", "briefing", "update", "addendum", "assessment", "review")
_PAPER = re.compile(_NOUN)
_JOINING = re.compile(r"(?:(?:also|then|finally|with)\s+){0,2}")
_NEXT = re.compile(
    rf"(?:,?\s+and|,?\s+as\s+well\s+as)\s+(?=(?:(?:also|then|finally|with)\s+)?{_TO_COUNCIL}(?:{_TIME}[^,;]{{2,60}}?,?\s)?"
    rf"(?:(?:an?|the|his|its|their)\s+)?{_KIND}{_NOUN})"
    rf"|,\s+(?=(?:with\s+)?(?:an?|the|his|its|their)\s+{_KIND}{_NOUN})"
)


def papers_apart(act: str) -> Iterator[str]:
    """The act itself, or one for each paper that has its own time. An act that gives nothing stays whole."""
    several = sum(act.count(paper) for paper in _PAPERS) > 1  # quick: most acts give one paper or none
    joints = list(_NEXT.finditer(act)) if several and _GIVES.match(act) else []
    start = 0
    for joint, following in pairwise([*joints, None]):
        if joint is None:
            continue
        until = following.start() if following else len(act)
        if (
            _PAPER.search(act, start, joint.start())
            and _DUE.search(act, start, joint.start())
            and _DUE.search(act, joint.end(), until)
        ):
            yield act[start : joint.start()].strip(" ,;")
            joining = _JOINING.match(act, joint.end())
            start = joining.end() if joining else joint.end()
    yield act[start:].strip(" ,;") if start else act
