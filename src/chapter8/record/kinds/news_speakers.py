"""Persons in news prose: name, office and organization, found where they stand beside a verb of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chapter8.atlas import Atlas
from chapter8.record.speakers import known, read_phrase

_VERBS = (
    "said|says|told|tells|added|adds|asked|asks|noted|notes|stressed|stresses|states|stated|writes|wrote|"
    "urged|urges|called|calls|"
    "recalled|recalls|warned|warns|emphasized|emphasizes|re-emphasized|reiterated|affirmed|reaffirmed|"
    "recommended|recommends|proposed|"
    "proposes|explained|explains|announced|announces|questioned|questions|welcomed|welcomes|highlighted|"
    "underscored|underlined|"
    "suggested|suggests|argued|observed|remarked|declared|appealed|expressed|voiced|pointed out|"
    "acknowledged|outlined|outlines|cited|"
    "thanked|praised|commended|condemned|reported|continued|concluded|insisted|predicted|described|"
    "encouraged|pledged|cautioned"
)
_ADVERB = r"(?:(?:also|further|today|yesterday|earlier|then|later|again|has|had|\w+ly|on \w+day|this week|in \w+)\s+)*"
VERB = rf"{_ADVERB}(?P<verb>{_VERBS})\b"
_WORD = r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.|al-\w+)"
_PARTICLE = r"(?:\s(?:de|da|del|der|di|dos|van|von|bin|ibn|el|al|la|le))?"
_NAME = rf"{_WORD}(?:{_PARTICLE}\s{_WORD}){{1,4}}"
_OFFICE_WORDS = (
    r"(?:(?:UN|United Nations|Acting|Deputy|Assistant|Interim|Executive|Permanent|High|Special|Under|"
    r"Prime|Foreign|Vice|Secretary|"
    r"General|Chief|Joint|Senior|Humanitarian|Resident|Emergency|Relief|Current|current)[ -])*"
    r"(?:Secretary-General|Under-Secretary-General|Secretary|Minister|President|Chairman|Chairperson|"
    r"Chair|Commissioner|"
    r"Representative|Ambassador|Envoy|Coordinator|Director|Director-General|[Ss]pokesperson|[Ss]pokesman|"
    r"[Ss]pokeswoman|Observer|Head|Chief|Commander|Adviser)"
)
_TITLE = re.compile(
    rf"(?P<before>(?:[A-Z][\w’'-]+ ){{0,5}}?)(?P<office>{_OFFICE_WORDS})(?P<of> (?:of|for|to|on)"
    rf" (?:the )?[^,;.“”]+?)?,? (?P<name>{_NAME})(?: of (?P<home>[A-Z][^,;.“”]{{2,40}}?)(?=,| {VERB})"
    rf")?(?=[\s,;.]|$)"
)
_APPOSITION = re.compile(
    rf"(?P<name>{_NAME}), (?:the )?(?P<office>{_OFFICE_WORDS})(?P<of> (?:of|for|to|on) (?:the )?[^;.“”]+?)?"
    rf"(?:, (?:and )?(?P<also>{_OFFICE_WORDS} of (?:the )?[^,;.“”]+))?(?=[,.])"
)
_OFFICE_FIRST = re.compile(
    rf"\b(?P<whose>[Tt]he|[Ii]ts) (?P<office>{_OFFICE_WORDS})(?P<of> (?:of|for)"
    rf" (?:the )?[^;.“”]+?)?(?: \([A-Z]+\))?, (?P<name>{_NAME})(?=[\s,])"
)
_QUOTE = re.compile(r"[“\"](?P<words>[^”\"]{8,})[”\"]")
_SENTENCE = re.compile(r"(?<=[.?!])[”\"]?\s+(?=[A-Z“\"])")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|No)|\b[A-Z])\.$")
_PRONOUN = re.compile(rf"\b(?P<who>[Hh]e|[Ss]he) {VERB}")
_SURNAME = re.compile(rf"\b(?:Mr|Mrs|Ms|Dr|Gen|Col)\.? (?P<who>{_WORD}(?:{_PARTICLE}\s{_WORD})?) {VERB}")
_BARE_OFFICE = re.compile(
    rf"(?<!for )(?<!of )(?<!to )(?<!by )(?<!from )\b[Tt]he (?P<who>{_OFFICE_WORDS})(?P<of> (?:of|for)"
    rf" (?:the )?[^,;.“”]{{3,90}}?)? {VERB}"
)
_AFTER_OFFICE = re.compile(rf"(?:,[^,“”]{{0,120}})?,? {VERB}")
_COLLECTIVE = re.compile(
    rf"\b(?P<who>(?:[Dd]elegates|[Ss]peakers|[Mm]embers|[Pp]articipants|[Ll]eaders|[Oo]fficials))\s{VERB}"
)
_LONGEST_SENTENCE = 4_000  # characters; what is longer is no prose


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks. `organization` is the state or organization spoken for, canonical where known."""

    name: str
    role: str | None = None
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """A quote or paraphrase: who, by which verb, which words; or why nobody can be named (`unresolved`)."""

    person: Person | None
    verb: str | None
    text: str
    words: str
    start: int
    end: int
    collective: str | None = None
    unresolved: str | None = None


