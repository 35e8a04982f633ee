"""Bodies as decisions name them: one name for each state, organization, organ and mission, groups as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from chapter8.atlas import Atlas
from chapter8.record.acronyms import defined_acronyms, preferred
from chapter8.record.definite import DefiniteNames, founded, governments, known_acronyms, known_names
from chapter8.record.qualifiers import names_nobody, running, shared_kind, trimmed

_QUALIFIER = re.compile(
    r"^(?:the|all|its|any|those(?!\s+(?:in\s+a|who|having|possessing|with)\b)|other|relevant|a|an|every|each|such|various|concerned|appropriate|respective|both(?=\s+the\b)|"
    r"remaining\s+(?=parties\b|states\b)|of\s+(?=the\s)|those\s+in\s+(?=the\b)|their|his|her|these)\s+",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r",\s+and\s+|,\s+as\s+well\s+as\s+|\s+as\s+well\s+as\s+|\s+together\s+with\s+"
    r"|(?<!ional)(?<!lateral)(?<!ederal)\s+and\s+(?=(?:the|all|its|his|her|their|to|other|others|on|upon|relevant|by|any)\s)|,\s+(?=(?:the|all|its)\s)"
)
_THROUGH = re.compile(
    r"\s+(?:through|acting|in\s+(?:cooperation|consultation|coordination)|or\s+in\s+cooperation)\b.*$", re.DOTALL
)
_CLAUSE_OF = re.compile(
    r"\s+(?:that|which|who)\s+(?:have|has|are|is|had|were|did|do|may|might|can)\b.*$|\s+(?:he|she|they)\s.*$", re.DOTALL
)
_ACRONYM = re.compile(
    r"(?P<of>\b(?:of|for|from|by|with|to|within)\s)?(?<![\w-])"
    r"(?P<acronym>[A-Z](?:[A-Za-z/-]{0,12}[A-Z]))(?P<of_it>['’]s)?(?![\w-])"
)
_EXPLAINED = re.compile(r"\s*\(S/[^()]{1,40}\)|\s*\((?:the\s+)?[“\"]?[A-Z][A-Za-z/-]{1,14}[”\"]?\)")
_ONE_STATE = re.compile(
    r"(?<=Bosnia) and (?=Herzegovina)|(?<=Trinidad) and (?=Tobago)|(?<=Antigua) and (?=Barbuda)|"
    r"(?<=Serbia) and (?=Montenegro)|(?<=Principe) and (?=Sao)|(?<=Tome) and (?=Principe)|(?<=Tomé) and (?=Príncipe)"
)
"""The "and" inside the name of one state: it never parts two bodies."""
_EDGE_WORDS = re.compile(
    r"^(?:and|or|also|nevertheless|likewise|thus|both\s+(?!sides|parties)|consequently|otherwise|further|therefore)\s+|"
    r"\s+(?:and|or|also|not|thereafter|guided|headed|that|likewise|nevertheless|therefore|further|again|at\s+large|each|"
    r"as\s+well|as\s+authorized|affected|comprised|primarily|specifically|periodically|regularly|urgently|strongly|jointly|(?!family\b|assembly\b|supply\b)[a-z]{4,}ly)$"
)
_ALONE = frozenset(
    [
        "and",
        "or",
        "the",
        "also",
        "concerned",
        "that",
        "others?",
        "headed",
        "guided",
        "likewise",
        "regional",
        "international",
    ]
)
_DEMONSTRATIVE = re.compile(
    r"(?:this|that)\s+(?=(?:[\w-]+\s){0,3}?(?:(?:sub-?)?committee|commission|panel|group|mission|force|body|mechanism|"
    r"office|operation|team|tribunal|organization|Government|State)\b)"
)
"""What points at a body just named: "this sub-committee" is the sub-committee."""
_NO_NAME = re.compile(r"(?:to|that|of|in|for|it|them|him|her|us|such|this|these|he|she|they|whom)\b", re.IGNORECASE)
_SECRETARY_GENERAL = re.compile(r"(?:United Nations )?Secretary-?\s?General(?: of the United Nations)?")
_GOVERNMENTS = re.compile(r"^(Government|President|Parliament|Minister|authoritie)s of (?=\S.*(?:,| and ))")
_ORGANIZATION = re.compile(
    r"^[A-Z].*\b(?:Commission|Community|Union|Organization|League|Authority|Conference|Association|Forum)$"
)
_GOVERNMENTS_OF = re.compile(r"\b(?:Governments|Presidents|Parliaments|authorities) of [^,;]+$")
_MEMBERS_OF = re.compile(
    r"(?P<own>[A-Z]{3,8})\s+(?:States|countries)|(?:[Mm]ember\s+)?States\s+(?:[Mm]embers\s+)?(?:of|within)\s+(?:the\s+)?(?P<of>.+)|(?P<their>.+?)(?:['’]s?)?\s+[Mm]ember\s+States"
)
_NOUNS_OF_ACTORS = [
    "actors",
    "agencies",
    "arrangements",
    "authorities",
    "bodies",
    "commissions",
    "committees",
    "communities",
    "community",
    "countries",
    "donors",
    "entities",
    "experts",
    "factions",
    "forces",
    "funds",
    "governments",
    "groups",
    "institutions",
    "leaders",
    "members",
    "militias",
    "missions",
    "movements",
    "offices",
    "operations",
    "organisations",
    "organizations",
    "others",
    "parliamentarians",
    "parties",
    "partners",
    "programmes",
    "representatives",
    "mechanisms",
    "side",
    "sides",
    "signatories",
    "stakeholders",
    "states",
    "contributors",
    "neighbours",
    "presences",
    "elements",
    "combatants",
    "teams",
    "fighters",
    "individuals",
    "persons",
    "civil society",
    "personnel",
    "officials",
    "ministers",
    "commanders",
    "nations system",
]
_ACTORS = re.compile(rf"\b(?:{'|'.join(_NOUNS_OF_ACTORS)})$", re.IGNORECASE)
_COMMON = {
    "the secretary-general": "Secretary-General", "secretary-general": "Secretary-General",
    "member states": "Member States", "all member states": "Member States", "the member states": "Member States",
    "states": "States", "all states": "States", "every state": "States", "un member states": "Member States",
    "all united nations member states": "Member States", "each state": "States", "each member state": "Member States",
    "states members of the united nations": "Member States",
}  # fmt: skip
_ORGANS = frozenset(
    {"Secretary-General", "Security Council", "General Assembly", "Secretariat", "Member States", "States"}
)
_NAMED = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]*)(?:\s+[A-ZÀ-Þ][\w’'.-]*)*")
_NAMED_BODY = re.compile(
    r"\s(?:Commission|Committee|Office|Department|Ministry|Court|Tribunal|Agency|Bank|Fund|Programme|Corporation|Company|"
    r"Mission|Panel|Group|Team|Force|Secretariat)$"
)
"""What a body's own name ends with: "Peacebuilding Commission and Peacebuilding Support Office" are two."""
_OF_THE_COMMITTEE = re.compile(r"(?<=[Cc]hair|irman|erson)\s+of\s+(?:the|that)\s+Committee$")
_REPUBLIC = re.compile(r"^Republic of (?:the )?(?!Korea$|Congo$|Moldova$|South)")
_MISSION_THERE = re.compile(r"(?P<mission>UN[A-Z]{3,8}|M[A-Z]{4,8}|AM[A-Z]{3,5}|ONU[A-Z]{1,4})\s+in\s+(?:the\s+)?[A-Z]")
"""A mission with the place where it acts: "UNMIS in Darfur"."""
_MOST_SIDES = 6
_ORGAN = re.compile(r"(?:Commission|Secretariat|Council|Assembly|Parliament)$")
_ON, _AND = re.compile(r"^on\s+"), re.compile(r"\s+and\s+")
_MODIFIER = re.compile(r"\s(?:of|in|to|with|from|for|concerned|on|involved|at)(?:\s|$)")
_MAX_WORDS = 24
_MAX_CHARACTERS = 220


