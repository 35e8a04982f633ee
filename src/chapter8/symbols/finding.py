"""Symbols in running text: written out, named in words, and in lists."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from chapter8.errors import UsageError
from chapter8.symbols.grammar import COMPONENT, PART, SINGLE, canonical_part, parse
from chapter8.symbols.numbering import year_of_resolution
from chapter8.symbols.regional import REGIONAL
from chapter8.symbols.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Found:
    """A symbol found in a text, with the part named beside it, from code point `start` to `end` (not included)."""

    symbol: Symbol
    part: str | None
    start: int
    end: int


class Spans:
    """Places in a text that are taken, in order and apart from each other; the question is asked in few steps."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take spans from code point to code point, the last not included."""
        self._spans = sorted(spans)

    def overlap(self, start: int, end: int) -> bool:
        """Whether any of them shares a code point with this one."""
        at = bisect_left(self._spans, (end, 0))
        return at > 0 and self._spans[at - 1][1] > start


_CASED = re.compile(r"(?<=[AES]/)(?:Res|Prst)(?=/)")
_LETTER = r"[^\W\u4e00-\u9fff]"
"""What would belong to a symbol that it stands beside; Chinese writes no space between a number and its characters."""
# A space that has slipped in before the number ("S/2014/ 463") must not leave another, shorter symbol (S/2014).
_SPACED = rf"(?:/\s\d{{1,4}}(?!{_LETTER})(?:/{COMPONENT})*)?(?!\s?/\s?\d)"
_EXPLICIT = re.compile(
    rf"(?<!{_LETTER})(?<![/.])(?P<symbol>(?:{SINGLE}{_SPACED}(?:\*?\s?[-–—‑]\s?{SINGLE}{_SPACED})*)|{REGIONAL})"
    rf"(?:\s*\(\s*(?P<part>{PART})(?:\s+and\s+Corr\.\s?\d+)?\s*\))?"
)
_BEFORE_SLASH = re.compile(r"(?:\(CFSP\)\s?)?(?P<word>(?:[^\W\u4e00-\u9fff]|\.)+)\Z")
_LONGEST_BEGINNING = 16  # characters before the first slash of a symbol: "(CFSP) 2015"
_ALSO = re.compile(r"(?:\s*,|\s+and)\s+(?:(?P<part>Resumption\s?\d+)|(?P<suffix>(?:Add|Corr|Rev|Amend)\.\s?\d+))(?!\d)")
_CORPUS = re.compile(r"(?<!\w)SPV\.\d+(?:Resumption\d+)?(?!\w)")

