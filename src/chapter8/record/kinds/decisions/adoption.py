"""How a decision was adopted, as its own text says: meeting, unanimity, counts, who voted against or abstained."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chapter8.atlas import Atlas
from chapter8.record.nouns import Vote

_N = r"(?:\d{1,3}|[A-Za-z]{2,12})"
_UNANIMOUS = re.compile(
    r"\badopted\s+unanimously\b|\badoptée\s+à\s+l[’']unanimité\b|\baprobada\s+por\s+unanimidad\b", re.IGNORECASE
)
_COUNTS = re.compile(
    rf"(?:\b|(?<=meeting))by\s+(?:a\s+vote\s+of\s+)?(?P<favour>{_N})\s*votes?(?:\s+in\s+favou?r)?"
    rf"(?:\s+to\s*(?P<against>{_N}))?(?P<rest>(?:[^().]|\([^()]{{0,500}}\)){{0,300}})",
    re.IGNORECASE,
)
_ABSTENTIONS = re.compile(rf"(?P<count>{_N})\s*abstentions?\b", re.IGNORECASE)
_AGAINST = re.compile(rf"\b(?P<count>{_N})\s+(?:votes?\s+)?against\b", re.IGNORECASE)
_NOT_VOTING = re.compile(r"\b(?:absent|not\s+participat|did\s+not|not\s+voting|not\s+present)", re.IGNORECASE)
_STAYED_OUT = re.compile(
    r"\bmembers?\s+\(([^()]{2,300})\)\s+(?:did\s+not\s+participate\s+in\s+the\s+vot|(?:was|were)\s+absent)",
    re.IGNORECASE,
)
"""As a note of the older volumes has it: "One member (China) did not participate in the voting"."""
_NAMES = re.compile(r"\(([^()]{2,500})\)")
_PIECES = re.compile(
    r",\s*(?:and\s+)?|\s+and\s+(?!Northern\b|the\s+Grenadines\b|Herzegovina\b|Tobago\b|Barbuda\b|Principe\b)"
)
_COUNTING = """
none one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
"""
_NUMBERS = {word: value for value, word in enumerate(_COUNTING.split())} | {"no": 0, "nil": 0, "zero": 0}


@dataclass(frozen=True, slots=True)
class Adoption:
    """`unanimous` is None where the text tells neither; `said` are the words that tell it."""

    unanimous: bool | None = None
    vote: Vote | None = None
    said: str | None = None


def adoption(text: str, notes: str, atlas: Atlas) -> Adoption:
    """What the front and the closing lines say of the vote, and the notes of who took no part in it.

    Names that the atlas does not know stay as written.
    """
    folded = " ".join(text.split())
    if _UNANIMOUS.search(folded):
        vote = Vote(draft=None, decision=None, adopted=True, favour=None, against=0, abstentions=0)
        return Adoption(unanimous=True, vote=vote, said="Adopted unanimously")
    counts = _COUNTS.search(folded)
    if counts is None or (favour := _number(counts["favour"])) is None:
        return Adoption()
    rest = counts["rest"]
    abstentions = _ABSTENTIONS.search(rest)
    opposed = _AGAINST.search(rest)
    against = _number(counts["against"] or (opposed["count"] if opposed else None))
    abstaining = _number(abstentions["count"]) if abstentions else (0 if against is not None else None)
    listed = _listed(rest, abstentions.start() if abstentions else -1, against, atlas)
    for stayed in _STAYED_OUT.finditer(" ".join([folded, *notes.split()])):
        names = (_canonical(name, atlas) for name in _PIECES.split(stayed.group(1)) if name.strip())
        listed["absent"] = tuple(dict.fromkeys([*listed["absent"], *names]))
    vote = Vote(
        draft=None,
        decision=None,
        adopted=True,
        favour=favour,
        against=against,
        abstentions=abstaining,
        opposed=listed["opposed"],
        abstaining=listed["abstaining"],
        absent=listed["absent"],
    )
    end = max((found.end() for found in (opposed, abstentions) if found), default=0)
    named = re.match(r"\s*\([^()]{2,500}\)", rest[end:])
    told = f"Adopted {counts.group()[: counts.start('rest') - counts.start() + end]}{named.group() if named else ''}"
    settled = against is not None and abstaining is not None
    return Adoption(not (against or abstaining or listed["absent"]) if settled else None, vote, told)


def _listed(rest: str, abstentions: int, against: int | None, atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """The names in brackets, under the head that stands before (or, for the absent, in or behind) each bracket."""
    listed: dict[str, list[str]] = {"opposed": [], "abstaining": [], "absent": []}
    for bracket in _NAMES.finditer(rest):
        inside = bracket.group(1)
        behind = rest[bracket.end() : bracket.end() + 60].partition(";")[0].partition("(")[0]
        if _NOT_VOTING.search(inside) or re.match(r"\W{0,3}(?:was|were|did|not|absent)\b", behind):
            head = "absent"
        elif 0 <= abstentions < bracket.start():
            head = "abstaining"
        elif against:
            head = "opposed"
        else:
            continue
        names = _NOT_VOTING.split(inside)[0].strip(" ,")
        listed[head].extend(_canonical(name, atlas) for name in _PIECES.split(names) if name.strip())
    return {head: tuple(names) for head, names in listed.items()}


def _canonical(name: str, atlas: Atlas) -> str:
    plain = name.strip(" .")
    return atlas.canonical_actor(plain) or plain


def _number(words: str | None) -> int | None:
    if words is None or words.isdigit():
        return int(words) if words else None
    return _NUMBERS.get(words.lower())
