"""What "the Committee", "the Panel of Experts", "the Mission" or "the Government" mean in one document.

A document names a body once in full and then by its kind alone. The name is taken where the document leaves one
reading: a committee is named by the resolution that founded it, a panel by the country of its sanctions
regime, a mission by its full name. Where two would do, the words stay as written.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from importlib.resources import files

_FOUNDED = re.compile(
    r"Committees?\s+(?:of\s+the\s+(?:Security\s+)?Council\s+|as\s+)?(?:established|created|set\s+up)\s+"
    r"(?:pursuant\s+to|by|under|in\s+accordance\s+with|in)\s+(?:paragraphs?\s+\d+(?:\s+\(\w\))?\s+of\s+)?"
    r"(?:the\s+|its\s+)?(?:Security\s+Council\s+)?(?P<resolutions>resolutions?\s+\d{3,4}(?:\s+\(\d{4}\))?"
    r"(?:(?:\s+and|,)\s+\d{3,4}\s+\(\d{4}\)){0,2})"
    r"(?P<defined>.{0,90}?(?:\((?:here(?:in)?after[^()]{0,30}?)?(?:the\s+)?[“\"‘]?(?:the\s+)?Committee[”\"’]?\)|"
    r"\shere(?:in)?after\s+referred\s+to\s+as\s+(?:the\s+)?[“\"](?:the\s+)?Committee[”\"]))?"
)
_OF_DAY = re.compile(r"\b(\d{3,4})\s+of\s+\d{1,2}\s+[A-Z][a-z]+\s+(\d{4})\b")
"""A resolution by its day: "resolution 1533 of 12 March 2004" is 1533 (2004)."""
_THAT_RESOLUTION = re.compile(r"\bthat\s+resolution\b")
_CITED = re.compile(r"\bresolutions?\s+(\d{3,4}(?:\s+\(\d{4}\))?)(?!\d)")
_NEAR = 400  # characters before "that resolution" in which the resolution is named
_TERM = re.compile(
    r"\(\s*(?:here(?:in)?after[^()“\"]{0,30})?(?:the\s+)?[“\"](?:the\s+)?(?P<term>[A-Z][a-z]+(?:\s+[A-Z][a-z]+){0,3})[”\"]\s*\)"
)
"""A name that a document gives to what stands before it: "the Residual Mechanism for Tribunals (“the Mechanism”)"."""
_DETERMINER = re.compile(r"\b(?:the|an?|its|this|The|An?)\s+")
_LONGEST_TERM = 160
_COMMITTEES_BY_NUMBER = frozenset({"1373 (2001)", "1540 (2004)"})
"""Their committees have names of their own: "the Committee" is theirs only where it is so defined."""
_NUMBERED = re.compile(r"\b(?P<number>\d{3,4})\s+Committee\b")
_FOUNDS = re.compile(
    r"\b(?:to\s+)?establish,?(?:[^,.;]{0,80},)?(?:[^,.;]{0,80},)?\s*a\s+Committee\s+of\s+the\s+Security\s+Council"
)
_RESOLUTION = re.compile(r"\b\d{3,4}\s+\(\d{4}\)")
_GOVERNMENT = re.compile(
    r"\b(?P<kind>(?:Transitional\s+|Federal\s+|National\s+|Interim\s+)*Government)\s+of\s+"
    r"(?P<state>(?:the\s+)?[A-Z][\wôé-]+(?:\s+(?:of\s+(?:the\s+)?|d')?[A-Z][\w-]+){0,6}(?:'s)?)"
)
_GOVERNMENT_OF = re.compile(
    r"\b(?P<state>[A-Z][\wôé-]+(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w-]+){0,5})'s\s+(?:[a-z]+\s+){0,2}[Gg]overnment\b|"
    r"\b(?P<adjective>[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s+Government)\b(?!\s+of\b)"
)
_SHARED_ADJECTIVES = {
    "Congolese": ("Democratic Republic of the Congo", "Republic of the Congo"),
    "Korean": ("Democratic People's Republic of Korea", "Republic of Korea"),
    "Guinean": ("Guinea-Bissau", "Equatorial Guinea"),
}
"""Adjectives of two states or more: which of them is meant, a document tells that names one alone."""
_TRIBUNAL = re.compile(r"\bInternational\s+(?:Criminal\s+)?Tribunal\s+for\s+(?:Rwanda|the\s+[Ff]ormer\s+Yugoslavia)")
_TRIBUNALS = {
    "Rwanda": "International Criminal Tribunal for Rwanda",
    "Yugoslavia": "International Criminal Tribunal for the former Yugoslavia",
}
_PANELS = frozenset(
    [
        "panel of experts",
        "group of experts",
        "monitoring group",
        "panel",
        "group",
        "monitoring mechanism",
        "panel of the experts",
    ]
)
_PANEL_OF = re.compile(
    r"(?:Panel|Group)\s+of\s+Experts\s+[^.;]{0,120}?(?:resolution|resolutions)\s+(?P<number>\d{4})\b|"
    r"Monitoring\s+Group\s+[^.;]{0,120}?(?:resolution|resolutions)\s+(?P<other>\d{4})\b"
)
_HEADS = frozenset(["mission", "operation", "office", "force", "tribunal", "commission", "court"])
_CAPITALS = re.compile(r"\b[A-Z][A-Z/]{2,10}\b")
_OWN_NUMBER = re.compile(r"S/RES/(\d+) ?\((\d{4})\)")


@cache
def _table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of one of the record's tables."""
    text = files("chapter8.record").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def known_acronyms() -> Mapping[str, str]:
    """Full names of missions, agencies and movements by the acronyms that Council documents use without telling."""
    return {row["acronym"]: row["name"] for row in _table("acronyms")}


