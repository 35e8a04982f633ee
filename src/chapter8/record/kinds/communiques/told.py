"""How regional bodies speak, turned into the way that clauses are read: "Requests ...".

Summits say who decides ("The Authority urges ...", "Summit urged ..."), the OAS and the League use the infinitive below
"Resolves:" ("To urge ..."), the European Union decides that somebody "shall". The passage keeps the printed words; only
the reading of verbs, addressees and commitments takes the other form.
"""

from __future__ import annotations

import re
from dataclasses import replace

from chapter8.record.nouns import Clause
from chapter8.record.verb_forms import PAST, THIRD

_THIRD_OF = {stem: third for third, stem in THIRD.items() if not third.endswith("ises") or stem.endswith("ise")}
_ORGAN = (
    r"(?:Authority|Assembly|Summit|Conference|PSC|MSC|Committee|Organ|"
    r"(?:[A-Z][\w-]+\s+(?:and\s+[A-Z][\w-]+\s+){0,2}){0,3}(?:Council|Authority|Assembly|Summit|Conference))"
)
_WHOSE = (
    r"(?:\s+(?:of|on)\s+(?:the\s+)?[A-Z][\w-]+(?:,?\s+(?:and\s+|of\s+(?:the\s+)?)?[A-Z][\w-]+){0,7})?"
    r"(?:\s*\([A-Z]{2,8}\))?"
)
_PLURAL = (
    r"Heads\s+of\s+State(?:\s+and\s+Government)?|Ministers(?:\s+of\s+Foreign\s+Affairs)?|Leaders|Member\s+States|"
    r"Parties"
)
_SUBJECT = re.compile(
    rf"^[“\"]?(?:(?:[Tt]he\s+)?(?:{_ORGAN}){_WHOSE}|[Tt]he\s+(?:{_PLURAL})|[Tt]hey|[Ii]t)\s+"
    r"(?P<adverb>(?:(?:also|further|furthermore|again|strongly|hereby|therefore|in\s+this\s+regard,?|equally|moreover|"
    r"accordingly|unanimously|once\s+more|deeply|firmly|formally)\s+){0,3})(?P<verb>[a-z]+)\b"
)
_NOT_DECIDING = frozenset({"have", "hold", "take", "give", "hail", "send", "share", "set", "stand"})
_PAST_IRREGULAR = {"took", "gave", "held"}  # "took note", "gave its approval": not told apart from plain narrative
_INFINITIVE = re.compile(r"^(?:[-–—•]\s*)?(?:To\s+|to\s+)(?P<adverb>(?:\w+ly\s+)?)(?P<verb>[a-z]+)\b")
_BARE = re.compile(r"^(?P<verb>[A-Z][a-z]+)\b(?!,)")
_SHALL = re.compile(
    r"^(?P<who>(?:The\s+|Each\s+)?(?:(?:[\w’'/-]+\s+){0,8}?(?:States?|Commission|Council|Union|Presidency|Committee|"
    r"Representative|EUSR|Commander|Mission|Secretary-General|Secretariat|Parties|Director|Agency|Authorit(?:y|ies)|"
    r"(?:Head|Chairperson|President|Representative)\s+of\s+[^,]{3,60}?))(?:\s*\([A-Z]{2,8}\))?)\s+shall(?::\s*|\s+)"
    r"(?!(?:be|have|apply|enter|consist|comprise|cover|remain\s+in)\b)"
)
_FURTHER = re.compile(
    r"(?P<and>(?:,|\band)\s+(?:(?:also|further|hereby)\s+)?)"
    rf"(?P<verb>{'|'.join(sorted((past for past in PAST if past not in THIRD), key=len, reverse=True))})\b"
    r"(?=\s+(?:the|all|its|their|upon|on|for|to|that|[A-Z]))(?!\s+by\b)"
)
ENACTS = "Decides that "


def reading_form(text: str, *, infinitive: bool = False) -> str:
    """The clause as the reading of verbs takes it; unchanged where it has that form already."""
    subject = _SUBJECT.match(text)
    if subject and _deciding(subject["verb"]):
        return _in_the_present(text[subject.start("adverb") :], subject["verb"])
    found = (_INFINITIVE.match(text) or _BARE.match(text)) if infinitive else None
    if found is None:
        return text
    third = _third(found["verb"].lower())
    if third is None:
        return f"Decides to {text[found.start('verb') :]}" if found.re is _INFINITIVE else text
    adverb = found.groupdict().get("adverb") or ""
    return f"{adverb}{third}".capitalize() + text[found.end("verb") :]


def _in_the_present(text: str, verb: str) -> str:
    """As in "urged the parties and directed the Secretariat" -> "urges the parties and directs the Secretariat"."""
    if verb in _THIRD_OF:
        return text.replace(verb, _THIRD_OF[verb], 1)
    if verb not in PAST:
        return text
    present = text.replace(verb, _THIRD_OF[PAST[verb]], 1)
    return _FURTHER.sub(lambda further: f"{further['and']}{_THIRD_OF[PAST[further['verb']]]}", present)


def speaks_for_itself(text: str) -> bool:
    """Whether the paragraph names the deciding body and what it does: "The Authority urges", "Summit commended"."""
    subject = _SUBJECT.match(text)
    return subject is not None and _deciding(subject["verb"])


def obliging_form(text: str) -> str:
    """An article that says what somebody shall do, as a decision: "Decides that the Member States shall ..."."""
    found = _SHALL.match(text)
    return f"{ENACTS}{text[0].lower()}{text[1:]}" if found else text


def printed(clause: Clause, text: str) -> Clause:
    """The clause with its printed words and its verbs as printed there; "shall" where the act's formula decides."""
    if clause.text.startswith(ENACTS) and not text.startswith(ENACTS) and clause.verbs:
        return replace(clause, text=text, verbs=("shall", *clause.verbs[1:]))
    if clause.text == text:
        return clause
    return replace(clause, text=text, verbs=tuple(_as_printed(verb, text) for verb in clause.verbs))


def _as_printed(verb: str, text: str) -> str:
    """The form of a verb that the text has: "Urges" -> "urged", "Calls on" -> "call on"."""
    first, _, rest = verb.partition(" ")
    stem = THIRD.get(first.lower())
    lowered = text.lower()
    if stem is None or re.search(rf"\b{first.lower()}\b", lowered):
        return verb if verb in text else verb[:1].lower() + verb[1:]
    forms = (stem, *(past for past, of in PAST.items() if of == stem))
    form = next((form for form in forms if re.search(rf"\b{form}\b", lowered)), None)
    return f"{form or first} {rest}".strip()


def _deciding(verb: str) -> bool:
    stem = THIRD.get(verb) or (PAST.get(verb) if verb not in _PAST_IRREGULAR else None)
    plural = verb if verb in _THIRD_OF else None  # "The Heads of State and Government decide"
    return (stem is not None and stem not in _NOT_DECIDING) or (plural is not None and plural not in _NOT_DECIDING)


def _third(stem: str) -> str | None:
    """As in "urge" -> "urges"; None for a word that is no verb of decision."""
    return _THIRD_OF.get(stem)
