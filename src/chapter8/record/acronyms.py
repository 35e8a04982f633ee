"""Acronyms that a document itself defines: "the African Union Mission in Iskara (AMISKA)".

Nothing is known beforehand: a document's own definition is the evidence. An acronym that the same document defines in
two ways stays as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from chapter8.record.definite import known_acronyms

_DEFINED = re.compile(
    r"(?P<run>[A-ZÀ-Þ][\w’'/-]*(?:,?\s+(?:[A-ZÀ-Þ][\w’'/-]*|of|off|for|in|on|against|under|the|and|to|de|des|du|la|le|les|pour|et|para(?:\s+a)?|del|da|do|dos|das)){1,18})"
    r"\s+\((?:the\s+)?[“\"]?(?P<acronym>[A-Z](?:[A-Za-z-]{0,12}[A-Z]))s?[”\"]?\)"
)
_IN_BRACKETS = re.compile(
    r"\((?:the\s+)?[“\"]?[A-Z][A-Za-z-]{0,12}[A-Z]s?[”\"]?\)"
)  # quick: without one, none is defined
_START = re.compile(r"(?:^|(?<=\s))(?=[A-ZÀ-Þ])")
_HEAD = re.compile(
    r"^(?:(?:Member\s+)?States|Governments?|Heads?|Chair\w*|President|Commission|Secretary-General|Representatives?|"
    r"Headquarters|Members|Force\s+Commander)\s+(?:of|and)\s+(?:the\s+)?"
)
_PARTICIPLE = re.compile(r"^[A-Z][a-z]+(?:ing|s)\s+the\s+(?=[A-Z])")
_FUNCTION_WORDS = frozenset(
    [
        "of",
        "off",
        "against",
        "under",
        "for",
        "in",
        "on",
        "the",
        "and",
        "to",
        "de",
        "des",
        "du",
        "la",
        "le",
        "les",
        "et",
        "para",
        "del",
        "da",
        "do",
        "dos",
        "das",
        "a",
    ]
)
_SHORTEST_RUN = 2


def defined_acronyms(texts: Iterable[str]) -> Mapping[str, str]:
    """Full name by acronym, for every acronym to which these texts give one name and no other."""
    names: dict[str, set[str]] = {}
    for text in texts:
        if "(" not in text or _IN_BRACKETS.search(text) is None:
            continue
        for found in _DEFINED.finditer(text):
            name = _name(" ".join(found["run"].replace("’", "'").split()), found["acronym"])
            if name:
                names.setdefault(found["acronym"], set()).add(name)
    return {acronym: next(iter(full)) for acronym, full in names.items() if len(full) == 1}


def _name(run: str, acronym: str) -> str | None:
    """The part of the run that the acronym stands for: from the word with its first letter, if its letters follow.

    Acronyms of another language (MONUC) do not spell the English name: there it is the whole run, behind an office.
    """
    starts = [found.start() for found in _START.finditer(run)]
    for start in starts:
        if _spells(acronym, run[start:]):
            return run[start:]
    last = re.split(r",\s+(?:and\s+)?(?:the\s+)?|\s+(?:and|to)\s+the\s+", run)[-1]
    whole = _HEAD.sub("", _PARTICIPLE.sub("", last))
    return whole if len(whole.split()) >= _SHORTEST_RUN and whole[:1].isupper() else None


def _spells(acronym: str, name: str) -> bool:
    """Whether the acronym begins with the name's initial and has most of the others, in order (AMISKA skips "Union").

    Half of the acronym's letters at least must be initials: "Mission in Haiti" has two of the eight of MINUSTAH.
    """
    initials = [word[0].lower() for word in re.split(r"[\s/-]+", name) if word and word not in _FUNCTION_WORDS]
    letters = re.sub(r"[^a-z]", "", acronym.lower())
    if not initials or initials[0] != letters[:1]:
        return False
    position = matched = 0
    for initial in initials:
        at = letters.find(initial, position)
        if at >= 0:
            matched, position = matched + 1, at + 1
    return matched >= _SHORTEST_RUN and matched * 5 >= len(initials) * 3 and matched * 2 >= len(letters)


def preferred(defined: Mapping[str, str]) -> Mapping[str, str]:
    """The document's acronyms under the names by which bodies are kept, where both plainly mean the same.

    "African Union Mission to Somalia" is kept as "African Union Mission in Somalia": one body, one name.
    """
    known = known_acronyms()
    kept = {
        acronym: known[acronym] if acronym in known and _alike(known[acronym], name) else name
        for acronym, name in defined.items()
    }
    written = {
        name: kept[acronym]
        for acronym, name in defined.items()
        if not kept[acronym].endswith(name)  # the High Commissioner is not the Office of the High Commissioner
    }
    return {**written, **kept}


def _alike(one: str, other: str) -> bool:
    """Whether two names share half of their capitalised words."""
    left, right = (set(re.findall(r"[A-Z]\w+", name)) for name in (one, other))
    return 2 * len(left & right) >= min(len(left), len(right))
