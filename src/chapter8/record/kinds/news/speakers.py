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
_BEFORE = r"(?P<before>(?:[A-Z][\w’'-]+ ){0,6}?)"  # as in "African Union Commissioner", "Ghana’s Minister"
_TITLE = re.compile(
    rf"{_BEFORE}(?P<office>{_OFFICE_WORDS})(?P<of> (?:of|for|to|on)"
    rf" (?:the )?[^,;.“”]+?)?,? (?P<name>{_NAME})(?: of (?P<home>[A-Z][^,;.“”]{{2,40}}?)(?=,| {VERB})"
    rf")?(?=[\s,;.]|$)"
)
_APPOSITION = re.compile(
    rf"(?P<name>{_NAME}), (?:the )?{_BEFORE}(?P<office>{_OFFICE_WORDS})(?P<of> (?:of|for|to|on) (?:the )?[^;.“”]+?)?"
    rf"(?:, (?:and )?(?P<also>{_OFFICE_WORDS} of (?:the )?[^,;.“”]+))?(?=[,.])"
)
_OFFICE_FIRST = re.compile(
    rf"\b(?P<whose>[Tt]he|[Ii]ts) {_BEFORE}(?P<office>{_OFFICE_WORDS})(?P<of> (?:of|for)"
    rf" (?:the )?[^;.“”]+?)?(?: \([A-Z]+\))?, (?P<name>{_NAME})(?=[\s,])"
)
_QUOTE = re.compile(r"[“\"](?P<words>[^”\"]{8,})[”\"]")
_SENTENCE = re.compile(r"(?<=[.?!])[”\"]?\s+(?=[A-Z“\"])")
_NO_END = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|No)|\b[A-Z])\.$")
_PRONOUN = re.compile(rf"\b(?P<who>[Hh]e|[Ss]he|[Tt]he official) {VERB}")
_SURNAME = re.compile(rf"\b(?:Mr|Mrs|Ms|Dr|Gen|Col)\.? (?P<who>{_WORD}(?:{_PARTICLE}\s{_WORD})?) {VERB}")
_BARE_OFFICE = re.compile(
    r"(?<!for )(?<!of )(?<!to )(?<!by )(?<!from )\b[Tt]he "
    rf"(?P<who>{_OFFICE_WORDS}|(?:representative|head|chief)(?= of ))"
    rf"(?P<of> (?:of|for) (?:the )?[^,;.“”]{{3,120}}?)?(?:, (?:who|whose|speaking)\b[^,“”]{{1,120}},)? {VERB}"
)
_AFTER_OFFICE = re.compile(rf"(?:,[^,“”]{{0,120}})?,? {VERB}")
_SOON = re.compile(rf".{{0,160}}?\b{VERB}")
_KNOWN_NAME = re.compile(rf"\b(?P<who>{_NAME}) {VERB}")
_COLLECTIVE = re.compile(
    rf"\b(?P<who>(?:[Dd]elegates|[Ss]peakers|[Mm]embers|[Pp]articipants|[Ll]eaders|[Oo]fficials))\s{VERB}"
)
_NO_PERSON = re.compile(
    r"\b(?:Affairs|Assembly|Authority|Commission|Committee|Community|Council|Department|Group|Ministry|Mission|Nations|"
    r"Office|Operations?|Organi[sz]ation|Peacebuilding|Policy|Rights|Security|States|Union)\b"
)
_OF_THE_UN = re.compile(r"\s*(?:UN|United Nations) ")
_OF_THE_HOUSE = re.compile(
    r"(?:Under-|Deputy |Assistant )*Secretary-General(?! of )|[A-Z][\w -]+ (?:of|for) the Secretary-General(?! of )"
)
_SAID_BEFORE = re.compile(rf"\b(?P<verb>{_VERBS}) (?:the )?$")
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


@dataclass(frozen=True, slots=True)
class _Introduction:
    """Where a sentence introduces a person; `verb_before` as in "said Jane Doe, Minister of ..."; None elsewhere."""

    person: Person
    start: int
    end: int
    verb_before: str | None


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

    def by_office(self, office: str, of: str) -> Person | None:
        """The holder of an office: somebody met who holds just that office, else the office itself without a name.

        As in "the Permanent Observer of the African Union" is the African Union's, and "the Secretary-General" that of
        the United Nations; an office that names nobody is nobody's.
        """
        role, organization = office_and_organization(f"{office}{of}", self.atlas)
        fitting = [p for p in self.persons.values() if p.role and f"{p.role} ".startswith(f"{role} ")]
        if of:
            fitting = [p for p in fitting if p.organization == organization]
        ours = [p for p in fitting if p.organization in {None, "United Nations"}]
        if len(ours) == 1 or len(fitting) == 1:
            return (ours or fitting)[0]
        if organization is None or not (of or role == "Secretary-General"):
            return None
        holder = Person(role if organization == "United Nations" else organization, role, organization)
        return self.meet(holder) if of else holder


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
            cast.last = introduced[0].person if len(introduced) == 1 else cast.last


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    cuts = [0]
    open_quotes, counted = 0, 0
    for found in _SENTENCE.finditer(text):
        open_quotes += text.count("“", counted, found.end()) - text.count("”", counted, found.end())
        counted = found.end()
        if not _NO_END.search(text[max(0, found.start() - 8) : found.start()]) and open_quotes <= 0:
            cuts.append(found.end())
            open_quotes = 0
    yield from zip(cuts, [*cuts[1:], len(text)], strict=True)


