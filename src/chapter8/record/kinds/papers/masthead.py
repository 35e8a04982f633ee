"""The masthead of a document, all of it furniture: organization, body, symbol, distribution, date, language."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chapter8.record.kinds.assembly import DATE
from chapter8.record.text import Line

_FRONT_LINES = 40
_ORGANS = (
    r"United\s+Nations|Nations\s+Unies|Security\s+Council|General\s+Assembly|Economic\s+and\s+Social\s+Council|"
    r"African\s+Union|Union\s+Africaine|Uni[aã]o\s+Africana|Peace\s+and\s+Security\s+Council|"
    r"Economic\s+Community\s+of\s+West\s+African\s+States|Authority\s+of\s+Heads\s+of\s+State\s+and\s+Government|"
    r"Addis\s+Ababa|Geneva|New\s+York"
)
_SYMBOL = r"[A-Z]{1,4}(?:/[A-Za-z0-9.()–-]+){1,9}\*{0,2}(?:\s*\(\d{4}\))?"  # two of one document stand joined
_DISTRIBUTION = r"Distr(?:ibution|\.)?:?\s*(?:GENERAL|General|Limited|Restricted)"
_LANGUAGE = r"Original:\s*\w+(?:\s*(?:/|and|,)\s*\w+)*"
_SESSION = r"[A-Z][\w-]+(?:\s+\w+)?\s+(?:session|year)|Agenda\s+items?\s+[\d\s,()a-z]+|Official\s+Records|Provisional"
_EXERCISE = r"(?:EXERCISE[\s*-]*){1,6}"
_PART = re.compile(
    rf"(?:{_EXERCISE}|{_DISTRIBUTION}|{_LANGUAGE}|(?i:{_ORGANS})|{DATE.pattern}|{_SYMBOL}|{_SESSION}|"
    r"\d{2}-\d{5}(?:\s*\(E\))?|ENGLISH|ORIGINAL)(?=\s|$)",
    re.IGNORECASE,
)


_JOB = re.compile(
    r"(?:\d{1,3}(?:/\d{1,3})?\s+)?\*?\d{2}-\d{5}\*?(?:\s*\([A-Z]\))?(?:\s+\d{6}|\s+\d{1,3}(?:/\d{1,3})?)?|\*\d{7,8}\*"
)
"""The number of the printing job, as it stands at the foot of pages, alone or beside the page: "2/14 08-28911 (E)"."""


def job_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines that hold nothing but the number of the printing job."""
    return frozenset(index for index, line in enumerate(lines) if _JOB.fullmatch(line.text.strip()))


def is_masthead(text: str) -> bool:
    """Whether a line is made of nothing but parts of a masthead: "Security Council  Distr.: General"."""
    position, words = 0, text.strip()
    if not words or len(words) > 200:
        return False
    while position < len(words):
        found = _PART.match(words, position)
        if found is None or (found.group()[:1].islower()):
            return False
        position = found.end()
        while position < len(words) and words[position].isspace():
            position += 1
    return True


def masthead_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The places of the lines of a document's masthead: those before its text begins."""
    found: set[int] = set()
    seen = 0
    for index, line in enumerate(lines):
        if not line.text.strip() or line.style == "furniture":
            continue
        seen += 1
        if seen > _FRONT_LINES:
            break
        if is_masthead(line.text):
            found.add(index)
        elif len(line.text) > 80:
            break  # a long line is text, or the headline: the masthead is over
    return frozenset(found)