@dataclass(frozen=True, slots=True)
class Bodies:
    """How one decision names bodies. `itself` decides ("": unknown); `defined` are the document's acronyms.

    `definite` says what "the Committee" or "the Mission" mean in it.
    """

    atlas: Atlas
    itself: str = "Security Council"
    defined: Mapping[str, str] = field(default_factory=dict)
    definite: DefiniteNames = field(default_factory=DefiniteNames, compare=False)
    _known_before: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Names by the phrases that were asked for: a decision says the same few again and again."""

    @classmethod
    def of_document(cls, atlas: Atlas, itself: str, symbol: str | None, texts: Iterable[str]) -> Bodies:
        """The names of one document, from all its paragraphs."""
        paragraphs = tuple(texts)
        defined = preferred(defined_acronyms(paragraphs))
        return cls(atlas, itself, defined, DefiniteNames(paragraphs, symbol, defined.values()))

    def names(self, phrase: str) -> tuple[str, ...]:
        """Every body that a noun phrase names: "the African Union and the parties" are two."""
        names = self._known_before.get(phrase)
        if names is None:
            names = self._known_before[phrase] = tuple(self._names(phrase))
        return names

    def _names(self, phrase: str) -> Iterator[str]:
        common = _COMMON.get(phrase.lower())
        if common is not None:
            yield common
            return
        members = self._members_of(phrase)
        if members:
            yield from members
            return
        several = _GOVERNMENTS.match(_QUALIFIER.sub("", phrase.strip(" ,")))
        for joined in [phrase] if several else self._governments_together(_JOINT.split(phrase)):
            for part in self._apart(joined):
                name = self.name(part)
                if name:
                    yield name

    def _governments_together(self, parts: list[str]) -> list[str]:
        """Keep "the Governments of Chad", "Sudan" in one, for the second is a Government too."""
        together: list[str] = []
        for part in parts:
            if together and _GOVERNMENTS_OF.search(together[-1]) and self.atlas.match_state(_QUALIFIER.sub("", part)):
                together[-1] += f" and {part}"
            else:
                together.append(part)
        return together

    def _members_of(self, phrase: str) -> list[str]:
        """Member States of one organization or of several: "States of ECOWAS and SADC", "SADC member States"."""
        if "tates" not in phrase and not phrase.endswith(" countries"):
            return []
        plain = _EXPLAINED.sub("", _QUALIFIER.sub("", phrase.strip(" ,")))
        found = _MEMBERS_OF.fullmatch(plain)
        if found is None:
            return []
        parts = re.split(r",\s+(?:and\s+)?|\s+and\s+", found["of"] or found["their"] or found["own"])
        bare = [_QUALIFIER.sub("", part) for part in parts if not self.atlas.match_state(part)]
        known = [self._known(part) or (part if _ORGANIZATION.search(part) else None) for part in bare]
        names = [f"Member States of the {name}" for name in known if name is not None and name != "United Nations"]
        return names if len(names) == len(parts) else []

    def name(self, phrase: str) -> str | None:
        """The name under which one body is kept; as written where it is a generic group.

        None for a phrase that is no name: empty, a pronoun, too long, or not a noun phrase.
        """
        common = _COMMON.get(phrase.lower())
        if common is not None:
            return common
        plain = _EXPLAINED.sub("", " ".join(phrase.replace("’", "'").replace("\u2011", "-").split()))
        by_founding = founded(plain) if "ommittee" in plain else None
        if by_founding is not None:
            return by_founding
        words = trimmed(_CLAUSE_OF.sub("", _THROUGH.sub("", plain)).strip(' ,.;:"”“'))
        bare = _ON.sub("", words)
        while (shorter := _EDGE_WORDS.sub("", _QUALIFIER.sub("", bare, count=1), count=1)) != bare:
            bare = shorter
        bare = trimmed(bare)
        pointing = _DEMONSTRATIVE.match(bare)
        bare = bare[pointing.end() :] if pointing else bare
        if bare == "concerned":
            return "all concerned"
        if bare in _ALONE:
            return None
        if not bare or len(bare) > _MAX_CHARACTERS or len(bare.split()) > _MAX_WORDS:
            return None
        return self._of(bare, definite=words.lower().startswith(("the ", "that ", "this ")) or words == bare)

    def _of(self, bare: str, *, definite: bool) -> str | None:
        """The name of a phrase without its articles."""
        common = _COMMON.get(bare.lower())
        if common is not None:
            return common
        if self._is_itself(bare.lower()):
            return self.itself
        if _SECRETARY_GENERAL.fullmatch(bare):
            return "Secretary-General"
        if bare in {"Special Representative", "Special Representatives"}:
            return f"{bare} of the Secretary-General"
        known = self._known(bare) or governments().get(bare.replace(" government", " Government"))
        placed = _MISSION_THERE.match(bare) if known is None else None
        if placed:
            known = known_acronyms().get(placed["mission"])
        if known is None and definite:
            known = self.definite.name(bare)
        if known is not None:
            return known
        of_it = _OF_THE_COMMITTEE.search(bare)
        one = self.definite.name("Committee") if of_it else None
        bare = f"{bare[: of_it.start()]} of the {one}" if of_it and one else bare
        named = bare[0].isalnum() and not _NO_NAME.match(bare) and not names_nobody(bare)
        return self._spelt_out(bare) if named else None

    def known(self, phrase: str) -> str | None:
        """The name of a body that atlas, tables or the document itself know; None for all else."""
        return self._known(phrase)

    def _is_itself(self, bare: str) -> bool:
        """Whether a decision so names the body that takes it: "the Council", "the Authority"."""
        own = self.itself.lower()
        return bare == own or (bare in {"council", "authority", "assembly", "summit", "conference"} and bare in own)

    def _known(self, phrase: str) -> str | None:
        """The canonical name; an office is not its organization ("Chairperson of the African Union" stays)."""
        organization = self.atlas.match_organization(phrase)
        if organization is not None and not _organ_of(phrase, organization.name):
            return organization.name
        for table in (self.defined, known_acronyms()):
            if phrase in table:
                return table[phrase]
        if phrase in known_names() or phrase in self.defined.values():
            return phrase
        state = self.atlas.match_state(phrase)
        return running(state.name) if state is not None else None

    def _spelt_out(self, phrase: str) -> str:
        """A phrase with its acronyms in full: "Chairperson of ECOWAS", where atlas or document know them."""

        def full(found: re.Match[str]) -> str:
            name = self._known(found["acronym"])
            if name is None or (self.atlas.match_state(found["acronym"]) is not None and found["acronym"] != "DRC"):
                return found.group()
            return f"{found['of'] or ''}{'the ' if found['of'] else ''}{name}{found['of_it'] or ''}"

        return _ACRONYM.sub(full, phrase) if any(map(str.isupper, phrase[1:])) else phrase

    def _apart(self, phrase: str) -> list[str]:
        """The sides of an "and" where each can stand alone; "Trinidad and Tobago" is one."""
        plain = trimmed(_AND.sub(" and ", phrase.strip(" ,")))
        sides = [side.replace("\x00", " and ") for side in _ONE_STATE.sub("\x00", plain).split(" and ")]
        if len(sides) == 1 or self._known(_EXPLAINED.sub("", plain)) is not None:
            return [plain]
        of_one_kind = shared_kind(_QUALIFIER.sub("", _QUALIFIER.sub("", plain)))
        if of_one_kind and all(map(is_group, of_one_kind)):
            return list(of_one_kind)
        several = _GOVERNMENTS.match(_QUALIFIER.sub("", plain))
        if several:
            return self._of_each(several[1], _QUALIFIER.sub("", plain)[several.end() :])
        for cut in range(1, min(len(sides), _MOST_SIDES)):
            left, rest = " and ".join(sides[:cut]), " and ".join(sides[cut:])
            first, then = (_QUALIFIER.sub("", _EXPLAINED.sub("", part)).strip(" ,") for part in (left, rest))
            if self._two(first, then):
                concerned = " concerned" if then.endswith(" concerned") and not first.endswith(" concerned") else ""
                return [left + concerned, *self._apart(rest)]
        return [plain]

    def _two(self, first: str, then: str) -> bool:
        """Whether two sides of an "and" are two bodies: each stands alone, or a name stands beside an organization."""
        next_one = then.partition(" and ")[0]
        head = _head(first)
        if head != first and _NAMED_BODY.search(head) and self.atlas.match_state(next_one) is not None:
            return False  # "Mission in the Central African Republic and Chad"
        governed = first.rpartition("Government of ")[2] if "Government of " in first else ""
        if (
            governed
            and self.atlas.match_state(governed.removeprefix("the "))
            and then[:1].isupper()
            and self.atlas.match_state(next_one) is None
        ):
            return not re.match(r"Republic of |Government", next_one) or self._stands_alone(next_one)
        if self._stands_alone(first):
            return self._stands_alone(next_one) or _ACTORS.search(_head(then)) is not None
        return (
            _NAMED.fullmatch(first) is not None
            and self.atlas.match_state(next_one) is None
            and (self._known(next_one) is not None)
        )

    def _of_each(self, office: str, states: str) -> list[str]:
        """Take "Governments of Chad and the Sudan" for two Governments; without states behind, for one group."""
        each = [part for part in re.split(r",\s+(?:and\s+)?|\s+and\s+", states) if part]
        each = [part.removeprefix("of ") for part in each]
        if all(self.atlas.match_state(_REPUBLIC.sub("", part.removeprefix("the "))) for part in each):
            singular = "authorities" if office == "authoritie" else office
            return [f"{singular} of {part}" for part in each]
        return [f"{office}s of {states}"]

    def _stands_alone(self, phrase: str) -> bool:
        head = _head(phrase)
        return (
            self._known(phrase) is not None
            or phrase in _ORGANS
            or _ACTORS.search(head) is not None
            or (phrase[:1].isupper() and _NAMED_BODY.search(head) is not None)
            or phrase.startswith(("Government of ", "Special Representative", "Special Envoy", "President ", "Judge "))
        )


def _organ_of(phrase: str, organization: str) -> bool:
    """Whether a phrase names an organ ("African Union Commission") of the organization that the atlas knows it by."""
    organ = _ORGAN.search(phrase)
    return organ is not None and organ.group() not in organization


@lru_cache(maxsize=4096)  # documents speak of the same few groups
def is_group(phrase: str) -> bool:
    """Whether a phrase ends with a noun for those who can act: "donors", "rebel groups", "all sides"."""
    return _ACTORS.search(phrase) is not None


def _head(phrase: str) -> str:
    """The words of a noun phrase up to its first modifier: "parties" of "parties to the conflict"."""
    return _MODIFIER.split(phrase, maxsplit=1)[0]