@cache
def known_names() -> frozenset[str]:
    """The same bodies by their full names."""
    return frozenset(known_acronyms().values())


@cache
def governments() -> Mapping[str, str]:
    """Full names of Governments by their adjective ("Lebanese Government"), where one state alone has it."""
    return {f"{row['adjective']} Government": f"Government of {row['state']}" for row in _table("demonyms")}


@cache
def _regimes() -> Mapping[str, str]:
    """The country of each sanctions committee of one country, by its founding resolution."""
    return {row["resolution"]: row["subject"] for row in _table("committees") if row["of_one_country"] == "true"}


@cache
def _panels() -> Mapping[str, str]:
    """The country of each panel, group of experts and monitoring group, by the number of a resolution on it."""
    return {row["resolution"].split()[0]: row["country"] for row in _table("panels")}


@cache
def _committees() -> Mapping[str, str]:
    """Founding resolutions of all committees by their number alone: "1267" -> "1267 (1999)"."""
    return {row["resolution"].split()[0]: row["resolution"] for row in _table("committees")}


class DefiniteNames:
    """The definite descriptions of one document; each worked out when first asked for."""

    def __init__(self, texts: Iterable[str] = (), symbol: str | None = None, defined: Iterable[str] = ()) -> None:
        """`texts` are the document's paragraphs, `defined` the full names that it abbreviates."""
        self._texts = tuple(texts)
        self._symbol = symbol or ""
        self._defined = tuple(defined)

    def name(self, phrase: str) -> str | None:
        """The name that a definite description means, without its article; None where the document leaves it open."""
        lower = phrase.lower()
        if phrase.startswith("Committee of the Security Council consisting "):
            own = _OWN_NUMBER.match(self._symbol)
            return committee(f"{own[1]} ({own[2]})") if own else None
        if lower.endswith("committee"):
            return self._committee_of(phrase)
        if lower in _PANELS:
            return self._panel(phrase)
        if phrase in self._terms:
            return self._terms[phrase]
        if phrase == "Monitoring Team":
            return "Analytical Support and Sanctions Monitoring Team"
        if lower == "government":
            return self._government
        if lower in _HEADS:
            return self._only(phrase)
        if "International Tribunal" in phrase:
            return phrase.replace("International Tribunal", self._tribunal) if self._tribunal else None
        if lower.endswith(" government") and phrase.partition(" ")[0] in _SHARED_ADJECTIVES:
            return self._government_of_shared(phrase.partition(" ")[0])
        numbered = _NUMBERED.match(phrase)
        return (
            committee(_committees()[numbered["number"]]) if numbered and numbered["number"] in _committees() else None
        )

    def _committee_of(self, phrase: str) -> str | None:
        numbered = _NUMBERED.match(phrase)
        if numbered:
            known = _committees().get(numbered["number"])
            return committee(known) if known else None
        plain = phrase in {"Committee", "Sanctions Committee", "Security Council Committee"}
        return committee(self.founding) if plain and self.founding else None

    def _panel(self, phrase: str) -> str | None:
        """A panel by its kind in full and its country: "the Panel" is the Panel of Experts that the document names."""
        if not self.country:
            return None
        if phrase.lower() in {"panel", "group of experts"}:
            phrase = "Panel of Experts" if phrase.lower() == "panel" else "Group of Experts"
        if phrase == "Group":
            kinds = [kind for kind in ("Group of Experts", "Monitoring Group") if kind in self._whole]
            phrase = kinds[0] if len(kinds) == 1 else phrase
        if phrase.lower() == "monitoring mechanism" and self.country == "Angola":
            return "monitoring mechanism on sanctions against UNITA (Angola)"
        return f"{phrase} ({self.country})"

    @cached_property
    def _terms(self) -> Mapping[str, str]:
        """Names that the document itself gives in quotation marks, where each means one thing alone."""
        found: dict[str, set[str]] = {}
        for match in _TERM.finditer(self._whole) if "(" in self._whole else ():
            before = self._whole[max(0, match.start() - _LONGEST_TERM) : match.start()].rpartition("\n")[2]
            head = match["term"].rpartition(" ")[2].lower()
            for determiner in reversed(list(_DETERMINER.finditer(before))):
                full = " ".join(before[determiner.end() :].split())
                if re.search(rf"\b{head}\b", full.lower()) and "," not in full:
                    own_name = full.lower().startswith(f"{match['term'].lower()} ")
                    found.setdefault(match["term"], set()).add(match["term"] if own_name else full)
                    break
        return {term: next(iter(full)) for term, full in found.items() if len(full) == 1}

    @cached_property
    def _whole(self) -> str:
        return "\n".join(self._texts)

    @cached_property
    def _with_years(self) -> str:
        """The whole text with each resolution by number and year, and with what "that resolution" means."""
        whole = _OF_DAY.sub(r"\1 (\2)", self._whole)

        def named(found: re.Match[str]) -> str:
            cited = list(_CITED.finditer(whole, max(0, found.start() - _NEAR), found.start()))
            return f"resolution {cited[-1][1]}" if cited else found.group()

        return _THAT_RESOLUTION.sub(named, whole) if "that resolution" in whole else whole

    @cached_property
    def founding(self) -> str | None:
        """The resolution that founded "the Committee" of this document, as "1521 (2003)"; None where several might."""
        if "Committee" not in self._whole:
            return None
        whole = self._with_years
        found = list(_FOUNDED.finditer(whole))
        defined = list(dict.fromkeys(_short(match["resolutions"]) for match in found if match["defined"]))
        if len(defined) == 1:
            return defined[0]
        own = _OWN_NUMBER.match(self._symbol)
        if own and _FOUNDS.search(whole):
            return f"{own[1]} ({own[2]})"
        named = [
            short
            for short in dict.fromkeys(_short(match["resolutions"]) for match in found)
            if short not in _COMMITTEES_BY_NUMBER
        ]
        if len(named) == 1:
            return named[0]
        of_one_country = [short for short in named if short in _regimes()]
        if len(of_one_country) == 1:
            return of_one_country[0]
        if named:
            return None
        cited = {re.sub(r"\s+", " ", short) for short in _RESOLUTION.findall(whole)} - _COMMITTEES_BY_NUMBER
        regimes = sorted(cited & _regimes().keys()) or sorted(cited & set(_committees().values()))
        return regimes[0] if len(regimes) == 1 else self._only_numbered(found)

    def _only_numbered(self, found: list[re.Match[str]]) -> str | None:
        """The committee of 1373 or of 1540 where the document names it and cites that of no other resolution."""
        named = {_short(match["resolutions"]) for match in found}
        return named.pop() if len(named) == 1 else None

    @cached_property
    def country(self) -> str | None:
        """The country of the document's one sanctions committee, else of the resolutions that created its panels."""
        if self.founding in _regimes():
            return _regimes()[self.founding or ""]
        numbers = {match["number"] or match["other"] for match in _PANEL_OF.finditer(self._whole)}
        own = _OWN_NUMBER.match(self._symbol)
        countries = {_panels()[number] for number in numbers if number in _panels()} or {
            _panels()[number] for number in [own[1] if own else ""] if number in _panels()
        }
        return countries.pop() if len(countries) == 1 else None

    @cached_property
    def _government(self) -> str | None:
        """The one Government that the document names; None where it names those of two states."""
        whole = " ".join(self._whole.replace("’", "'").split())
        found = list(dict.fromkeys(match.group().removesuffix("'s") for match in _GOVERNMENT.finditer(whole)))
        for match in _GOVERNMENT_OF.finditer(whole) if "overnment" in whole else ():
            known = governments().get(match["adjective"] or "")
            if known or match["state"]:
                found.append(known or f"Government of {match['state']}")
        plain = {name.replace(" of the ", " of ") for name in found}
        return found[0] if len(plain) == 1 else None

    @cached_property
    def _tribunal(self) -> str | None:
        """The one international tribunal that the document names in full."""
        found = {match.group() for match in _TRIBUNAL.finditer(" ".join(self._whole.split()))}
        named = {_TRIBUNALS[name.rpartition(" ")[2]] for name in found}
        return named.pop() if len(named) == 1 else None

    def _government_of_shared(self, adjective: str) -> str | None:
        """The Government of an adjective that several states share, where the document names one of them alone."""
        named = [state for state in _SHARED_ADJECTIVES[adjective] if self._names_state(state)]
        return f"Government of the {named[0]}".replace("the Guinea", "Guinea") if len(named) == 1 else None

    def _names_state(self, state: str) -> bool:
        """Whether the document names a state, not only another whose name holds the same words."""
        return re.search(rf"(?<!Democratic ){re.escape(state)}", self._whole.replace("’", "'")) is not None

    def _only(self, head: str) -> str | None:
        """The one defined body with this head: "Mission" where one name alone has it."""
        used = {known_acronyms()[word] for word in _CAPITALS.findall(self._whole) if word in known_acronyms()}
        held = {name for name in {*self._defined, *used} if re.search(rf"\b{head}\b", name)}
        return held.pop() if len(held) == 1 else None


def committee(resolution: str) -> str:
    """A committee by the resolution (or resolutions) that founded it."""
    plural = "s" if " and " in resolution else ""
    return f"Security Council Committee established pursuant to resolution{plural} {resolution}"


def founded(phrase: str) -> str | None:
    """The name of a committee that a phrase itself names by its resolution."""
    match = _FOUNDED.search(phrase)
    return committee(_short(match["resolutions"])) if match else None


def _short(resolutions: str) -> str:
    """Cut "resolution 1521 (2003)" to its number and year; a year left out is that of a committee's resolution."""
    short = " ".join(resolutions.split()).partition(" ")[2]
    return _committees().get(short, short)