_COUNCIL = r"\d{1,4}\s?\(\s?(?:19[4-9]\d|20\d\d)\s?\)"
_OLD = r"\d{1,4}(?:\s[A-Z])?\s?\((?:S-|ES-)?[IVXLC]+\)"
_SESSIONAL = r"(?:ES-|S-)?\d{1,3}/\d{1,3}(?:\s?[A-Z](?![\w.]))?(?![/\d])"
_NUMBER = re.compile(
    rf"(?<!{_LETTER})(?<![/.-])(?:(?P<council>{_COUNCIL})|(?P<old>{_OLD})|(?P<sessional>{_SESSIONAL}))"
)
_MAYBE_NUMBER = re.compile(r"\d(?:\s[A-Z])?\s?[(/]")  # quick, and never wrong when it finds none
# Between the members of a list stand dates, conjunctions, paragraph numbers, and what a resolution is about.
_LIST_REACH = 700
_HEAD = re.compile(r"(?:[Rr]esolutions?|[Dd]ecisions?|RESOLUTIONS?|UNSCRs?|SCRs?)\b")
_BODY = re.compile(
    r"(General Assembly|Assembly|Economic and Social Council|Human Rights Council|Security Council|Council)"
    r"(?:’s|'s)?\s*\Z"
)
_LONGEST_BODY = 40  # characters before "resolution" in which its author is named
_OF_BODY = re.compile(r"\s+(?:[A-Z]\s+)?(?:of \d{1,2} \w+ \d{4} )?of the (General Assembly|Human Rights Council)")
_ASSEMBLY_ABROAD = re.compile(
    r"(?:[Rr]ésolution|[Rr]esolución|[Рр]езолюци\w{1,3}|Resolution)\s+(?P<before>\d{2,3}/\d{1,3})\s+(?:de\s+l[’']Assemblée\s"
    r"+générale|de\s+la\s+Asamblea\s+General|Генеральной\s+Ассамблеи|der\s+Generalversammlung)\b"
    r"|大会第\s?(?P<amid>\d{2,3}/\d{1,3})\s?号决议|قرار(?:ها)?\s+الجمعية\s+العامة\s+(?P<behind>\d{2,3}/\d{1,3})(?!\d)"
)
_ASSEMBLIES = ("Assemblée", "Asamblea", "Ассамблеи", "Generalversammlung", "大会", "الجمعية")
_PREFIX = {
    "General Assembly": "A/",
    "Assembly": "A/",
    "Human Rights Council": "A/HRC/",
    "Economic and Social Council": "E/",
}
_SENTENCE_END = re.compile(r"[.;?!]\s+(?=[A-Z“\"])|\n\s*\n")
_OPEN_END, _FIRST_OF_OPEN_END = 2025, 2760  # the table of resolutions by year ends before them
_FIRST_SESSIONAL = 31  # the Assembly numbers its resolutions by session since the thirty-first (1976)


_parsed = lru_cache(maxsize=4096)(parse)  # documents cite the same few resolutions again and again


def find(text: str) -> list[Found]:
    """Every symbol in `text`, in order of place, none overlapping.

    Written out (S/PV.5007 (Resumption 1), A/74/976-S/2020/773), in words ("resolution 1631 (2005)", "General Assembly
    resolution 60/1") and in lists ("resolutions 661 (1990), 687 (1991) and 1284 (1999)"). A bare "1970 (2011)" is the
    Council's resolution where that is the year of its number ("the 1970 (2011) Committee").
    """
    explicit = _explicit(text)
    taken = Spans((found.start, found.end) for found in explicit)
    numbers: list[re.Match[str]] = []
    if ("(" in text or "/" in text) and _MAYBE_NUMBER.search(text):
        numbers = [match for match in _NUMBER.finditer(text) if not taken.overlap(*match.span())]
    worded = _worded(text, numbers) if numbers else {}
    bare = (_bare(match) for match in numbers if match["council"] and match.start() not in worded)
    bare_found = (item for item in bare if item is not None)
    foreign = bool(numbers) and any(word in text for word in _ASSEMBLIES)
    abroad = (item for item in _of_assembly_abroad(text) if item.start not in worded) if foreign else ()
    found = (*explicit, *worded.values(), *bare_found, *abroad)
    return sorted(found, key=lambda item: item.start)


def _explicit(text: str) -> list[Found]:
    """Symbols written out, with what is hung on them: "S/23500 and Add.1", "S/PV.4223 and Resumption 1"."""
    hits: list[Found] = []
    if "/" not in text and "SPV" not in text:  # what every symbol has: most passages need no closer look
        return hits
    if "/Res/" in text or "/Prst/" in text:
        text = _CASED.sub(lambda cased: cased[0].upper(), text)
    for match in (*_written_out(text), *(_CORPUS.finditer(text) if "SPV" in text else ())):
        named = match.groupdict()
        try:
            symbol = _parsed(named.get("symbol") or match[0])
        except UsageError:
            continue
        part = named.get("part") or (re.search(r"Resumption\d+", match[0]) or [None])[0]
        hits.append(Found(symbol, canonical_part(part) if part else None, match.start(), match.end()))
        end = match.end()
        while also := _ALSO.match(text, end):
            end = also.end()
            if also["part"]:
                hits.append(Found(symbol, canonical_part(also["part"]), also.start("part"), end))
            else:
                hits.append(Found(_parsed(f"{symbol}/{also['suffix']}"), None, also.start("suffix"), end))
    return hits