@dataclass(slots=True)
class Cast:
    """The persons that the item has named so far. `last` is the one that "he" or "she" means."""

    atlas: Atlas
    persons: dict[str, Person] = field(default_factory=dict)
    last: Person | None = None

    def meet(self, person: Person) -> Person:
        """Remember a person, by full name; what was known before fills the gaps."""
        old = self.persons.get(person.name)
        if old is not None:
            person = Person(person.name, person.role or old.role, person.organization or old.organization)
        self.persons[person.name] = person
        return person

    def by_surname(self, surname: str) -> Person | None:
        """As in "Mr. Ban" is Ban Ki-moon, "Mr. Annan" Kofi Annan; two that fit are nobody."""
        fitting = [p for name, p in self.persons.items() if f" {surname} " in f" {name} "]
        return fitting[0] if len(fitting) == 1 else None

    def unnamed(self, office: str, of: str) -> Person | None:
        """An office-holder without a name: "the Permanent Observer of the African Union" is the African Union's.

        "The Secretary-General" alone is that of the United Nations; another office that names nobody is unresolved.
        """
        organization = _organization(f"{office}{of}", self.atlas) if of else None
        if organization is not None:
            return self.meet(Person(organization, office, organization))
        if of.startswith(" for the Secretary-General"):
            return Person(f"{office}{of}", f"{office}{of}", "United Nations")
        if office.removeprefix("UN ") == "Secretary-General" and not of:
            return Person("Secretary-General", "Secretary-General", "United Nations")
        return None

    def by_office(self, office: str) -> Person | None:
        """As in "The Secretary-General" is the one person met who holds just that office."""
        fitting = [p for p in self.persons.values() if p.role and p.role.removeprefix("UN ") == office]
        ours = [p for p in fitting if p.organization in {None, "United Nations"}]
        return ours[0] if len(ours) == 1 else fitting[0] if len(fitting) == 1 else None


def speeches(text: str, cast: Cast) -> Iterator[Speech]:
    """What is said in a paragraph, sentence by sentence; a quote belongs to the verb of its own sentence."""
    for start, end in _sentences(text):
        sentence = text[start:end]
        if len(sentence) > _LONGEST_SENTENCE:
            continue
        introduced = _introduced(sentence, cast)
        speech = _attributed(sentence, cast, introduced, start)
        if speech is not None:
            yield speech
            cast.last = speech.person  # nobody, when the speaker can't be named: no later "he" may mean somebody else
        elif introduced:
            cast.last = introduced[-1][0] if len(introduced) == 1 else cast.last


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    cuts = [0]
    for found in _SENTENCE.finditer(text):
        open_quote = text[cuts[-1] : found.end()].count("“") > text[cuts[-1] : found.end()].count("”")
        if not _NO_END.search(text[max(0, found.start() - 8) : found.start()]) and not open_quote:
            cuts.append(found.end())
    yield from zip(cuts, [*cuts[1:], len(text)], strict=True)


def _introduced(sentence: str, cast: Cast) -> list[tuple[Person, int]]:
    """The persons that a sentence introduces with name and office, and where that introduction ends."""
    found: dict[str, tuple[Person, int, int]] = {}
    for pattern in (_OFFICE_FIRST, _APPOSITION, _TITLE):
        for match in pattern.finditer(sentence):
            name = match["name"]
            overlaps = any(start < match.end() and match.start() < end for _, start, end in found.values())
            if name in found or overlaps or re.match(_OFFICE_WORDS, name) or known(name, cast.atlas):
                continue
            found[name] = (cast.meet(_person(match, sentence, cast)), match.start(), match.end())
    return [(person, end) for person, _, end in sorted(found.values(), key=lambda item: item[1])]


