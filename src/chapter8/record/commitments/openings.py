"""The directing verbs of a clause, also where words stand between the Council and its verb, or before both.

The Security Council, in the context of the mission, requests ...
In this regard, it requests ...; and it urges ...; to cooperate fully with it, urges ...
With a view to the talks, requests ...; While noting that ...; (a) Reiterates ...
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from chapter8.record.verbs import Directive, opens_operative, operative_verbs

_INTERRUPTED = re.compile(r"\b(?:Security\s+)?Council,\s[^;.]{3,300}?(?:,\s+|\)\s+(?=[a-z]{4,}s\s))(?=[a-z])")
_IT = re.compile(
    r"(?:[.;:]|\band|\bend|\bregard|\brespect|\bcontext|\bconnection|\bparticular|,)”?,?\s+it\s+(?=[a-z])|"
    r"\b(?:with|to|for|of|by|on|against|in|upon|from)\s+it,\s+(?:and\s+)?(?=[a-z])"
)
_BEFORE_IT = re.compile(
    r"\b(?:that|which|if|as|until|when|whether|where|how|what|because|although|while|before)\b[^,;.]*$"
)
_LED_IN = re.compile(
    r"[“\"]?(?:With|While|In|Pursuant|Having|Following|Bearing|Recalling|Noting|Taking|Upon|Without|Given|Considering|"
    r"For|To|As|By|Acting|Further\s+to|Mindful|Convinced|Concerned|On|The\s+(?:Security\s+)?Council)\b"
)
_LEAD_ENDS = re.compile(
    r"[,;:]\s+(?:and\s+)?(?:\(?[a1i]\)\s+)?(?=[A-Za-z])|"
    r"\s+and\s+(?=(?:requests|calls\s+(?:up)?on|urges|invites|encourages|demands)\s)"
)
_LONGEST_LEAD = 500
_NEARBY = 200
_NEXT_VERBS, _LONGEST_VERB = 400, 300
"""Characters behind an opening in which it may lead in further verbs, and which a verb with its object may take."""
_OVERLAPPING = 4  # no more verbs than these share a place with another
_MOST = 40
"""No paragraph leads in more often: beyond it a text is not read for more."""


def directives(text: str) -> list[Directive]:
    """The verbs of a clause in their order, each once."""
    found = {directive.start: directive for directive in operative_verbs(text) if not directive.told}
    starts = sorted(found)
    read_on = bool(found)
    for at in _further_openings(text, opened=read_on):
        if at not in found and opens_operative(text, at):
            for directive in _opened(text, at, read_on=read_on):
                place = bisect_right(starts, directive.start)
                if all(found[start].end <= directive.start for start in starts[max(0, place - _OVERLAPPING) : place]):
                    found[directive.start] = directive
                    starts.insert(place, directive.start)
            read_on = True
    return [found[start] for start in starts]


def _opened(text: str, at: int, *, read_on: bool) -> Iterator[Directive]:
    """The verbs from an opening on; only those near it where the text has been read to its end before.

    Reading all that follows each opening would cost the square of a hostile text.
    """
    last = at + _NEXT_VERBS if read_on else len(text)
    for verb in operative_verbs(text[at : last + _LONGEST_VERB]):
        if not verb.told and verb.start + at < last:
            yield Directive(verb.verb, verb.stem, verb.start + at, verb.end + at, verb.mark)


def _further_openings(text: str, *, opened: bool) -> Iterator[int]:
    """Places behind words that part the Council from its verb, or lead in before it."""
    if "ouncil, " in text:
        yield from (found.end() for found in islice(_INTERRUPTED.finditer(text), _MOST))
    if " it " in text or " it, " in text:
        for found in islice(_IT.finditer(text), _MOST):
            nearby = text[max(0, found.start() - _NEARBY) : found.start()]
            if not found.group().startswith((",", "and")) or not _BEFORE_IT.search(nearby):
                yield found.end()
    if not opened and _LED_IN.match(text):
        yield from (found.end() for found in _LEAD_ENDS.finditer(text, 0, _LONGEST_LEAD))
