"""The directing verbs of a clause, also where words stand between the Council and its verb, or before both.

The Security Council, in the context of the mission, requests ...
In this regard, it requests ...; and it urges ...; to cooperate fully with it, urges ...
With a view to the talks, requests ...; While noting that ...; (a) Reiterates ...
"""

from __future__ import annotations

import re
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
    r"For|To|As|By|Further\s+to|Mindful|Convinced|Concerned|On|The\s+(?:Security\s+)?Council)\b"
)
_LEAD_ENDS = re.compile(
    r"[,;]\s+(?:and\s+)?(?:\(?[a1i]\)\s+)?(?=[A-Za-z])|"
    r"\s+and\s+(?=(?:requests|calls\s+(?:up)?on|urges|invites|encourages|demands)\s)"
)
_LONGEST_LEAD = 500
_NEARBY = 200
_MOST = 40
"""No paragraph leads in more often: beyond it a text is not read for more."""


def directives(text: str) -> list[Directive]:
    """The verbs of a clause in their order, each once."""
    found = {directive.start: directive for directive in operative_verbs(text) if not directive.told}
    for at in _further_openings(text, opened=bool(found)):
        if at not in found and opens_operative(text, at):
            for directive in operative_verbs(text[at:]):
                if directive.told:
                    continue
                moved = Directive(
                    directive.verb, directive.stem, directive.start + at, directive.end + at, directive.mark
                )
                if not any(one.start <= moved.start < one.end for one in found.values()):
                    found[moved.start] = moved
    return [found[start] for start in sorted(found)]


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
