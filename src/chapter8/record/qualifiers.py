"""What is cut from a noun phrase before it names a body, and what names nobody.

States cooperating with the authorities     "States": the participle only says which of them
Government of Lebanon for                   a preposition that the cut left behind
Secretary-General's Special Representative  the Special Representative of the Secretary-General
"""

from __future__ import annotations

import re

_RELATIVE = re.compile(
    r",?(?<!\bof)(?<!\bin)(?<!\bto)(?<!\bby)(?<!\bfor)(?<!\bfrom)\s+(?:that|which|who|whose|whom|where|whether)\s.*$",
    re.DOTALL,
)
_HANDS = re.compile(r",?\s+on\s+the\s+(?:one|other)\s+hand\b")
_STATES = re.compile(
    r"^(?P<states>(?:Member\s+)?States(?:\s+of\s+the\s+United\s+Nations)?)\s+"
    r"(?:(?!(?:neighbouring|bordering|concerning|during)\b)[a-z]{3,20}ing\b.*|(?:directly\s+)?involved\b.*|in\s+a\s+position\s+to\b.*)$",
    re.DOTALL,
)
"""Source: the labelled paragraphs drop qualifiers ("Member States acting through X" are Member States)."""
_TAIL = re.compile(
    r"\s+(?:authori[sz]ed|deployed|contacted|serving|cooperating|submitted|as\s+(?:indicated|in\b|provided)|prior\s+to|"
    r"in\s+accordance\s+with|pursuant\s+to)\b.*$",
    re.DOTALL,
)
_LEFT_OVER = re.compile(
    r"(?:,|\s+(?:for|to|on|with|of|has|have|had|be|does|do|such|at|by|from|above|below|as|the|an?|is|are|in))+$"
)
_SENT = re.compile(
    r"^Secretary-General's\s+(?P<office>(?:Special|Personal|Executive|Deputy\s+Special)\s+"
    r"(?:Representatives?|Envoys?|Advisers?|Coordinators?))\b"
)
_NOBODY = re.compile(
    r"(?:prior|whether|along|above|below|there|ensure|support|provide|responsible|reminds|with|without|subject)\b|"
    r"[a-z]+(?:ed|ing)(?:\s+(?:in|to|by|on|as|at|for|between|with)\b.*)?$|(?:involved|designated|authori[sz]ed|led)\b|"
    r"(?:total\s+)?number\s+of\b|any\s+and\s+all\b|acts\b|interviews\b|contents\b|contacts\b"
)
_DECIDING = re.compile(r"(?:Security\s+)?Council\s+(?:also\s+|further\s+)?[a-z]+s\b")


def trimmed(words: str) -> str:
    """A noun phrase without what only says which ones are meant, or how, and without words that a cut left over."""
    if not words.startswith("those"):
        words = _RELATIVE.sub("", words)
    words = _TAIL.sub("", _HANDS.sub("", words))
    states = _STATES.match(words)
    words = states["states"] if states else words
    sent = _SENT.match(words)
    if sent:
        words = f"{sent['office']} of the Secretary-General{words[sent.end() :]}"
    return _LEFT_OVER.sub("", words)


_SHARED = re.compile(
    r"(?P<kind>(?:(?:[A-Z][a-z]+(?:an|ian|ean|ese|i|ish|ch)|international|regional|national|local|political)\s+)+)"
    r"(?P<first>[a-z]+s)\s+and\s+(?P<then>[a-z]+s)"
)


def shared_kind(words: str) -> tuple[str, str] | None:
    """Two groups of one kind: "Ivorian parties and stakeholders" are Ivorian parties and Ivorian stakeholders."""
    found = _SHARED.fullmatch(words)
    return (f"{found['kind']}{found['first']}", f"{found['kind']}{found['then']}") if found else None


def names_nobody(words: str) -> bool:
    """Whether words are no name of anybody: a participle, a preposition, a sentence about the deciding body."""
    return _NOBODY.match(words) is not None or _DECIDING.match(words) is not None


def running(name: str) -> str:
    """A state as it stands in a sentence: "Iran (Islamic Republic of)" is the Islamic Republic of Iran."""
    found = re.fullmatch(r"(?P<short>[^()]+?)\s+\((?P<form>[^()]+\sof(?:\sthe)?)\)", name)
    return f"{found['form']} {found['short']}" if found else name
