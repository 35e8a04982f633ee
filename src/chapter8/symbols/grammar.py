"""The grammar of document symbols: from what people write to the canonical form, or a clear refusal.

Rules: research.un.org/en/docs/symbols for the United Nations; African Union Peace and Security Council communiques
(PSC/PR/COMM.(LXVIII)) and decisions (EX.CL/Dec.409 (XII)); other organizations as in `regional`. A resolution of the
Council without its year (S/RES/1631) has the year that its number tells. `conformance.csv` holds the cases, one a row.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from chapter8.errors import UsageError
from chapter8.symbols.numbering import year_of_resolution
from chapter8.symbols.regional import read_regional
from chapter8.symbols.symbol import Symbol

# First components. A closed list: "T/PCCs", "and/or" or "km/h" must never pass for a symbol.
ORGANS = (
    "A|AC|AT|APLC|BWC|CAT|CCPR|CCW|CD|CED|CEDAW|CERD|CMW|CONF|CRC|CRPD|DC|DP|E|ECE|EB|EX.CL|FCCC|HRI|HSP|"
    "ICCD|ID|IDB|ISBA|ITC|JIU|LOS|NPT|PBC|PSC|S|SPLOS|ST|T|TD|TRANS|UNEP|UNW|WFM|WFP|Assembly"
)
PRESS = "AFR|DSG|ECOSOC|GA|HR|IHA|IK|LAM|ORG|PKO|SC|SG"  # press releases: SC/8834, SG/SM/10650

# Components that are words without a number of their own. What is not here is no component.
_WORDS = (
    "AHG|AI|AGENDA|APP|AU|BUR|C|CMS|COMM|DEC|EC|EXCOM|GC|HRC|IC|IGO|IND|INF|MIN|MTG|NGO|OC|OR|PC|PET|PR|"
    "PRESS|PRST|PV|RES|RPT|SC|SGB|SGO|SM|SPC|SR|STAT|TCOR|WP|WG|DEMO|GEN|Supplement"
)
_DOTTED = (
    "AC|ADD|AMEND|APP|BR|BUR|C|CC|CH|CN|COMM|CONF|CORR|CP|CRP|D|DEC|Dec|DECL|Decl|EX|GC|HLPF|INF|ISS|L|LIM|"
    "MC|MIN|MISC|NGO|NI|PC|PET|PLEN|PREPCOM|PV|R|REC|RES|Res|REV|RT|SB|SC|SR|STAT|SUB|Sub|SWG|TF|VOL|WG|"
    "WP|Add|Amend|Corr|Rev|Summary"
)
_BY_MEETING = {"COMM", "BR", "STAT"}  # of the Peace and Security Council of the African Union
_SUFFIX = {"add": "Add", "amend": "Amend", "corr": "Corr", "rev": "Rev"}
_YEAR = r"(?:19[4-9]\d|20\d\d)"
_ROMAN = r"[IVXLCDM]{1,12}"
_SESSION = rf"(?:{_YEAR}|(?:S-|ES-)?{_ROMAN}|(?:S|ES)-\d{{1,4}})"


def _longest_first(words: str) -> str:
    """Alternatives for a pattern, so that no word hides a longer one that begins with it."""
    return "|".join(re.escape(word) for word in sorted(words.split("|"), key=len, reverse=True))


COMPONENT = (
    rf"(?:(?:{_longest_first(_DOTTED)})\.\s?\d{{1,7}}[A-Z]?(?!\d)(?:(?<=\d)\.\d{{1,2}}(?=\s?\((?:19|20)\d\d\)))?"
    r"|(?:COMM|BR|STAT)\.(?=\s?\()"
    rf"|(?:S|ES|SS)-(?:\d{{1,4}}|{_ROMAN})"
    r"|\d{1,7}[A-Z]?(?![^\W\u4e00-\u9fff])"  # Chinese characters follow a number without a space
    rf"|(?:{_longest_first(_WORDS)})(?![\w.]))"
)
TAIL = rf"(?:\s?\((?:{_SESSION})\))?"
PART = r"(?:Resumption\s?\d*|Part\s(?:[IVX]+|\d+)|Vol\.\s?(?:[IVX]+|\d+)|SUPP)"

_ORGAN = _longest_first(f"{ORGANS}|{PRESS}")
SINGLE = rf"(?:{_ORGAN})(?:/{COMPONENT})+{TAIL}"
_SINGLE = re.compile(SINGLE)
_PART = re.compile(rf"\s*(?:/|_|\()?\s*(?P<part>{PART})(?:\s+and\s+Corr\.\s?\d+)?\)?$", re.IGNORECASE)
_JOINT = re.compile(rf"\s?[-–—‑]\s?(?=(?:{_ORGAN})/)")
_WORDED = re.compile(rf"(?:Security Council )?resolution (?P<number>\d{{1,4}}) ?\((?P<year>{_YEAR})\)", re.IGNORECASE)
_WORDED_GA = re.compile(
    r"(?:United Nations )?General Assembly resolution (?P<number>.+)|resolution (?P<bare>.+) of the General Assembly",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)  # a document names the same few symbols again and again
def parse(text: str) -> Symbol:
    """The symbol that `text` writes, in any of the usual spellings. A trailing "(Resumption 1)" is not part of it.

    Raises UsageError when the text is no symbol.
    """
    return parse_with_part(text)[0]


def parse_with_part(text: str) -> tuple[Symbol, str | None]:
    """The symbol, and the part that is paged on its own: "S/PV.5007 (Resumption 1)" -> S/PV.5007, "Resumption 1"."""
    cleaned = _clean(text)
    part = None
    if found := _PART.search(cleaned):
        part = canonical_part(found["part"])
        cleaned = cleaned[: found.start()]
    if worded := _WORDED.fullmatch(cleaned):
        cleaned = f"S/RES/{worded['number']} ({worded['year']})"
    elif worded := _WORDED_GA.fullmatch(cleaned):
        cleaned = f"A/RES/{worded['number'] or worded['bare']}"
    first, *others = [_single(piece, text) for piece in _JOINT.split(cleaned)]
    if not others:
        return first, part
    joint = "-".join(symbol.text for symbol in (first, *others))
    return _with(first, joint, tuple(others)), part


def normalise(text: str) -> str:
    """The canonical spelling, with the part where there is one: "SPV.5007Resumption1" -> "S/PV.5007 (Resumption 1)"."""
    symbol, part = parse_with_part(text)
    return f"{symbol} ({part})" if part else str(symbol)


def from_permalink(path: str) -> Symbol:
    """The symbol of a permalink; raises UsageError unless `path` is exactly a permalink that we would write."""
    symbol = parse(path)
    if symbol.permalink != path:
        raise UsageError(f"not a permalink: {path[:80]!r}", remedy=f"Did you mean {symbol.permalink}?")
    return symbol


def canonical_part(text: str) -> str:
    """As in "Resumption1" -> "Resumption 1", "Vol.II" -> "Vol. II"."""
    word, number = re.fullmatch(r"([A-Za-z]+\.?)\s?(\w*)", text.strip()).groups()  # type: ignore[union-attr]
    word = "SUPP" if word.upper() == "SUPP" else word.capitalize()
    return f"{word} {number.upper()}".strip()


def _clean(text: str) -> str:
    """One line, plain hyphens, no reissue asterisks, file-name spellings turned back into symbols."""
    cleaned = re.sub(r"\s+", " ", text.strip()).replace("‑", "-")
    cleaned = re.sub(r"(?<=[\w)])\*+", "", cleaned)
    if "/" not in cleaned:  # S_RES_1631 (2005), SPV.5007Resumption1: names of files and corpora
        cleaned = re.sub(r"^S[_-]?(PV\.)", r"S/\1", cleaned)
        cleaned = re.sub(r"(?<=\w)_(?=\w)", "/", cleaned)
    return re.sub(r"\s*/\s*", "/", cleaned)


def _single(text: str, whole: str) -> Symbol:
    """One symbol, by shape, then by the rules of its series."""
    if regional := read_regional(text):
        return regional
    if not _SINGLE.fullmatch(text):
        raise _refusal(whole, "no organ and series that the grammar knows")
    head, tail = text, None
    if found := re.search(rf"\s?\(({_SESSION})\)$", text):
        head, tail = text[: found.start()], found[1]
    organ, *components = head.split("/")
    if organ in PRESS.split("|") and not re.fullmatch(
        r"(?:SM/|A/|T/)?\d{1,6}(?:/(?:Rev|Add|Corr)\.\d+)*", "/".join(components)
    ):
        raise _refusal(whole, "a press release has a number and nothing else")
    suffixes: list[str] = []
    components = [_component(component) for component in components]
    while len(components) > 1 and components[-1].partition(".")[0] in _SUFFIX.values():
        suffixes.insert(0, components.pop())
    symbol = _describe(organ, tuple(components), tail, whole)
    if (
        organ == "S"
        and symbol.series == "RES"
        and tail is None
        and (year := year_of_resolution(int(symbol.number or 0)))
    ):
        symbol, tail = replace(symbol, year=year), str(year)
    text = "/".join((organ, *components, *suffixes))
    if tail:
        text += f" ({tail})" if text[-1].isalnum() else f"({tail})"
    return Symbol(
        text=text,
        organ=organ,
        series=symbol.series,
        number=symbol.number,
        year=symbol.year,
        session=symbol.session,
        body=symbol.body,
        suffixes=tuple(suffixes),
    )


def _component(text: str) -> str:
    """As in "ADD. 1" -> "Add.1"; other components stay as written."""
    text = text.replace(" ", "")
    word, dot, number = text.partition(".")
    return f"{_SUFFIX[word.lower()]}.{number}" if dot and word.lower() in _SUFFIX else text


def _describe(organ: str, components: tuple[str, ...], tail: str | None, whole: str) -> Symbol:
    """Which component is body, series, session, year, number; the shape of each series is checked here."""
    series: str | None = None
    body: list[str] = []
    numbers: list[str] = []
    for component in components:
        word, dot, number = component.partition(".")
        if re.fullmatch(r"\d+[A-Z]?|(?:S|ES|SS)-\w+", component):
            numbers.append(component)
        elif (dot and word in {"AC", "C", "CN", "CONF", "GC", "PC", "SC", "SUB", "Sub", "WG", "CC", "EX"}) or (
            word in {"C", "HRC", "AU", "PR", "MIN", "AHG", "SPC", "EXCOM"} and not dot
        ):
            body.append(component)
        else:
            series = word
            if number:
                numbers.append(number)
    if not numbers and not (series in _BY_MEETING and tail):
        raise _refusal(whole, "it holds no number")
    year = int(tail) if tail and tail.isdecimal() else None
    session = tail if tail and not tail.isdecimal() else None
    if year is None and session is None and len(numbers) > 1:
        if re.fullmatch(_YEAR, numbers[0]):
            year = int(numbers[0])
        else:
            session = numbers[0]
    _check(organ, series, tuple(numbers), tail, whole)
    return Symbol("", organ, series, numbers[-1] if numbers else None, year, session, "/".join(body) or None)


def _check(organ: str, series: str | None, numbers: tuple[str, ...], tail: str | None, whole: str) -> None:
    """Series of the Council and the Assembly whose shape leaves no choice."""
    if organ == "S" and series == "RES" and len(numbers) != 1:
        raise _refusal(whole, "a Security Council resolution has one number and a year: S/RES/1631 (2005)")
    if organ == "S" and series == "PRST" and not (len(numbers) == 2 and re.fullmatch(_YEAR, numbers[0])):
        raise _refusal(whole, "a presidential statement has a year and a number: S/PRST/2006/39")
    if organ == "S" and series == "RES" and tail and not tail.isdecimal():
        raise _refusal(whole, "a Security Council resolution carries a year, not a session")
    if tail and not numbers and series not in _BY_MEETING:
        raise _refusal(whole, "a session or year follows a number")


def _with(symbol: Symbol, text: str, others: tuple[Symbol, ...]) -> Symbol:
    return Symbol(
        text=text,
        organ=symbol.organ,
        series=symbol.series,
        number=symbol.number,
        year=symbol.year,
        session=symbol.session,
        body=symbol.body,
        suffixes=symbol.suffixes,
        others=others,
    )


def _refusal(text: str, why: str) -> UsageError:
    return UsageError(
        f"{text[:80]!r} is no document symbol: {why}", remedy="Write it as S/RES/1631 (2005) or S/PV.5007."
    )