def _introduced(sentence: str, cast: Cast) -> list[_Introduction]:
    """The persons that a sentence introduces with name and office, in order."""
    found: dict[str, _Introduction] = {}
    for pattern in (_OFFICE_FIRST, _APPOSITION, _TITLE):
        for match in pattern.finditer(sentence):
            name, start = _name(match, cast.atlas)
            overlaps = any(one.start < match.end() and match.start() < one.end for one in found.values())
            if not name or name in found or overlaps:
                continue
            before = _SAID_BEFORE.search(sentence, max(0, start - 40), match.start())
            person = cast.meet(_person(match, name, sentence, cast.atlas))
            found[name] = _Introduction(person, match.start(), match.end(), before["verb"] if before else None)
    return sorted(found.values(), key=lambda one: one.start)


def _name(match: re.Match[str], atlas: Atlas) -> tuple[str, int]:
    """The person's name and where it begins; nothing where the words name an office, a body or an organization."""
    name, start = match["name"], match.start("name")
    mentions = (*atlas.find_organizations(name), *atlas.find_states(name))
    if mentions:  # "... to the United Nations Jane Doe": the name begins behind the organization
        cut = max(mention.end for mention in mentions)
        name, start = name[cut:].strip(), start + cut
    if re.match(_OFFICE_WORDS, name) or _NO_PERSON.search(name) or not re.fullmatch(_NAME, name):
        return "", start
    return name, start


def _person(match: re.Match[str], name: str, sentence: str, atlas: Atlas) -> Person:
    """Name, office and organization out of an introduction."""
    parts = match.groupdict()
    of = parts.get("of") or ""
    if match.start("name") < match.end() and name != match["name"]:
        of += f" {match['name'].removesuffix(name).strip()}"
    role, organization = office_and_organization(f"{parts['office']}{of}", atlas)
    if also := parts.get("also"):  # the last office named is the one that a person speaks in
        second, speaks_for = office_and_organization(also, atlas)
        role, organization = f"{parts['office']}{of}, {second}", speaks_for or organization
    if home := parts.get("home"):
        organization = known(home, atlas) or organization
    before = re.sub(r"[’']s$", "", (parts.get("before") or "").strip())
    while before and (serves := known(before, atlas)) is None:
        before = before.partition(" ")[2]
    if before and serves is not None:
        organization = serves
    if parts.get("whose") in {"its", "Its"} and (mentions := atlas.find_organizations(sentence[: match.start()])):
        organization = known(mentions[0].name, atlas)
    return Person(name, role, organization)


def office_and_organization(phrase: str, atlas: Atlas) -> tuple[str, str | None]:
    """As in "Permanent Observer of the African Union to the United Nations": the office, and who is served.

    An office of the Secretary-General's own house serves the United Nations. Where only a part of the organization is
    known ("head of the UN transition planning team") the office keeps all its words.
    """
    bare = re.sub(
        r"\s*\([A-Z][A-Za-z-]*\)|^(?:the )?(?:[Cc]urrent |then )?(?:UN |United Nations )?", "", phrase.strip()
    )
    named = read_phrase(bare, atlas)[0]
    if named.role and named.role != named.speaker and named.speaker and known(named.speaker, atlas):
        return named.role, named.speaker
    if _OF_THE_HOUSE.match(bare):
        return bare, "United Nations"
    if named.role and named.role != named.speaker:
        mentions = (*atlas.find_organizations(named.speaker or ""), *atlas.find_states(named.speaker or ""))
        if mentions:
            return bare, known(mentions[0].name, atlas)
    return bare, "United Nations" if _OF_THE_UN.match(phrase) else None


def _attributed(sentence: str, cast: Cast, introduced: list[_Introduction], start: int) -> Speech | None:
    """Who says this sentence: a person introduced in it, one named by surname, an office, a pronoun, a group."""
    outside = _QUOTE.sub(lambda quote: "_" * len(quote[0]), sentence)  # verbs inside a quote are not the reporter's
    for one in introduced:
        if one.verb_before:
            return _speech(one.person, one.verb_before, sentence, start)
        if verb := _AFTER_OFFICE.match(outside, one.end) or _SOON.match(outside, one.end):
            return _speech(one.person, verb["verb"], sentence, start)
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
        yield found, cast.by_office(found["who"], found["of"] or "")
    if found := _KNOWN_NAME.search(outside):
        person = cast.persons.get(found["who"])
        if person is not None:
            yield found, person


def _speech(person: Person, verb: str, sentence: str, start: int) -> Speech:
    return Speech(person, verb, sentence.strip(), sentence.strip(), start, start + len(sentence))
