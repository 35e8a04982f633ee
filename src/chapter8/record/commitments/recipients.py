"""To whom something is given or told, where the words of the action say so."""

from __future__ import annotations

import re

from chapter8.record.bodies import Bodies

_BODY = (
    r"(?P<whom>(?:the\s+)?(?:members\s+of\s+the\s+)?(?:(?:United\s+Nations|UN)\s+)?(?:Security\s+)?Council|(?:the\s+)?(?:AU\s+)?(?:Peace\s+and\s+Security\s+Council|PSC)|it(?!\s+and\b)|(?:the\s+)?General\s+Assembly|"
    r"(?:the\s+)?(?:(?:United\s+Nations|UN)\s+)?Secretary-General|(?:the\s+)?High\s+Representative|(?:the\s+)?(?:\w+\s+)?Committee(?:\s+established\s+(?:pursuant\s+to|by|under)\s+resolution\s+\d+\s+\(\d{4}\))?|"
    r"(?:the\s+)?(?:African|European)\s+Union|Member\s+States)\b"
)
_GIVEN = re.compile(
    r"\b(?:report|submit|submitted|provide|present|transmit|convey|communicate|notify|forward|supply|give|circulate|furnish|"
    r"submitting|providing|reported)(?:s|ing)?\b[^;]{0,200}?\b(?:to|for)\s+" + _BODY
)
_TOLD = re.compile(
    r"\b(?:inform|brief|update|notify|keep(?:ing)?|advise|apprise|provide|give|furnish)\s+"
    + _BODY
    + r"|\breport(?:ing|s)?\s+(?:\w+\s+)?(?:back\s+)?(?:(?:\w+ly|in writing)\s+)?(?:by\s+[^,;]{3,30}?\s+)?to\s+"
    + _BODY.replace("?P<whom>", "?P<other>")
)
_AND_TO = re.compile(r",?\s+and,?\s+(?:through\s+(?:him|her|it|them|the\s+latter),?\s+)?to\s+" + _BODY)
"""A second who receives: "to the Secretary-General and, through him, to the Security Council"."""
_OF_WHICH = re.compile(
    r"^(?:the\s+)?(?:(?:United Nations|UN)\s+(?=(?:Security Council|Council|Secretary-General)$)|AU\s+(?=PSC$|Peace))"
)
_SOMEBODY = (
    "Council",
    "PSC",
    "High Representative",
    " it",
    "Assembly",
    "Secretary-General",
    "Committee",
    "Union",
    "Member States",
)
_HELPS = re.compile(r"to (?:continue to )?(?:assist|support|help|advise) ")
"""Quick: without one of these nobody can be told or given anything, or helped."""
_CHANNEL = re.compile(r"\bthrough\s+(?P<channel>the\s+(?:\w+\s+)?Committee)\b")
_GIVES = tuple(
    """report submi provi present transmi convey communicat notif forward suppl give giving circulat furnish inform
    brief updat keep advise apprise""".split()  # noqa: SIM905 - one word list
)
_HELPED = re.compile(
    r"^to\s+(?:continue\s+to\s+)?(?:assist|support|help|advise)\s+(?P<whom>(?:the\s+)?[A-Z][^,;]{2,120}?)(?=\s+(?:in|to|with|for|on|and\s+to|through|by|as)\b|$|,)"
)


def recipients(action: str, bearers: tuple[str, ...], bodies: Bodies) -> tuple[str, ...]:
    """Who receives a report or information, or is assisted, where the action says so; never the bearer."""
    helps = _HELPS.match(action) is not None
    if not helps and not any(somebody in action for somebody in _SOMEBODY):
        return ()
    names: list[str] = []
    for pattern in (_TOLD, _GIVEN, _HELPED) if any(stem in action for stem in _GIVES) else (_HELPED,):
        found = pattern.search(action)
        if found:
            words = found.groupdict()
            names.append(_name(words.get("whom") or words.get("other") or "", bodies))
            if also := _AND_TO.match(action, found.end()):
                names.append(_name(also["whom"], bodies))
            break
    channel = _CHANNEL.search(action) if names else None
    if channel:
        names.append(_name(channel["channel"], bodies))
    return tuple(name for name in dict.fromkeys(names) if name and name not in bearers)


def _name(words: str, bodies: Bodies) -> str:
    plain = re.sub(r"^(?:the\s+)?members\s+of\s+", "", " ".join(words.split()))
    if plain == "it":
        return bodies.itself
    plain = _OF_WHICH.sub("", plain)
    name = bodies.name(plain) or ""
    short = "".join(filter(str.isupper, bodies.itself))  # "Peace and Security Council of the African Union": PSCAU
    return bodies.itself if name == "PSC" == short[:3] else name
