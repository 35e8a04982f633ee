"""Symbols of the other side of Chapter VIII, each in its organization's own form.

European Union: 2005/265/CFSP until 2014, (CFSP) 2015/1333 since. OSCE: PC.DEC/1117, MC.DEC/3/11. Organization of
American States: CP/RES. 1108 (2172/17), AG/RES. 2894 (XLVI-O/16). ECOWAS (ECW), SADC, IGAD, ECCAS, EAC, ICGLR: acronym,
organ, series and number (ECW/MSC/COMM.4 (2025)). The League of Arab States numbers the resolutions of its Council once
through but prints no symbol: "Council of the League of Arab States resolution 7360" is written LAS/RES/7360 here.
"""

from __future__ import annotations

import re

from chapter8.symbols.symbol import Symbol

_YEAR = r"(?:19[4-9]\d|20\d\d)"
_LATER = r"(?:/(?:Add|Corr|Rev)\.\d{1,3})*"
EU = rf"(?:{_YEAR}/\d{{1,4}}/(?:CFSP|JHA)(?!\w)|\(CFSP\)\s?20\d\d/\d{{1,4}}(?!\d))"
OSCE = rf"(?:PC|MC|FSC|EF|CIO|SEC)\.(?:DEC|JOUR|DOC|DEL|GAL|INF|FR|STAT)/\d{{1,5}}(?:/\d{{2,4}})?(?!\d){_LATER}"
OAS = (
    r"(?:AG|CP|RC|CIDI)/(?:RES|DEC|DECL|DOC)\.\s?\d{1,5}(?:\s?\((?:\d{1,5}|[IVXLC]{1,8}-[OE])/\d{2,4}\)|/\d{2})?(?!\d)"
)
SECRETARIATS = "ECW|ECOWAS|SADC|IGAD|ECCAS|CEEAC|EAC|ICGLR|OIC|LAS"
_LEADING = rf"(?:{SECRETARIATS})"
NUMBERED = (
    rf"{_LEADING}(?:/[A-Z]{{1,8}}){{0,5}}(?:(?:/(?:COMM|RES|DEC|REC|STAT|DECL|DOC)[./]\s?\d{{1,5}})|/\d{{1,5}})(?:/\d{{1,4}})?(?!\w)"
    rf"{_LATER}(?:\s?\({_YEAR}\))?"
)
REGIONAL = rf"(?:{EU}|{OSCE}|{OAS}|{NUMBERED})"
"""A symbol of a regional organization other than the African Union, whose symbols have the form of the UN's."""

_EU = re.compile(EU)
_OSCE = re.compile(
    r"(?P<body>[A-Z]+)\.(?P<series>[A-Z]+)/(?P<number>\d+)(?:/(?P<year>\d{2,4}))?(?P<later>(?:/\w+\.\d+)*)"
)
_OAS = re.compile(
    r"(?P<body>[A-Z]+)/(?P<series>[A-Z]+)\.\s?(?P<number>\d+)(?:\s?\((?P<session>[^)]+)\)|/(?P<year>\d{2}))?"
)
_NUMBERED = re.compile(
    rf"(?P<organ>{SECRETARIATS})(?P<body>(?:/[A-Z]+)*?)(?:/(?P<series>COMM|RES|DEC|REC|STAT|DECL|DOC)(?P<joint>[./]))?\s?/?"
    r"(?P<number>\d+)(?:/(?P<second>\d+))?(?P<later>(?:/\w+\.\d+)*)(?:\s?\((?P<year>\d{4})\))?"
)
_WORDED_LEAGUE = re.compile(
    r"(?:(?:Council\s+of\s+the\s+)?(?:League\s+of\s+Arab\s+States|Arab\s+League)\s+(?:Council\s+)?)resolution\s+"
    r"(?:No\.\s?)?(?P<number>\d{3,5})",
    re.IGNORECASE,
)
_ORGANS = {"ECW": "ECOWAS", "CEEAC": "ECCAS"}


def read_regional(text: str) -> Symbol | None:
    """The symbol of a regional organization that the whole text writes; None where it has no such form."""
    if _EU.fullmatch(text):
        return _european(text)
    if re.fullmatch(OSCE, text):
        return _osce(text)
    if re.fullmatch(OAS, text):
        return _american(text)
    if league := _WORDED_LEAGUE.fullmatch(text):
        return Symbol(f"LAS/RES/{league['number']}", "LAS", "RES", league["number"])
    return _numbered(text) if re.fullmatch(NUMBERED, text) else None


def _european(text: str) -> Symbol:
    """An act of the European Union by its number."""
    despaced = text.replace(" ", "")
    if despaced.startswith("("):
        year, number = despaced.removeprefix("(CFSP)").split("/")
        return Symbol(f"(CFSP) {year}/{number}", "EU", "CFSP", number, int(year))
    year, number, series = despaced.split("/")
    return Symbol(despaced, "EU", series, number, int(year))


def _osce(text: str) -> Symbol | None:
    found = _OSCE.fullmatch(text)
    if found is None:
        return None
    later = tuple(found["later"].split("/")[1:])
    return Symbol(text, "OSCE", found["series"], found["number"], _full_year(found["year"]), None, found["body"], later)


def _american(text: str) -> Symbol | None:
    found = _OAS.fullmatch(text)
    if found is None:
        return None
    session = found["session"]
    year = _full_year(found["year"] or (session.rpartition("/")[2] if session else None))
    tail = f" ({session})" if session else f"/{found['year']}" if found["year"] else ""
    canonical = f"{found['body']}/{found['series']}. {found['number']}{tail}"
    return Symbol(canonical, "OAS", found["series"], found["number"], year, session, found["body"])


def _numbered(text: str) -> Symbol | None:
    found = _NUMBERED.fullmatch(text)
    if found is None:
        return None
    body = found["body"].strip("/") or None
    organ = _ORGANS.get(found["organ"], found["organ"])
    head = re.sub(r"\s", "", text.partition("(")[0])
    canonical = f"{head} ({found['year']})" if found["year"] else head
    later = tuple(found["later"].split("/")[1:])
    number = found["second"] or found["number"]
    year = int(found["year"]) if found["year"] else None
    return Symbol(canonical, organ, found["series"], number, year, None, body, later)


def _full_year(digits: str | None) -> int | None:
    """As in "11" -> 2011, "94" -> 1994: these organizations write years with two digits."""
    if digits is None:
        return None
    value = int(digits)
    if len(digits) == len("2011"):
        return value
    return value + (1900 if value > 45 else 2000)
