"""Bodies as decisions name them: one name for each state, organization, organ and mission, groups as written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from chapter8.atlas import Atlas

_ARTICLE = re.compile(
    r"^(?:the|all|its|any|those|other|relevant|a|an|every|each|both\s+(?=the\b)|concerned)\s+", re.IGNORECASE
)
_JOINT = re.compile(
    r",\s+and\s+|,\s+as\s+well\s+as\s+|\s+as\s+well\s+as\s+|\s+and\s+(?=(?:the|all|its|to|other|on|relevant)\s)|,\s+(?=(?:the|all|its)\s)"
)
_THROUGH = re.compile(r"\s+(?:through|acting|in\s+cooperation|or\s+in\s+cooperation)\b.*$")
_CLAUSE_OF = re.compile(r"\s+(?:that|which|who)\s+(?:have|has|are|is|had|were|did|do|may|might|can)\b.*$")
_ACRONYM = re.compile(
    r"(?P<of>\b(?:of|for|from|by|with|to|within)\s)?(?<![\w-])"
    r"(?P<acronym>[A-Z](?:[A-Za-z-]{0,12}[A-Z]))(?![\w-])"
)
_EXPLAINED = re.compile(r"\s*\((?:the\s+)?[“\"]?[A-Z][A-Za-z-]{1,14}[”\"]?\)")
_NO_NAME = re.compile(r"(?:to|that|of|in|for|it|them|him|her|us|such|this|these|he|she|they|whom)\b", re.IGNORECASE)
_MAX_WORDS = 18
_MAX_CHARACTERS = 160


@dataclass(frozen=True, slots=True)
class Bodies:
    """How one decision names bodies. `itself` decides ("": unknown); `defined` are the document's acronyms."""

    atlas: Atlas
    itself: str = "Security Council"
    defined: Mapping[str, str] = field(default_factory=dict)

    def names(self, phrase: str) -> Iterator[str]:
        """Every body that a noun phrase names: "the African Union and the parties" are two."""
        for joined in _JOINT.split(phrase):
            for part in self._apart(joined):
                name = self.name(part)
                if name:
                    yield name

    def name(self, phrase: str) -> str | None:
        """The name under which one body is kept; as written where it is a generic group.

        None for a phrase that is no name: empty, a pronoun, too long, or not a noun phrase.
        """
        plain = _EXPLAINED.sub("", " ".join(phrase.replace("’", "'").split()))
        words = _CLAUSE_OF.sub("", _THROUGH.sub("", plain)).strip(" ,.;:")
        everyone = words.lower().removeprefix("on ").removeprefix("all ").removeprefix("the ")
        if everyone in {"states", "every state"}:
            return "States"
        if everyone in {"member states", "un member states"}:
            return "Member States"
        bare = words
        while (shorter := _ARTICLE.sub("", bare, count=1)) != bare:
            bare = shorter
        if not bare or len(bare) > _MAX_CHARACTERS or len(bare.split()) > _MAX_WORDS:
            return None
        if self._is_itself(bare.lower()):
            return self.itself
        if re.fullmatch(r"Secretary-?\s?General(?: of the United Nations)?", bare):
            return "Secretary-General"
        known = self._known(bare)
        if known is not None:
            return known
        return self._spelt_out(bare) if bare[0].isalpha() and not _NO_NAME.match(bare) else None

    def _is_itself(self, bare: str) -> bool:
        """Whether a decision so names the body that takes it: "the Council", "the Authority"."""
        own = self.itself.lower()
        return bare == own or (bare in {"council", "authority", "assembly", "summit", "conference"} and bare in own)

    def _known(self, phrase: str) -> str | None:
        """The canonical name; an office is not its organization ("Chairperson of the African Union" stays)."""
        if phrase in self.defined and self.atlas.match_organization(phrase) is None:
            return self.defined[phrase]
        organization = self.atlas.match_organization(phrase)
        if organization is not None:
            return organization.name
        state = self.atlas.match_state(phrase)
        return state.name if state is not None else None

    def _spelt_out(self, phrase: str) -> str:
        """A phrase with its acronyms in full: "Chairperson of ECOWAS", where atlas or document know them."""

        def full(found: re.Match[str]) -> str:
            name = self._known(found["acronym"])
            if name is None or self.atlas.match_state(found["acronym"]) is not None:
                return found.group()
            return f"{found['of'] or ''}{'the ' if found['of'] else ''}{name}"

        return _ACRONYM.sub(full, phrase)

    def _apart(self, phrase: str) -> list[str]:
        """The sides of an "and" where each can stand alone; "Trinidad and Tobago" is one."""
        left, and_, rest = re.sub(r"\s+and\s+", " and ", phrase).partition(" and ")
        if not and_ or self._known(_EXPLAINED.sub("", phrase.strip(" ,"))) is not None:
            return [phrase]
        first, then = (re.sub(r"^(?:the|all|its|relevant|other)\s+", "", part.strip(" ,")) for part in (left, rest))
        if self._stands_alone(first) and (self._stands_alone(then) or then.endswith("s")):
            return [left, *self._apart(rest)]
        plural = " and " not in rest and first.endswith("s") and then.endswith("s")
        return [left, rest] if plural else [phrase]

    def _stands_alone(self, phrase: str) -> bool:
        return self._known(phrase) is not None or phrase in {
            "Secretary-General",
            "Security Council",
            "General Assembly",
            "Secretariat",
        }
