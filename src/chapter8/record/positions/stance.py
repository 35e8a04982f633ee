"""Which stance the words of a sentence carry towards a theme that it mentions, and which words those are.

The rule: of the words of speech and judgement before the theme, the nearest one governs it ("opposed", "called for",
"noted"); a predicate right behind the theme says more ("... should only be used for ..."). Negation turns the word that
it stands before. Words that carry no stance leave a mention: nothing is inferred from tone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chapter8.record.positions.cues import (
    ALSO_NOUNS,
    BASE_FORMS,
    BEHIND,
    CUE,
    INFINITIVE,
    LACK,
    LACK_BEHIND,
    NOT,
    NOT_ONLY,
    NOUN_AHEAD,
    SUBJECT_ENDS,
)
from chapter8.record.positions.nouns import Stance

_BREAK = re.compile(r"[;:]|, (?:while|whereas|who|which)\b|\b(?:but(?! also)|whereas)\b")
_REACH = 420  # characters before the theme in which its governing word may stand
_WORD = 30  # characters in which the word before a cue stands
_NEGATION = 40  # characters in which a negation stands before a cue


@dataclass(frozen=True, slots=True)
class Reading:
    """The stance, and the words that carry it (None for a mention)."""

    stance: Stance
    words: str | None


MENTION = Reading("mentions", None)


def stance_of(sentence: str, start: int, end: int) -> Reading:
    """The stance that a sentence takes towards what it names from `start` to `end`. A question takes none."""
    if sentence.rstrip().endswith("?"):
        return MENTION
    before = _before(sentence, start, end)
    behind = _behind(sentence, end)
    if before is not None and before.stance == "opposes":
        return before
    if behind is not None and (behind.stance in {"opposes", "conditional"} or before in {None, MENTION}):
        return behind
    return before or MENTION


def _before(sentence: str, start: int, end: int) -> Reading | None:
    """By the nearest word of speech or judgement before the theme; None where there is none."""
    cue = _governing(sentence, start)
    if cue is None:
        return None
    kind, words = str(cue.lastgroup), cue[0]
    denied = NOT.search(sentence, max(0, cue.start() - _NEGATION), cue.start())
    if denied and not NOT_ONLY.search(denied[0]):
        words = sentence[denied.start() : cue.end()]
        kind = {"supports": "opposes", "opposes": "neutral"}.get(kind, kind)
    if kind == "opposes" and (LACK.search(sentence, cue.end(), start) or LACK_BEHIND.match(sentence, end)):
        kind = "supports"  # who deplores the lack of a thing wants the thing
    return MENTION if kind == "neutral" else _reading(kind, words)


def _governing(sentence: str, start: int) -> re.Match[str] | None:
    """The nearest cue in the theme's own clause; in a list ("supported A; B; and C") the cue that opens the list."""
    least = region = max(0, start - _REACH)
    in_list = True
    for cut in _BREAK.finditer(sentence, region, start):
        region, in_list = cut.end(), in_list and cut[0] == ";"
    for since in (region, least) if in_list else (region,):
        cues = [cue for cue in CUE.finditer(sentence, since, start) if not _is_no_cue(sentence, cue)]
        if cues:
            return cues[-1]
    return None


def _is_no_cue(sentence: str, cue: re.Match[str]) -> bool:
    """A word that is not what it looks like: "had to consider" wants, it does not report; "the request" is a noun."""
    before = sentence[max(0, cue.start() - _WORD) : cue.start()]
    if cue[0][0].isupper() and before.rstrip('“"[ '):  # "failed States"
        return True
    if cue["neutral"]:
        return bool(INFINITIVE.search(before)) and cue[0].lower() in BASE_FORMS
    return cue[0].lower() in ALSO_NOUNS and bool(NOUN_AHEAD.search(before))


def _behind(sentence: str, end: int) -> Reading | None:
    """By the predicate of which the theme is the subject; None where it has none."""
    found = BEHIND.match(sentence, end)
    if found is None or SUBJECT_ENDS.search(found["between"]):
        return None
    if any(not _is_no_cue(sentence, cue) for cue in CUE.finditer(sentence, *found.span("between"))):
        return None
    kind = next(kind for kind in ("conditional", "opposes", "supports") if found[kind])
    return _reading(kind, found[kind].strip())


def _reading(kind: str, words: str) -> Reading:
    """The groups of the patterns are named after the stances."""
    stances: dict[str, Stance] = {"supports": "supports", "opposes": "opposes", "conditional": "conditional"}
    return Reading(stances[kind], words)
