"""How the text of a footnote looks: where it may end, what it waits for, how it begins, and how it is called."""

from __future__ import annotations

import re
from functools import lru_cache

CITES_AT_ONCE = re.compile(
    r"(?:Ibid\b|See (?:also )?[A-Za-z]|For (?:more|the|further|a|details)\b|[A-Z]{1,3}/(?:[\w.]+/)*[\w.]*\d|PSC/PR/|"
    r"(?:General Assembly|Security Council|Council) (?:resolution|decision)\b|Official Records\b)"
)
_ABBREVIATED = re.compile(
    r"(?:\b(?:pp?|paras?|Nos?|chaps?|sects?|vols?|cf|arts?|PV|Corr|Add|Rev)\.|[,;:/(—–-]|\band|\bof)$"
)
_COUNTED = r"pp?|paras?|nos?|chaps?|sects?|vols?|arts?|PV|Corr|Add|Rev|Amend|No|Nos"
_WANTS_NUMBER = re.compile(
    r"(?:\b(?:pp?|paras?|[Nn]os?|chaps?|sects?|vols?|arts?)\.|[–—-]|Resumption|\bnote|\bpart)\s*$"
)
_TAIL = 40  # characters: what stands at the end of a text is looked for here
_ENDS_IN_CITATION = re.compile(
    r"(?:^|\W)[A-Z]{1,3}/[\w./() -]{0,80}\d\)?(?:, pp?\. ?[\d, –-]{1,60})?(?: \([^()]{0,120}\))?$"
)
_LONGEST_CITATION = 280  # characters: symbol, pages and label


def complete(text: str) -> bool:
    """Whether a text could end here: a full stop (not of an abbreviation), and no bracket left open."""
    stripped = text.rstrip()
    if not stripped or stripped.count("(") != stripped.count(")"):
        return False
    if stripped.endswith("Ibid."):
        return True
    return bool(re.search(r"[.?!][”’\"]?$", stripped[-2:])) and not _ABBREVIATED.search(stripped[-_TAIL:])


def may_end(text: str) -> bool:
    """Whether a note could end here though its full stop is missing: a whole citation stands at its end."""
    if complete(text):
        return True
    return bool(_ENDS_IN_CITATION.search(text[-_LONGEST_CITATION:])) and not text.endswith((",", "-", "–"))


def wants_more(text: str) -> bool:
    """Whether a text breaks off where something must follow: a comma, "and", "p.", an open bracket."""
    stripped = text.rstrip()
    return bool(_ABBREVIATED.search(stripped[-_TAIL:])) or stripped.count("(") > stripped.count(")")


def wants_number(text: str) -> bool:
    """Whether a text breaks off where a number must follow: "pp.", "No.", "Resumption"."""
    return bool(_WANTS_NUMBER.search(text[-_TAIL:]))


@lru_cache(maxsize=1024)
def call_of(number: int) -> re.Pattern[str]:
    """A number glued to a word, its stop or its bracket, as a call is: "delay,6", not "p.6", "Add.6" or "S/PV.6"."""
    return re.compile(
        rf"(?<![/\w.-])(?!(?:{_COUNTED})\b)[^\W\d_]{{2,30}}[.,;:]?[”’]?{number}(?![\w/]|\.\d)|[)\]”][.,;:]?{number}(?![\w/])"
    )
