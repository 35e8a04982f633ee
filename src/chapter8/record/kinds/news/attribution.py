"""Who says what in a paragraph of news prose: quotes and paraphrases, each with the person that its words name.

A sentence is attributed by its own words ("Mr. Ban said", "said the Minister", "according to ...", "The African Union
urged ..."). What has no such words goes on with the speaker of the sentence before only where its form says so: a quote
that goes on, or reported speech by its tense ("It had also proved ...", "Such support should ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chapter8.record.kinds.news.speakers import (
    NAME,
    OFFICE_WORDS,
    PARTICLE,
    VERB,
    VERBS,
    WORD,
    Cast,
    Introduction,
    Person,
    introduced,
)
from chapter8.record.speakers import known

_QUOTE = re.compile(r"“[^”]{8,}(?:”|$)|\"[^\"]{8,}(?:\"|$)")
_SENTENCE = re.compile(r"(?<=[.?!])[”\"]?\s+(?=[A-Z“\"])")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|No|Amb|Prof)|\b[A-Z])\.$")
_PRONOUN = re.compile(rf"\b(?P<who>[Hh]e|[Ss]he|[Tt]he official) {VERB}")
_SURNAME = re.compile(rf"\b(?:Mr|Mrs|Ms|Dr|Gen|Col)\.? (?P<who>{WORD}(?:{PARTICLE}\s{WORD})?) {VERB}")
_LAST_NAME = re.compile(rf"\b(?P<who>{WORD}) {VERB}")
_OF = r"(?P<of> (?:of|for) (?:the )?[^,;.“”]{3,120}?)?"
_OFFICE = rf"(?P<who>{OFFICE_WORDS}|(?:representative|head|chief)(?= of ))"
_BARE_OFFICE = re.compile(
    rf"(?<!for )(?<!of )(?<!to )(?<!by )(?<!from )\b(?:[Tt]he|[Aa]n?) {_OFFICE}"
    rf"{_OF}(?:, (?:who|whose|speaking)\b[^“”.;]{{1,200}}?,)? {VERB}"
)
_AFTER_OFFICE = re.compile(rf"(?:,[^,“”]{{0,120}})?,? {VERB}")
_SOON = re.compile(rf".{{0,160}}?\b{VERB}")
_KNOWN_NAME = re.compile(rf"\b(?P<who>{NAME}) {VERB}")
_SAYING = "appeal|call|say|urge|warn|stress|note|describe|ask|emphasize|recommend|propose|underscore|voice|express"
_HEARD = re.compile(rf"\s+(?P<verb>{_SAYING})\b")
_GROUP = r"(?:delegates|speakers|members|participants|leaders|officials|representatives|delegations|experts|diplomats)"
_COLLECTIVE = re.compile(
    rf"\b(?P<who>(?:(?:[Tt]he|[Ss]everal|[Mm]any|[Ss]ome|[Mm]ost|[Oo]ther|[Aa]ll) )?(?i:{_GROUP})"
    r"(?: of the (?:United Nations )?(?:Security )?Council| of the various [\w ]{3,40}?)?)"
    rf"\s(?:{VERB}|took the floor to (?P<floor>{_SAYING})\b)"
)
_BEHIND = re.compile(
    rf"_,?\s+(?P<verb>{VERBS}) (?:(?:Mr|Mrs|Ms|Dr|Gen|Col)\.? (?P<surname>{WORD})|(?P<pronoun>he|she)\b|"
    rf"the (?P<office>{OFFICE_WORDS})(?P<of> (?:of|for) (?:the )?[^,;.“”_]{{3,120}})?|(?P<name>{NAME}))"
)
_ACCORDING = re.compile(
    rf"\b[Aa]ccording to (?:(?:Mr|Mrs|Ms|Dr|Gen|Col)\.? (?P<surname>{WORD})|(?P<pronoun>him|her)\b|"
    rf"the (?P<office>{OFFICE_WORDS})(?P<of> (?:of|for) (?:the )?[^,;.“”]{{3,120}})?|"
    r"(?:an? |the |its |his |her )?(?P<paper>(?:[\w-]+ ){0,3}?(?:press release|press statement|statement|communiqu[eé]|"
    rf"report|news release|note)\b[^,;.“”]{{0,80}})|(?P<name>{NAME}))"
)
_QUOTED_BY = re.compile(rf"_\s*(?P<who>(?:an?|one|the|another)\s[^_.;“”]{{2,80}}?) {VERB}")
"""Behind a quote, which stands as low lines: "“...,” the diplomat added"."""
_SUBJECT_BEGINS = re.compile(
    r"(?:^|[.,;:—–_]\s?|\b(?:while|but|and|as|however|meanwhile|that)\s)[“\"]?\s*(?:[Tt]he\s+|[Ii]ts\s+)?$"
)
_SUBJECT_SAYS = re.compile(
    r"(?:\s\([A-Z][\w-]{1,12}\))?(?:,[^,“”_]{3,100},)?\s"
    rf"(?!(?:continued|reported|described|cited|outlined|concluded|observed)\b)(?!calle?d?s?\s+(?!for\b|on\b|upon\b))(?:{VERB})"
)
_SIDE_BY_SIDE = re.compile(r"(?:,| and|, and|, as well as)\s+(?:the\s+)?")
_ORGAN = re.compile(
    r"(?<!of )(?<!by )(?<!to )(?<!for )(?<!from )(?<!in )(?<!with )\b[Tt]he "
    r"(?P<whose>(?:UN|United Nations|African Union|AU|15-member|15-nation) )?"
    rf"(?P<who>Security Council|General Assembly|Peace and Security Council) {VERB}"
)
_SAYS = re.compile(
    r"^[Aa]ccording to\b|(?<![a-z])(?!it\b|they\b)[\w’)]+,? (?:(?:also|has|had|then|later) )?"
    rf"(?:said|says|told|tells|{_SAYING}ed)\b"
)
_REPORTED_TENSE = re.compile(r"\b(?:would|could|should|must|might|ought)\b")
_PAST_PERFECT = re.compile(r"\bhad\b")
_OWN = re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]here|[Tt]hey|[Tt]hat)\b")
_ANOTHER_STORY = re.compile(
    r"^(?:Meanwhile|Earlier|Later|Separately|In a separate|In related|Also (?:today|speaking)|(?:On|Last|This) \w+day|"
    r"Last (?:week|month|year)|In \w+ (?:19|20)\d\d|Today|Yesterday|During the (?:meeting|session))\b"
)
_LONGEST_SENTENCE = 4_000  # characters; what is longer is no prose


@dataclass(frozen=True, slots=True)
class Speech:
    """A quote or paraphrase: who, by which verb, which words; or why nobody can be named (`unresolved`).

    `verb` is None where the sentence only goes on with what the speaker of the one before says.
    """

    person: Person | None
    verb: str | None
    text: str
    words: str
    start: int
    end: int
    collective: str | None = None
    unresolved: str | None = None


def speeches(
    text: str, cast: Cast, *, floor: bool = False, opened: tuple[Person, str] | None = None
) -> Iterator[Speech]:
    """What is said in a paragraph, sentence by sentence; a quote belongs to the verb of its own sentence.

    With `floor`, whoever spoke last has the floor until another does, as in the coverage of a meeting. `opened` is who
    is known to say the first sentence, and by which verb.
    """
    first = True
    for start, end in _sentences(text):
        sentence = text[start:end]
        if len(sentence) > _LONGEST_SENTENCE:
            continue
        people = introduced(sentence, cast)
        opens = first and opened is not None
        found = [_speech(*opened, sentence, start)] if opens and opened else _attributed(sentence, cast, people, start)
        if not found and (on := _going_on(sentence, cast, people, first=first, floor=floor)):
            found = [_speech(on, None, sentence, start)]
        yield from found
        if found:
            # nobody, when the speaker can't be named: no later "he" may mean somebody else
            persons = [speech.person for speech in found]
            cast.last = cast.speaking = persons[0] if len(persons) == 1 else None
        else:
            cast.speaking = cast.speaking if floor else None
            if people:
                cast.last = people[0].person if len(people) == 1 else None
        first = False


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    cuts = [0]
    open_quotes, straight, counted = 0, 0, 0
    for found in _SENTENCE.finditer(text):
        open_quotes += text.count("“", counted, found.end()) - text.count("”", counted, found.end())
        straight += text.count('"', counted, found.end())
        counted = found.end()
        inside = open_quotes > 0 or straight % 2 == 1
        if not _NO_END.search(text[max(0, found.start() - 8) : found.start()]) and not inside:
            cuts.append(found.end())
            open_quotes = straight = 0
    yield from zip(cuts, [*cuts[1:], len(text)], strict=True)


def _attributed(sentence: str, cast: Cast, people: list[Introduction], start: int) -> list[Speech]:
    """Who says this sentence by its own words: one speaker, or whoever was heard and those who spoke after."""
    outside = _QUOTE.sub(lambda quote: "_" * len(quote[0]), sentence)  # verbs inside a quote are not the reporter's
    group = _COLLECTIVE.search(outside)
    for one in people:
        if one.heard and (verb := _HEARD.match(outside, one.end)):
            heard = _speech(one.person, verb["verb"], sentence, start)
            return [heard, _of_group(group, sentence, start)] if group else [heard]
        if one.verb_before:
            return [_speech(one.person, one.verb_before, sentence, start)]
        if verb := _AFTER_OFFICE.match(outside, one.end) or _SOON.match(outside, one.end):
            return [_speech(one.person, verb["verb"], sentence, start)]
    for match, met, verb_of in _named_again(outside, cast):
        if met is not None:
            return [_speech(met, verb_of, sentence, start)]
        reason = f"{match['who']!r} was not introduced before"
        return [Speech(None, verb_of, sentence, match[0], start + match.start(), start + match.end(), None, reason)]
    for pronoun, verb_of in _pronouns(outside):
        if cast.last is not None:
            return [_speech(cast.last, verb_of, sentence, start)]
        reason, at = "nobody is named before this pronoun", start + pronoun.start()
        return [Speech(None, verb_of, sentence, pronoun[0], at, start + pronoun.end(), None, reason)]
    if bodies := _bodies_speaking(outside, cast):
        return [_speech(person, verb, sentence, start) for person, verb in bodies]
    return [_of_group(group, sentence, start)] if group else _of_nobody(outside, sentence, start)


def _of_nobody(outside: str, sentence: str, start: int) -> list[Speech]:
    """A quote of somebody without a name, who is no group either: not settled."""
    unnamed = _QUOTED_BY.search(outside)
    if unnamed is None:
        return []
    reason, at = "a quote of somebody whom no rule can name", start + unnamed.start("who")
    return [Speech(None, unnamed["verb"], sentence, unnamed["who"], at, start + unnamed.end("who"), None, reason)]


def _named_again(outside: str, cast: Cast) -> Iterator[tuple[re.Match[str], Person | None, str]]:
    """As in "Mr. Ban said", "the Secretary-General added", "Mohamed Ibn Chambas said", "said Mr. Ban"."""
    if found := _SURNAME.search(outside):
        yield found, cast.by_surname(found["who"]), found["verb"]
    if found := _BARE_OFFICE.search(outside):
        yield found, cast.by_office(found["who"], found["of"] or ""), found["verb"]
    for pattern, verb in ((_BEHIND, None), (_ACCORDING, "according to")):
        if (found := pattern.search(outside)) and (person := _meant(found, cast)):
            yield found, person, verb or found["verb"]
    if (found := _KNOWN_NAME.search(outside)) and (person := cast.persons.get(found["who"])):
        yield found, person, found["verb"]
    for found in _LAST_NAME.finditer(outside):
        if person := cast.by_surname(found["who"]):
            yield found, person, found["verb"]


def _meant(found: re.Match[str], cast: Cast) -> Person | None:
    """Whom the words behind a verb, or behind "according to", mean; None where that is nobody known."""
    parts = found.groupdict()
    if parts["surname"]:
        return cast.by_surname(parts["surname"])
    if parts["office"]:
        return cast.by_office(parts["office"], parts["of"] or "")
    if parts["name"]:
        name = known(parts["name"], cast.atlas)
        return Person(name, None, name) if name else cast.persons.get(parts["name"])
    return Person(parts["paper"].strip()) if parts.get("paper") else None


def _pronouns(outside: str) -> Iterator[tuple[re.Match[str], str]]:
    """As in "he said", "said she", "according to him"."""
    if found := _PRONOUN.search(outside):
        yield found, found["verb"]
    if (found := _BEHIND.search(outside)) and found["pronoun"]:
        yield found, found["verb"]
    if (found := _ACCORDING.search(outside)) and found["pronoun"]:
        yield found, "according to"


def _bodies_speaking(outside: str, cast: Cast) -> list[tuple[Person, str]]:
    """States, organizations or an organ as the subject of a verb of speech: "The African Union said it would"."""
    if organ := _ORGAN.search(outside):
        african = organ["who"].startswith("Peace") or (organ["whose"] or "").strip() in {"African Union", "AU"}
        return [(Person(organ["who"], None, "African Union" if african else "United Nations"), organ["verb"])]
    mentions = (*cast.atlas.find_organizations(outside), *cast.atlas.find_states(outside))
    joint: list[tuple[str, int]] = []  # names that stand side by side, and where the last one ends
    start = 0
    for mention in sorted(mentions, key=lambda one: one.start):
        if not joint or not _SIDE_BY_SIDE.fullmatch(outside, joint[-1][1], mention.start):
            joint, start = [], mention.start
        joint.append((known(mention.name, cast.atlas) or mention.name, mention.end))
        says = _SUBJECT_SAYS.match(outside, mention.end)
        if says and _SUBJECT_BEGINS.search(outside[max(0, start - 40) : start]):
            return [(Person(name, None, name), says["verb"]) for name, _ in joint]
    return []


def _going_on(sentence: str, cast: Cast, people: list[Introduction], *, first: bool, floor: bool) -> Person | None:
    """Whose words a sentence goes on with that names no speaker of its own."""
    speaker = cast.speaking
    if speaker is None or people or _ANOTHER_STORY.match(sentence):
        return None
    outside = _QUOTE.sub("", sentence)
    if not outside.strip(" .,;") or floor:
        return speaker
    if _SAYS.search(outside):  # another says it, whom no rule could name
        return None
    if _REPORTED_TENSE.search(outside):
        return speaker
    if not _PAST_PERFECT.search(outside):
        return None
    own = speaker.organization in {known(one.name, cast.atlas) for one in cast.atlas.find_organizations(outside)}
    return speaker if not first or own or _OWN.match(outside) else None


def _speech(person: Person, verb: str | None, sentence: str, start: int) -> Speech:
    return Speech(person, verb, sentence.strip(), sentence.strip(), start, start + len(sentence))


def _of_group(group: re.Match[str], sentence: str, start: int) -> Speech:
    verb = group["verb"] or group["floor"]
    return Speech(None, verb, sentence.strip(), group[0], start, start + len(sentence), group["who"])
