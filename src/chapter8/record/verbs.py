"""The verbs by which the Council speaks: where each stands in a clause, and what follows it.

Operative clauses open with a verb in the third person ("Requests", "Decides further"); more verbs follow after
commas and "and" ("..., and requests ..."). Preambular clauses do the same with participles ("Recalling"). Where a
clause is reported, as in the Repertoire, the verbs are in the past tense ("Requested", "[Stated that it] intended").

What the United Nations set in italics differs from text to text ("Expresses", "Expresses its intention"). `mark` is
what they set most often in the development years: the verb with the adverbs that stand at it ("Further requests",
"strongly condemns", "Decides also") and the particle that makes it ("Calls upon", "Takes note", "Looks forward"),
without its object ("its intention") and without "in this regard". Adverbs that link ("therefore", "again", "once
again") count where they open the clause and not before a further verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from chapter8.record.verb_forms import PARTICIPLE, PAST, THIRD

_ADVERB_WORDS = """
also, further, furthermore, again, once, more, strongly, deeply, gravely, firmly, unequivocally, urgently, hereby, thus,
therefore, likewise, nonetheless, moreover, consequently, accordingly, especially, particularly, fully, warmly,
solemnly, reiterates and, still, formally, duly, categorically, unreservedly, vigorously, similarly, finally,
in particular, additionally, specifically, respectfully, sincerely, earnestly, highly, in addition, in this regard,
in this respect, in this context, in this connection, in that regard, in that respect, in that context,
in that connection, to that end, to this end, at the same time, as well
"""
_ADVERBS = [" ".join(words.split()) for words in _ADVERB_WORDS.split(",")]
_ADVERB = rf"(?:{'|'.join(_ADVERBS)})".replace(" ", r"\s+")
_VERB = "|".join(sorted(THIRD, key=len, reverse=True)).replace(
    "tasks", r"tasks(?-i:(?=\s+(?:the\s|its\s|his\s|all\s|(?!(?:OF|AND|FOR|TO|Of|And|For|To)\b)[A-Z])))"
)
"""Third persons; "tasks" only where somebody follows: "Tasks of the mission" heads a list."""
_OPENING = re.compile(rf"[“\"]?((?:{_ADVERB},?\s+){{0,4}}({_VERB}))\b", re.IGNORECASE)
_WORD = re.compile(r"\s([A-Za-z][a-z-]{0,24}s)(?![\w-])")
"""A word that may be a verb: behind white space, as everything that leads a further verb in ends with it."""
_BEFORE_LATER = re.compile(
    rf"(?:[,;:.]”?\s+(?:\([a-z0-9]{{1,4}}\)\s+|[a-z]\.\s+|[–—•-]\s+)?(?:and\s+|but\s+|as\s+well\s+as\s+)?|\b(?:and|but),?\s+)((?:(?i:{_ADVERB}),?\s+){{0,3}})$"
)
_SUBJECT = re.compile(
    r"[“\"]?\b(?:The\s+(?:Security\s+)?Council,?|(?<!that )(?<!until )(?<!unless )(?<!when )(?<!if )(?<!as )"
    r"(?<!whether )(?<!where )(?<!before )the\s+(?:Security\s+)?Council|It|(?<=; )it)\s+"
    rf"((?:{_ADVERB},?\s+){{0,4}}(?:{_VERB}))\b"
)
_MAY_NAME_ITSELF = re.compile(r"Council,?\s|\bIt\s|; it\s")
_WILL = re.compile(
    rf"\b(?:The\s+(?:Security\s+)?Council|It)\s+(?:{_ADVERB}\s+)?(will\s+(?:{_ADVERB}\s+)?(?!be\b)[a-z-]{{2,24}}(?:\s+(?:actively\s+)?seized)?)\b"
)
_OTHER_SUBJECT = re.compile(
    r"[“\"]?The\s+(?:(?:[A-Z]\w+\s+)?(?:Authority|Assembly|Summit|Conference)|PSC|Council\s+of\s+Ministers|"
    r"(?:Peace\s+and\s+Security|Mediation\s+and\s+Security|Executive|Permanent)\s+Council)"
    r"(?:\s+of\s+(?:[A-Z]\w+\s+){0,2}Heads\s+of\s+State\s+and\s+Government)?\s+"
    rf"((?:{_ADVERB},?\s+){{0,4}}(?:{_VERB}))\b"
)
"""Other deciding bodies than the Council: only where they open a paragraph, as their own communiqués do."""
_ITS_NOUN = (
    r"intention|intent|concern|appreciation|support|readiness|determination|gratitude|hope|willingness|request|requests|call|"
    r"calls|demand|demands|commitment|resolve|conviction|condemnation|decision|regret|sympathy|condolences|thanks|"
    r"confidence|satisfaction|view|belief|position|appeal|strong|dismay|alarm|outrage|solidarity|disappointment"
)
_COMPLEMENT = re.compile(
    r"(?:\s+(?:its|the\s+(?:Security\s+)?Council[’']s|the|his|their|full|deep|grave|strong|deepest|serious|great|sincere|utmost|continued|continuing|"
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
_MARKED_BEFORE = re.compile(
    r"(?:(?:also|further|strongly|deeply|gravely|firmly|unequivocally|urgently|especially|particularly|fully|warmly|"
    r"solemnly|categorically|unreservedly|vigorously|sincerely|earnestly|highly)\s+){1,3}$",
    re.IGNORECASE,
)
_MARKED_AFTER = re.compile(
    r"\s+(?:also|again|strongly|categorically|"
    r"further(?=,|\s+(?:that|to|the|its|all|upon|on|any|in|those|each|both|with|as|Member|States|[A-Z]{2,})\b))\b"
)
_ASIDE = re.compile(r"(?:in (?:this|that) (?:regard|respect|context|connection)|in particular),?\s+", re.IGNORECASE)
_CONCERN = r"(?:\s+(?:great|deep|deepest|grave|serious|strong|profound|particular)){0,2}\s+"
_MARKED_PARTICLE = {
    "call": re.compile(r"\s+(?:upon|on|for)\b"),
    "take": re.compile(r"\s+note\b"),
    "look": re.compile(r"\s+forward\b"),
    "pay": re.compile(r"\s+tribute\b"),
    "bear": re.compile(r"\s+in\s+mind\b"),
    "express": re.compile(rf"\s+its\s+appreciation\b|{_CONCERN}(?:concern|regret|satisfaction|appreciation)\b"),
    "note": re.compile(rf"\s+with{_CONCERN}(?:concern|regret|satisfaction|appreciation|interest)\b"),
}
_PARTICIPLES = "|".join(sorted(PARTICIPLE, key=len, reverse=True))
_PREAMBULAR = re.compile(
    rf"(?:^|(?<=,)\s+(?:and\s+)?|\band\s+)((?:{_ADVERB},?\s+){{0,3}}(?:{_PARTICIPLES}))\b", re.IGNORECASE
)
_CLAUSE_OPENS = re.compile(
    rf"(?:^|\n|[,;.][ \t\n]+)[ \t]*(?=[A-Z“\"])((?i:(?:{_ADVERB},?\s+){{0,3}}(?:{_PARTICIPLES}|{_VERB}))\b)"
)
_OF_PARTICIPLE = _MARKED_PARTICLE | {
    "take": re.compile(r"\s+(?:also\s+)?(?:note|into\s+(?:account|consideration))\b"),
    "keep": re.compile(r"\s+in\s+mind\b"),
    "have": re.compile(
        r"\s+(?:(?:also|further|carefully|duly)\s+)?(?:taken\s+(?:note|account)|regard|heard|met|[a-z]{3,20}ed)\b"
    ),
}
"""What belongs to a participle as its particle does to a verb: "taking note", "having examined"."""
_PAST_VERB = "|".join(sorted(PAST, key=len, reverse=True))
_PAST_OPENING = re.compile(rf"\[?((?:{_ADVERB},?\s+){{0,4}}(?:{_PAST_VERB}))\b", re.IGNORECASE)
# Past forms are participles too: a further verb needs "and" or ";" before it, and none of a participle's company after.
_PAST_LATER = re.compile(
    r"(?:(?:[,;]\s+(?:and|as\s+well\s+as)|;)\s+(?:it\s+)?|\]\s+|\bit\]?\s+)(?:had\s+)?"
    rf"((?:{_ADVERB},?\s+){{0,3}}(?:{_PAST_VERB}))\b(?!\s+(?:by|in\s+accordance|pursuant|under)\b)"
)
_PAST_BY_NAME = re.compile(rf"[“\"]?The\s+(?:Security\s+)?Council\s+((?:{_ADVERB},?\s+){{0,3}}(?:{_PAST_VERB}))\b")
_FIRST_WORD = re.compile(r"[\[“\"]?([A-Za-z]+(?:-[A-Za-z]+)*)")
_OPENINGS = dict.fromkeys(PAST, "past") | dict.fromkeys(THIRD, "third")
_OPENINGS |= dict.fromkeys([*(PAST.keys() & THIRD.keys()), *(words.split()[0] for words in _ADVERBS)], "either")
"""What a clause may open with, by its first word: quick, and never wrong when it rules one out."""
_SUBORDINATE = re.compile(
    r"(?:\b(?:which|who|that|whether|(?:that|whether|if|as|when|until|unless|which)\s+(?:it|he|she))"
    r"|\b(?:when|whenever|if|until|unless|once)\s+(?:the\s+)?(?:[A-Z][\w-]{1,20}\s+){0,3}[A-Z][\w-]{1,20},[^,;:.]{2,60})"
    r"[\s,]*$"
)
"""Whose verb follows is not the body that decides: "when the Committee, taking expert advice, decides that ..."."""
_PHRASE = re.compile(
    r"[“\"]?(?:In\s+(?:accordance|conformity|keeping|line|pursuance|order|view|light|support|addition|this|that)|With\s+(?:a\s+view|"
    r"regard|respect|reference)|Further\s+to|Notwithstanding|Pursuant\s+to|Consistent\s+with|Subject\s+to|"
    r"(?:To|For)\s+(?:this|that|the)\s+(?:end|purposes?)|While|Upon|Following|As\s+part\s+of|Without\s+prejudice)\b"
)
"""What may stand before the first verb: "In accordance with its previous resolutions, decides ..."."""
_NO_LATER_VERB = frozenset(
    ["find", "have", "mandate", "mark", "offer", "pledge", "rely", "share", "supplement", "task", "transfer", "view"]
)
"""Verbs whose third person, after a comma or "and", is most often the plural of a noun, or of a relative clause."""
_SUBJECT_REACH = 120
"""How far before a verb the subject of a subordinate clause may begin."""
_ADVERBS_REACH = 90
"""How far before a verb its adverbs and the comma or "and" before them may begin."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One verb of a clause, with its object noun ("Expresses its intention"), and its stem in lower case.

    It stands from `start` to `end` (code points); `mark` is the part that the United Nations would set in italics.
    `told` says that the body tells what it did or will do ("The Council reaffirmed", "will remain seized"): such a
    verb directs nobody.
    """

    verb: str
    stem: str
    start: int
    end: int
    mark: str
    told: bool = False


@lru_cache(maxsize=512)  # the clause and its commitments ask one after the other
def operative_verbs(text: str) -> tuple[Directive, ...]:
    """The verbs of an operative clause or of a paragraph of a presidential statement, in order.

    A clause that opens in the past tense is a reported one, and all its verbs are.
    """
    found: dict[int, Directive] = {}
    opens = _opens_with(text)
    reported = _PAST_OPENING.match(text) if opens in {"past", "either"} else None
    if reported:
        _keep(found, text, reported.start(1), _last_word(reported), reported.end(1))
        for match in _PAST_LATER.finditer(text, reported.end()):
            _keep(found, text, match.start(1), _last_word(match), match.end(1))
        return _in_order(found)
    opening = _OPENING.match(text) if opens in {"third", "either"} else None
    if opening:
        _keep(found, text, opening.start(1), opening.start(2), opening.end(1), opens=True)
    elif participle := _PREAMBULAR.match(text):  # "Acting under Chapter VII of the Charter, decides ..."
        start, end = participle.span(1)
        stem = PARTICIPLE[text[_last_word(participle) : end].lower()]
        found[start] = Directive(participle.group(1), stem, start, end, _participle_mark(text, participle))
    other = _OTHER_SUBJECT.match(text)
    if other:
        _keep(found, text, other.start(1), _last_word(other), other.end(1))
    for match in _SUBJECT.finditer(text) if _may_name_itself(text) else ():
        _keep(found, text, match.start(1), _last_word(match), match.end(1))
    for directive in _told(text) if "Council " in text or "It " in text else ():
        found.setdefault(directive.start, directive)
    if found or _PHRASE.match(text):
        for start, verb, end in _later(text):
            _keep(found, text, start, verb, end)
    return _in_order(found)


def _opens_with(text: str) -> str | None:
    """Which forms of a verb may open a text: "past", "third", "either"; None where it opens with another word."""
    first = _FIRST_WORD.match(text)
    word = first.group(1).lower() if first else ""
    return _OPENINGS.get(word) or _OPENINGS.get(word.partition("-")[0])


def _told(text: str) -> Iterator[Directive]:
    """What the body tells that it did, where its name opens the text, or that it will do."""
    opening = _PAST_BY_NAME.match(text)
    for match in (opening, *_PAST_LATER.finditer(text, opening.end())) if opening else ():
        words, verb = match.group(1), text[_last_word(match) : match.end(1)]
        yield Directive(words, PAST[verb.lower()], match.start(1), match.end(1), words, told=True)
    for match in _WILL.finditer(text) if " will " in text else ():
        verb = match.group(1).removesuffix(" seized").removesuffix(" actively").rpartition(" ")[2]
        particle = _PARTICLE.match(text, match.end(1)) if verb in _WITH_PARTICLE else None
        end = particle.end() if particle else match.end(1)
        words = text[match.start(1) : end]
        yield Directive(words, verb, match.start(1), end, words, told=True)


def _may_name_itself(text: str) -> bool:
    """Whether the deciding body may be named: quick, for most clauses of a resolution do not."""
    return ("Council" in text or "It" in text or "; it" in text) and _MAY_NAME_ITSELF.search(text) is not None


def _later(text: str) -> Iterator[tuple[int, int, int]]:
    """Further verbs, after a comma or "and": where the first adverb, the verb and what follows begin."""
    for word in _WORD.finditer(text):
        verb = word[1]
        stem = THIRD.get(verb.lower())
        if stem is None or stem in _NO_LATER_VERB or verb == "States":
            continue
        at = word.start(1)
        before = _BEFORE_LATER.search(text, max(0, at - _ADVERBS_REACH), at)
        if before is None:
            continue
        if _SUBORDINATE.search(text, max(0, before.start() - _SUBJECT_REACH), before.start()):
            continue
        if stem == "request" and text.startswith(" for ", word.end()):  # a noun: nobody "requests for" a thing
            continue
        if not verb[0].isupper() or text[before.start()] in ";:.":
            yield before.start(1), at, word.end()


def _in_order(found: dict[int, Directive]) -> tuple[Directive, ...]:
    return tuple(found[start] for start in sorted(found))


def _last_word(match: re.Match[str]) -> int:
    """Where the verb itself begins, after its adverbs."""
    words = match.group(1)
    return match.start(1) + max(words.rfind(" "), words.rfind("\n")) + 1


def _keep(found: dict[int, Directive], text: str, start: int, verb: int, end: int, *, opens: bool = False) -> None:
    word = text[verb:end].lower()
    present = THIRD.get(word)
    stem = present or PAST[word]
    aside = _ASIDE.match(text, start, verb) if opens else None
    opening = aside.end() if aside else start
    mark = _mark(text, opening if opens else _marked_from(text, start, verb), end, stem) if present else ""
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
    found.setdefault(start, Directive(text[start:end], stem, start, closed, mark or text[start:end]))


def _marked_from(text: str, start: int, verb: int) -> int:
    """Where the italics of a further verb begin: at the adverbs that strengthen it or add to the verb before."""
    adverbs = _MARKED_BEFORE.search(text, start, verb)
    return adverbs.start() if adverbs else verb


def _mark(
    text: str, start: int, end: int, stem: str, particles: Mapping[str, re.Pattern[str]] = _MARKED_PARTICLE
) -> str:
    """The verb as the United Nations set it in italics, its adverbs and its particle with it."""
    adverb = _MARKED_AFTER.match(text, end)
    if adverb and not (stem == "request" and adverb.group().strip() == "also"):  # plain in 14 of 16 since 2003
        end = adverb.end()
    particle = particles[stem].match(text, end) if stem in particles else None
    return text[start : particle.end() if particle else end]


def preambular_verbs(text: str) -> tuple[str, ...]:
    """The participles by which a preambular clause speaks, as written: "Recalling", "noting"."""
    first = _PREAMBULAR.match(text)
    if first is None:
        return ()
    later = (match for match in _PREAMBULAR.finditer(text, first.end()) if match.group(1)[:1].islower())
    return tuple(_participle_mark(text, match) for match in (first, *later))


def _participle_mark(text: str, match: re.Match[str]) -> str:
    """The participle with its adverbs and its particle."""
    stem = PARTICIPLE.get(text[_last_word(match) : match.end(1)].lower(), "")
    return _mark(text, match.start(1), match.end(1), stem, _OF_PARTICIPLE)


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
