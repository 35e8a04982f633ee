"""Persons in news prose: name, office and organization, found where they stand beside a verb of speech."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chapter8.atlas import Atlas
from chapter8.record.speakers import known, read_phrase

VERBS = (
    "said|says|told|tells|added|adds|asked|asks|noted|notes|stressed|stresses|states|stated|writes|wrote|"
    "urged|urges|called|calls|"
    "recalled|recalls|warned|warns|emphasized|emphasizes|re-emphasized|reiterated|affirmed|reaffirmed|"
    "recommended|recommends|proposed|"
    "proposes|explained|explains|announced|announces|questioned|questions|welcomed|welcomes|highlighted|"
    "underscored|underlined|"
    "suggested|suggests|argued|observed|remarked|declared|appealed|expressed|voiced|pointed out|"
    "acknowledged|outlined|outlines|cited|"
    "thanked|praised|commended|condemned|reported|continued|concluded|insisted|predicted|described|"
    "encouraged|pledged|cautioned|condemns|expresses|commends|reaffirms|reiterates|appeals|underscores|underlines|"
    "encourages|acknowledges|highlights|voices|thanks|praises|insists|congratulates|congratulated|deplores|deplored|"
    "regretted|regrets|demanded|demands|accused|denied|vowed|hailed|lamented|decried|replied|conceded|confirmed|"
    "indicated|maintained|claimed|promised|underlines|describes|argues|predicts|pledges|cautions|concludes|"
    "rejected|rejects|dismissed|dismisses|opposed|opposes|blamed|blames|defended|defends|applauded|applauds"
)
_HONORIFIC = r"(?:(?:H\.\s?E\.|His Excellency|Her Excellency|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Amb\.|Ambassador|Prof\.?) )*"
_ADVERB = (
    r"(?:(?:also|further|today|yesterday|earlier|then|later|again|has|had|[a-z]+ly|on \w+day|this week|in \w+)\s+)*"
)
VERB = rf"{_ADVERB}(?P<verb>{VERBS})\b"
WORD = r"(?:[A-ZÀ-Þ][\w’'-]+|[A-Z]\.|al-\w+)"
PARTICLE = r"(?:\s(?:de|da|del|der|di|dos|van|von|bin|ibn|el|al|la|le))?"
NAME = rf"{WORD}(?:{PARTICLE}\s{WORD}){{1,4}}"
OFFICE_WORDS = (
    r"(?:(?:UN|United Nations|Acting|Deputy|Assistant|Interim|Executive|Permanent|High|Special|Under|"
    r"Prime|Foreign|Vice|Secretary|"
    r"General|Chief|Joint|Senior|Humanitarian|Resident|Emergency|Relief|Current|current)[ -])*"
    r"(?:Secretary-General|Under-Secretary-General|Secretary|Minister|President|Chairman|[Cc]hairperson|"
    r"Chair|Commissioner|"
    r"Representative|Ambassador|[Ee]nvoy|Coordinator|Director|Director-General|[Ss]pokesperson|[Ss]pokesman|"
    r"[Ss]pokeswoman|Observer|Head|Chief|Commander|Adviser)"
)
_BEFORE = r"(?P<before>(?:[A-Z][\w’'-]+ ){0,6}?)"  # as in "African Union Commissioner", "Ghana’s Minister"
_TITLE = re.compile(
    rf"{_BEFORE}(?P<office>{OFFICE_WORDS})(?P<of> (?:of|for|to|on)"
    rf" (?:the )?[^,;.“”]+?)?,? {_HONORIFIC}(?P<name>{NAME})(?: of (?P<home>[A-Z][^,;.“”]{{2,40}}?)(?=,| {VERB})"
    rf")?(?=[\s,;.]|$)"
)
_APPOSITION = re.compile(
    rf"(?P<name>{NAME}), (?:the )?{_BEFORE}(?P<office>{OFFICE_WORDS})(?P<of> (?:of|for|to|on) (?:the )?[^;.“”]+?)?"
    rf"(?:, (?:and )?(?P<also>{OFFICE_WORDS} of (?:the )?[^,;.“”]+))?(?=[,.])"
)
_OFFICE_FIRST = re.compile(
    rf"\b(?P<whose>[Tt]he|[Ii]ts) {_BEFORE}(?P<office>{OFFICE_WORDS})(?P<of> (?:of|for)"
    rf" (?:the )?[^;.“”]+?)?(?: \([A-Z]+\))?, {_HONORIFIC}(?P<name>{NAME})(?=[\s,])"
)
_NO_PERSON = re.compile(
    r"\b(?:Affairs|Assembly|Authority|Commission|Committee|Community|Council|Department|Group|Ministry|Mission|Nations|"
    r"Office|Operations?|Organi[sz]ation|Peacebuilding|Policy|Rights|Security|States|Union)\b"
)
_OF_THE_UN = re.compile(r"\s*(?:UN|United Nations) ")
_OF_THE_HOUSE = re.compile(
    r"(?:Under-|Deputy |Assistant )*Secretary-General(?! of )|[A-Z][\w -]+ (?:of|for) the Secretary-General(?! of )"
)
_SAID_BEFORE = re.compile(rf"\b(?P<verb>{VERBS}|[Aa]ccording to) (?:the |its )?$")
_HEARD_BEFORE = re.compile(r"\bhear(?:ing|d)? (?:from )?(?:the )?$")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks. `organization` is the state or organization spoken for, canonical where known."""

    name: str
    role: str | None = None
    organization: str | None = None


@dataclass(frozen=True, slots=True)
class Introduction:
    """Where a sentence introduces a person; `verb_before` as in "said Jane Doe, Minister of ..."; None elsewhere.

    `heard` as in "After hearing Secretary-General Jane Doe appeal for ...".
    """

    person: Person
    start: int
    end: int
    verb_before: str | None
    heard: bool = False


@dataclass(slots=True)
class Cast:
    """The persons that the item has named so far. `last` is the one that "he" or "she" means.

    `speaking` is whose words the last sentence told; None after a sentence that told nobody's.
    """

    atlas: Atlas
    persons: dict[str, Person] = field(default_factory=dict)
    last: Person | None = None
    speaking: Person | None = None

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


def introduced(sentence: str, cast: Cast) -> list[Introduction]:
    """The persons that a sentence introduces with name and office, in order."""
    found: dict[str, Introduction] = {}
    for pattern in (_OFFICE_FIRST, _APPOSITION, _TITLE):
        for match in pattern.finditer(sentence):
            name, start = _name(match, cast.atlas)
            overlaps = any(one.start < match.end() and match.start() < one.end for one in found.values())
            if not name or name in found or overlaps:
                continue
            before = _SAID_BEFORE.search(sentence, max(0, start - 40), match.start())
            person = cast.meet(_person(match, name, sentence, cast.atlas))
            said = before["verb"].lower() if before else None
            heard = _HEARD_BEFORE.search(sentence, max(0, start - 40), match.start()) is not None
            found[name] = Introduction(person, match.start(), match.end(), said, heard)
    return sorted(found.values(), key=lambda one: one.start)


def _name(match: re.Match[str], atlas: Atlas) -> tuple[str, int]:
    """The person's name and where it begins; nothing where the words name an office, a body or an organization."""
    name, start = match["name"], match.start("name")
    mentions = (*atlas.find_organizations(name), *atlas.find_states(name))
    if mentions:  # "... to the United Nations Jane Doe": the name begins behind the organization
        cut = max(mention.end for mention in mentions)
        name, start = name[cut:].strip(), start + cut
    if re.match(OFFICE_WORDS, name) or _NO_PERSON.search(name) or not re.fullmatch(NAME, name):
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