def _written_out(text: str) -> Iterator[re.Match[str]]:
    """Every symbol written out, in order: each begins with the word that stands before a slash.

    Looking at the slashes alone takes a tenth of the time of looking at every character for a symbol that begins there.
    """
    slash, end = text.find("/"), 0
    while slash >= 0:
        begins = _BEFORE_SLASH.search(text, max(end, slash - _LONGEST_BEGINNING), slash)
        if begins and (match := _EXPLICIT.match(text, begins.start()) or _EXPLICIT.match(text, begins.start("word"))):
            end = match.end()
            yield match
        slash = text.find("/", max(end, slash + 1))


def _worded(text: str, numbers: list[re.Match[str]]) -> dict[int, Found]:
    """Numbers that the word "resolution" introduces, as far as its sentence reaches; by where they begin."""
    hits: dict[int, Found] = {}
    starts = [match.start() for match in numbers]
    stops: list[int] | None = None
    for head in _HEAD.finditer(text):
        if head.start() and (text[head.start() - 1].isalnum() or text[head.start() - 1] == "_"):
            continue  # the end of another word; asked last, for the pattern is quick where it begins with letters
        author = _BODY.search(text, max(0, head.start() - _LONGEST_BODY), head.start())
        stops = [match.start() for match in _SENTENCE_END.finditer(text)] if stops is None else stops
        limit = head.end() + _LIST_REACH
        at = bisect_left(stops, head.end())
        if at < len(stops):
            limit = min(limit, stops[at])
        nearest = True
        for match in numbers[bisect_left(starts, head.end()) : bisect_left(starts, limit)]:
            if match.start() not in hits:  # else an earlier head has introduced it
                between = text[head.end() : match.start()]
                adjacent = nearest and not between.strip(" \n")
                series = "DEC" if head[0].lower().startswith("dec") else "RES"
                symbol = _read_number(match, series, author[1] if author else "", text, adjacent=adjacent)
                if symbol is not None:
                    hits[match.start()] = Found(symbol, None, match.start(), match.end())
            nearest = False
    return hits


def _bare(match: re.Match[str]) -> Found | None:
    """A number and year of the Council that no word introduces: its resolution, if the two belong together."""
    number, year = map(int, re.findall(r"\d+", match[0]))
    known = year_of_resolution(number)
    fits = abs(known - year) <= 1 if known else year >= _OPEN_END and number > _FIRST_OF_OPEN_END
    return Found(_parsed(f"S/RES/{number} ({year})"), None, match.start(), match.end()) if fits else None


def _of_assembly_abroad(text: str) -> Iterator[Found]:
    """Resolutions of the General Assembly that the other official languages and German name in words."""
    for match in _ASSEMBLY_ABROAD.finditer(text):
        named = match.lastgroup or "before"
        yield Found(_parsed(f"A/RES/{match[named]}"), None, match.start(named), match.end(named))


def _read_number(match: re.Match[str], series: str, body: str, text: str, *, adjacent: bool) -> Symbol | None:
    """The resolution that a bare number means, given who is named as its author; None where the form does not say."""
    if after := _OF_BODY.match(text, match.end()):
        body = after[1]
    if match["council"]:
        return _parsed(f"S/RES/{''.join(match['council'].split())}") if series == "RES" else None
    compact = re.sub(r"\s", "", match[0])
    prefix = _PREFIX.get(body)
    if match["old"]:
        return _parsed(f"{prefix or 'A/'}{series}/{compact}") if prefix or adjacent else None
    session = int(compact.split("/")[0].lstrip("ES-"))
    if prefix is None and (series != "RES" or session < _FIRST_SESSIONAL):
        return None
    return _parsed(f"{prefix or 'A/'}{series}/{compact}") if prefix or adjacent else None
