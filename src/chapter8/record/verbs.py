"""The verbs by which the Council speaks: where each stands in a clause, and what follows it.

Operative clauses open with a verb in the third person ("Requests", "Decides further"); more verbs follow after
commas and "and" ("..., and requests ..."). Preambular clauses do the same with participles ("Recalling"). Where a
clause is reported, as in the Repertoire, the verbs are in the past tense ("Requested", "[Stated that it] intended").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STEM_WORDS = """
accept acknowledge address adopt affirm agree allow anticipate appeal applaud appoint appreciate approve ask
assert assure authorize await believe bear call caution clarify commend commit conclude concur condemn confirm
congratulate consider continue convey decide declare demand denounce deplore designate desire determine direct
discourage draw elect emphasize encourage endorse endeavour establish exhort expect explore express extend
favour find fix further give hail have hold honour hope identify impose instruct insist intend introduce
invite keep lament lift look mandate mark modify mourn note notify nominate offer oppose outline pay pledge
praise proclaim prohibit promise propose pursue reaffirm realize reassure recall recognize recommend reconfirm
refer regret reinforce reiterate reject remain remind renew repeat request require requite reserve resolve
respond restate retain review revise salute seek send set share stand state stress strengthen strive submit
suggest supplement support suspend take terminate thank transfer transmit trust underline underscore undertake
uphold urge view voice warn welcome wish
"""
_STEMS = _STEM_WORDS.split()
_IRREGULAR = {"do": "does", "have": "has"}


def _third_person(stem: str) -> str:
    if stem in _IRREGULAR:
        return _IRREGULAR[stem]
    if stem.endswith(("ss", "sh", "ch", "x")):
        return stem + "es"
    return stem[:-1] + "ies" if stem.endswith("y") and stem[-2] not in "aeou" else stem + "s"


def _participle(stem: str) -> str:
    if stem in {"commit", "submit", "transmit", "set", "regret"}:
        return stem + stem[-1] + "ing"
    return stem[:-1] + "ing" if stem.endswith("e") and stem != "agree" else stem + "ing"


_PAST = {
    "bear": "bore", "draw": "drew", "find": "found", "give": "gave", "hold": "held", "keep": "kept", "pay": "paid",
    "refer": "referred", "seek": "sought", "send": "sent", "set": "set", "stand": "stood", "strive": "strove",
    "take": "took", "undertake": "undertook", "uphold": "upheld",
}  # fmt: skip


def _past(stem: str) -> str:
    if stem in _PAST:
        return _PAST[stem]
    if stem in {"commit", "submit", "transmit", "regret"}:
        return stem + stem[-1] + "ed"
    if stem.endswith("y") and stem[-2] not in "aeou":
        return stem[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


THIRD = {_third_person(stem): stem for stem in _STEMS} | {"authorises": "authorize", "recognises": "recognize"}
PAST = {_past(stem): stem for stem in _STEMS if stem != "have"} | {"authorised": "authorize", "recognised": "recognize"}
PARTICIPLE = {_participle(stem): stem for stem in _STEMS} | {
    "determined": "determine", "convinced": "convince", "concerned": "concern", "alarmed": "alarm", "mindful": "mind",
    "conscious": "mind", "aware": "mind", "gravely": "concern", "deeply": "concern", "having": "have", "acting": "act",
    "desirous": "desire", "guided": "guide", "disturbed": "concern", "encouraged": "encourage", "committed": "commit",
}  # fmt: skip

_ADVERB = (
    r"(?:also|further|furthermore|again|once|more|strongly|deeply|gravely|firmly|unequivocally|urgently|hereby|thus|"
    r"therefore|likewise|nonetheless|moreover|consequently|accordingly|especially|particularly|fully|warmly|solemnly|"
    r"reiterates\s+and|still|formally|duly|categorically|unreservedly|vigorously|similarly|finally|in\s+particular|"
    r"additionally|specifically|respectfully|sincerely|earnestly|highly|in\s+addition|in\s+this\s+(?:regard|respect|"
    r"context|connection)|to\s+that\s+end|to\s+this\s+end|as\s+well)"
)
_VERB = "|".join(sorted(THIRD, key=len, reverse=True))
_OPENING = re.compile(rf"(?:{_ADVERB},?\s+){{0,4}}({_VERB})\b", re.IGNORECASE)
_LATER = re.compile(rf"(?:(?<=[,;])\s+(?:and\s+|as\s+well\s+as\s+)?|\band\s+)((?:{_ADVERB},?\s+){{0,3}}(?:{_VERB}))\b")
_SUBJECT = re.compile(
    r"[“\"]?\b(?:The\s+(?:Security\s+)?Council|the\s+(?:Security\s+)?Council|It|it)\s+"
    rf"((?:{_ADVERB},?\s+){{0,4}}(?:{_VERB}))\b"
)
_OTHER_SUBJECT = re.compile(
    r"[“\"]?The\s+(?:(?:[A-Z]\w+\s+)?(?:Authority|Assembly|Summit|Conference)|PSC|Council\s+of\s+Ministers|"
    r"(?:Peace\s+and\s+Security|Mediation\s+and\s+Security|Executive|Permanent)\s+Council)"
    r"(?:\s+of\s+(?:[A-Z]\w+\s+){0,2}Heads\s+of\s+State\s+and\s+Government)?\s+"
    rf"((?:{_ADVERB},?\s+){{0,4}}(?:{_VERB}))\b"
)
"""Other deciding bodies than the Council: only where they open a paragraph, as their own communiqués do."""
_ITS_NOUN = (
    r"intention|concern|appreciation|support|readiness|determination|gratitude|hope|willingness|request|requests|call|"
    r"calls|demand|demands|commitment|resolve|conviction|condemnation|decision|regret|sympathy|condolences|thanks|"
    r"confidence|satisfaction|view|belief|position|appeal|strong|dismay|alarm|outrage|solidarity|disappointment"
)
_COMPLEMENT = re.compile(
    rf"(?:\s+(?:its|the|his|their|full|deep|grave|strong|deepest|serious|great|sincere|utmost|continued|continuing|"
    rf"profound|warm|particular){{1}}){{1,5}}?\s+(?:{_ITS_NOUN})\b"
)
_PARTICLE = re.compile(
    r"\s+(?:upon|on|for|note|forward|tribute|attention|seized|also|further|again|once\s+(?:again|more)|in\s+mind)\b"
)
_WITH_PARTICLE = frozenset(
    ["call", "take", "look", "pay", "draw", "remain", "stand", "bear", "keep", "appeal", "insist", "hold"]
)
_ADVERB_AFTER = re.compile(
    r"\s+(?:also|further(?!\s+(?:\w+ation|development|efforts|measures|steps|support|action|work|improvement)s?\b)|again|once\s+(?:again|more)|in\s+particular|in\s+this\s+regard)\b"
)
_PARTICIPLES = "|".join(sorted(PARTICIPLE, key=len, reverse=True))
_PREAMBULAR = re.compile(
    rf"(?:^|(?<=,)\s+(?:and\s+)?|\band\s+)((?:{_ADVERB},?\s+){{0,3}}(?:{_PARTICIPLES}))\b", re.IGNORECASE
)
_CLAUSE_OPENS = re.compile(
    rf"(?:^|\n|[,;.][ \t\n]+)[ \t]*(?=[A-Z“\"])((?i:(?:{_ADVERB},?\s+){{0,3}}(?:{_PARTICIPLES}|{_VERB}))\b)"
)
_PAST_VERB = "|".join(sorted(PAST, key=len, reverse=True))
_PAST_OPENING = re.compile(rf"\[?((?:{_ADVERB},?\s+){{0,4}}(?:{_PAST_VERB}))\b", re.IGNORECASE)
# Past forms are participles too: a further verb needs "and" or ";" before it, and none of a participle's company after.
_PAST_LATER = re.compile(
    r"(?:(?:[,;]\s+(?:and|as\s+well\s+as)|;)\s+(?:it\s+)?|\]\s+|\bit\]?\s+)(?:had\s+)?"
    rf"((?:{_ADVERB},?\s+){{0,3}}(?:{_PAST_VERB}))\b(?!\s+(?:by|in\s+accordance|pursuant|under)\b)"
)
_SUBORDINATE = re.compile(r"\b(?:which|who|that|whether|it|he|she)\s*$")


@dataclass(frozen=True, slots=True)
class Directive:
    """One verb of a clause: as written, its stem in lower case, and where it stands (code points)."""

    verb: str
    stem: str
    start: int
    end: int


def operative_verbs(text: str) -> list[Directive]:
    """The verbs of an operative clause or of a paragraph of a presidential statement, in order.

    A clause that opens in the past tense is a reported one, and all its verbs are.
    """
    found: dict[int, Directive] = {}
    reported = _PAST_OPENING.match(text)
    if reported:
        _keep(found, text, reported.start(1), _last_word(reported), reported.end(1))
        for match in _PAST_LATER.finditer(text, reported.end()):
            _keep(found, text, match.start(1), _last_word(match), match.end(1))
        return [found[start] for start in sorted(found)]
    opening = _OPENING.match(text)
    if opening:
        _keep(found, text, opening.start(), opening.start(1), opening.end(1))
    other = _OTHER_SUBJECT.match(text)
    if other:
        _keep(found, text, other.start(1), _last_word(other), other.end(1))
    for match in _SUBJECT.finditer(text):
        _keep(found, text, match.start(1), _last_word(match), match.end(1))
    for match in _LATER.finditer(text) if found else ():
        if not _SUBORDINATE.search(text[max(0, match.start() - 12) : match.start()].rstrip(", ")):
            _keep(found, text, match.start(1), _last_word(match), match.end(1))
    return [found[start] for start in sorted(found)]


def _last_word(match: re.Match[str]) -> int:
    """Where the verb itself begins, after its adverbs."""
    words = match.group(1)
    return match.start(1) + max(words.rfind(" "), words.rfind("\n")) + 1


def _keep(found: dict[int, Directive], text: str, start: int, verb: int, end: int) -> None:
    word = text[verb:end].lower()
    stem = THIRD.get(word) or PAST[word]
    complement = _COMPLEMENT.match(text, end)
    if complement:
        end = complement.end()
    elif stem in _WITH_PARTICLE:
        particle = _PARTICLE.match(text, end)
        end = particle.end() if particle else end
    after = _ADVERB_AFTER.match(text, end)
    end = after.end() if after else end
    if stem in _WITH_PARTICLE:
        particle = _PARTICLE.match(text, end)
        end = particle.end() if particle else end
    closed = end + text.startswith("]", end)  # "[Stressed] the importance": the bracket is not the object's
    found.setdefault(start, Directive(text[start:end], stem, start, closed))


def preambular_verbs(text: str) -> tuple[str, ...]:
    """The participles by which a preambular clause speaks, as written: "Recalling", "noting"."""
    first = _PREAMBULAR.match(text)
    if first is None:
        return ()
    later = (match.group(1) for match in _PREAMBULAR.finditer(text, first.end()) if match.group(1)[:1].islower())
    return (first.group(1), *later)


def opens_operative(text: str, position: int) -> bool:
    """Whether an operative verb opens the text at this place."""
    return _OPENING.match(text, position) is not None


def speaks(text: str) -> bool:
    """Whether a deciding body speaks here: by a bare verb ("Requests") or by its name ("The Authority requests")."""
    return any(pattern.match(text) is not None for pattern in (_OPENING, _OTHER_SUBJECT, _SUBJECT))


def opens_preambular(text: str) -> bool:
    """Whether a participle of the preamble opens the text."""
    return _PREAMBULAR.match(text) is not None


def participle_pattern() -> re.Pattern[str]:
    """Where a clause of the preamble, or an unnumbered operative clause, opens: group 1 is its first word."""
    return _CLAUSE_OPENS