def _person(match: re.Match[str], sentence: str, cast: Cast) -> Person:
    """Name, office and organization out of an introduction."""
    parts = match.groupdict()
    of = re.sub(r"\s*\([A-Z]+\)", "", parts.get("of") or "")
    office = f"{parts['office']}{of}" if of.startswith((" for", " to", " on")) else parts["office"]
    phrase = parts.get("also") or parts.get("home") or f"{parts['office']}{of}"
    organization = _organization(phrase, cast.atlas)
    before = (parts.get("before") or "").strip()
    while before and organization is None:
        organization = known(before, cast.atlas)
        before = before.partition(" ")[2]
    if organization is None and parts.get("whose") in {"its", "Its"}:
        mentions = cast.atlas.find_organizations(sentence[: match.start()])
        organization = mentions[0].name if mentions else None
    if organization is None and re.fullmatch(
        r"(?:UN |United Nations )?(?:Under-|Deputy |Assistant )?Secretary-General.*", office
    ):
        organization = "United Nations"
    role = re.sub(r"^(?:UN|United Nations) ", "", office.split(" of ")[0].strip() if organization else office.strip())
    if parts.get("also"):
        role = f"{parts['office']}{of}, {parts['also'].split(' of ')[0]}"
    return Person(match["name"], role, organization)


def _organization(phrase: str, atlas: Atlas) -> str | None:
    """The state or organization at the end of "Minister for Foreign Affairs of Greece, current President of the EU".

    The last office named is the one that a person speaks in.
    """
    for clause in reversed(re.split(r",\s*", re.split(r" to (?:the )?(?=[A-Z])", phrase)[0])):
        if organizations := atlas.find_organizations(clause):
            return atlas.organization(organizations[0].code).name
        if states := atlas.find_states(clause):
            return states[0].name
    named = read_phrase(phrase, atlas)
    return known(named[0].speaker, atlas) if named and named[0].speaker else None


def _attributed(sentence: str, cast: Cast, introduced: list[tuple[Person, int]], start: int) -> Speech | None:
    """Who says this sentence: a person introduced in it, one named by surname, an office, a pronoun, a group."""
    outside = _QUOTE.sub(lambda quote: "_" * len(quote[0]), sentence)  # verbs inside a quote are not the reporter's
    for person, end in introduced:
        if verb := _AFTER_OFFICE.match(outside, end) or re.compile(rf".{{0,160}}?\b{VERB}").match(outside, end):
            return _speech(person, verb["verb"], sentence, start)
    for match, met in _named_again(outside, cast):
        if met is None:
            reason = f"{match['who']!r} was not introduced before"
            return Speech(
                None, match["verb"], sentence, match[0], start + match.start(), start + match.end(), None, reason
            )
        return _speech(met, match["verb"], sentence, start)
    if pronoun := _PRONOUN.search(outside):
        if cast.last is None:
            reason = "nobody is named before this pronoun"
            return Speech(
                None,
                pronoun["verb"],
                sentence,
                pronoun[0],
                start + pronoun.start(),
                start + pronoun.end(),
                None,
                reason,
            )
        return _speech(cast.last, pronoun["verb"], sentence, start)
    if group := _COLLECTIVE.search(outside):
        return Speech(None, group["verb"], sentence.strip(), group[0], start, start + len(sentence), group["who"])
    return None


def _named_again(outside: str, cast: Cast) -> Iterator[tuple[re.Match[str], Person | None]]:
    """As in "Mr. Ban said", "the Secretary-General added", "Mohamed Ibn Chambas said"."""
    if found := _SURNAME.search(outside):
        yield found, cast.by_surname(found["who"])
    if found := _BARE_OFFICE.search(outside):
        yield found, cast.by_office(found["who"]) or cast.unnamed(found["who"], found["of"] or "")
    if found := re.search(rf"\b(?P<who>{_NAME}) {VERB}", outside):
        person = cast.persons.get(found["who"])
        if person is not None:
            yield found, person


def _speech(person: Person, verb: str, sentence: str, start: int) -> Speech:
    return Speech(person, verb, sentence.strip(), sentence.strip(), start, start + len(sentence))
