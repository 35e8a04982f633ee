"""Akoma Ntoso IRIs of documents, for both sides of Chapter VIII, and back to the symbol.

United Nations, as DGACM names its files: /akn/un/statement/deliberation/unsc/2005-10-17/1631-2005/!main/ for a
resolution, .../2007-03-28/2007-7/!main/ for a presidential statement. African Union Peace and Security Council, as
AfricanLII names its communiqués: /akn/aa-au/doc/communique/pscau/2016/595-3, the meeting and the number within it. No
practice is known for the rest: there the symbol itself, with "_" for "/", is the last part, behind the organization
("aa-osce": of the codes that ISO 3166 leaves to users), so that nothing is lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from chapter8.errors import UsageError
from chapter8.symbols.grammar import parse
from chapter8.symbols.symbol import Symbol

_LANGUAGES = {
    "en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "ar": "ara", "zh": "zho", "de": "deu", "pt": "por", "sw": "swa",
}  # fmt: skip
_DAY = r"(?P<day>\d{4}-\d{2}-\d{2})"
_END = r"(?:/(?P<language>[a-z]{3})@(?P<edition>\d{4}-\d{2}-\d{2})?)?/?(?:!main)?(?:\.xml)?/?"
_DELIBERATION = re.compile(rf"/akn/un/statement/deliberation/(?P<body>unsc|unga)/{_DAY}/(?P<number>[\w.-]+){_END}")
_COMMUNIQUE = re.compile(
    r"/akn/aa-au/doc/communique/pscau/(?P<year>\d{4})/(?:(?P<level>[a-z]{2,4})-)?(?P<meeting>\d{1,4})"
    rf"(?:-(?P<number>\d{{1,3}}))?(?P<roman>-r)?(?P<arabic>-a)?{_END}"
)
_OTHER = re.compile(rf"/akn/[a-z-]{{2,12}}/doc/[a-z]+/{_DAY}/(?P<symbol>[\w.,()-]+?){_END}")
_KINDS = {"COMM": "communique", "RES": "resolution", "DEC": "decision", "CFSP": "decision", "JHA": "decision",
          "PV": "record", "BR": "statement", "STAT": "statement"}  # fmt: skip
_FIRST_ARABIC = 1000  # from its 1,000th meeting on (2021) the Peace and Security Council writes arabic numbers
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
          (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
_LETTERS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@dataclass(frozen=True, slots=True)
class Named:
    """What an IRI names: the document, its day (None where the IRI holds only a year), the language as ISO 639-2."""

    symbol: Symbol
    day: date | None
    language: str | None


def work_iri(symbol: Symbol, day: date) -> str:
    """The IRI of a document as a work; `day` is that of its adoption, or of the document."""
    path = _path(symbol, day)
    return path if path.startswith("/akn/aa-au/doc/communique/pscau/") else f"{path}/!main/"


def expression_iri(symbol: Symbol, day: date, language: str) -> str:
    """The IRI of the document in one language ("en" or "eng"). Raises UsageError for a code of another form."""
    code = _LANGUAGES.get(language, language)
    if not re.fullmatch(r"[a-z]{3}", code):
        raise UsageError(f"{language[:20]!r} is no language of an IRI", remedy="Give an ISO 639 code: en or eng.")
    path = _path(symbol, day)
    if path.startswith("/akn/aa-au/doc/communique/pscau/"):
        return f"{path}/{code}@{day.isoformat()}"
    return f"{path}/{code}@!main/"


def parse_iri(iri: str) -> Named:
    """What an IRI of a work, an expression or a manifestation names. Raises UsageError for one that names nothing here.

    "/akn/un/doc/paper/un/...", under which a statement of 2020 was once published, does not say what it is: refused.
    """
    for pattern, read in ((_DELIBERATION, _deliberation), (_COMMUNIQUE, _communique), (_OTHER, _other)):
        if found := pattern.fullmatch(iri.replace("@/", "@").replace("@!main", "@/!main")):
            parts = found.groupdict()
            day = parts.get("day") or parts["edition"]
            try:
                return Named(read(parts), date.fromisoformat(day) if day else None, parts["language"])
            except ValueError as error:
                raise _refusal(iri) from error
    raise _refusal(iri)


def _path(symbol: Symbol, day: date) -> str:
    """The part of the IRI that work and expression share."""
    plain = not symbol.suffixes and not symbol.others
    if plain and symbol.series == "RES" and symbol.organ == "S" and symbol.number:
        return f"/akn/un/statement/deliberation/unsc/{day}/{symbol.number}-{symbol.year or day.year}"
    if plain and symbol.series == "PRST":
        return f"/akn/un/statement/deliberation/unsc/{day}/{symbol.year}-{symbol.number}"
    if plain and re.fullmatch(r"A/RES/\d{1,3}/\d{1,3}", symbol.text):
        return f"/akn/un/statement/deliberation/unga/{day}/{symbol.session}-{symbol.number}"
    if plain and (communique := _communique_number(symbol)):
        return f"/akn/aa-au/doc/communique/pscau/{symbol.year or day.year}/{communique}"
    kind = _KINDS.get(symbol.series or "", "document")
    return f"/akn/{_publisher(symbol)}/doc/{kind}/{day}/{symbol.permalink.replace('/', '_')}"


def _publisher(symbol: Symbol) -> str:
    if symbol.organ == "EU":
        return "eu"
    if symbol.organ in {"PSC", "EX.CL", "Assembly"}:
        return "aa-au"
    return f"aa-{symbol.organ.lower()}" if symbol.organ in _REGIONAL else "un"


_REGIONAL = frozenset({"OSCE", "OAS", "LAS", "ECOWAS", "SADC", "IGAD", "ECCAS", "EAC", "ICGLR", "OIC"})


def _communique_number(symbol: Symbol) -> str | None:
    """As in PSC/PR/COMM.3 (DXCV) -> "595-3": the meeting, then the number of the paper; the level where not "PR"."""
    if symbol.organ != "PSC" or symbol.series != "COMM" or symbol.body not in {"PR", "MIN", "AHG"}:
        return None
    level = "" if symbol.body == "PR" else f"{symbol.body.lower()}-"
    if symbol.session:
        meeting = _from_roman(symbol.session)
        if meeting is None:
            return None
        return (
            f"{level}{meeting}{f'-{symbol.number}' if symbol.number else ''}{'-r' if meeting >= _FIRST_ARABIC else ''}"
        )
    if symbol.year is None or not symbol.number:
        return None
    meeting_text, _, further = symbol.number.partition(".")
    if not meeting_text.isdecimal() or len(meeting_text) > len("9999"):
        return None
    old = "-a" if int(meeting_text) < _FIRST_ARABIC else ""
    return f"{level}{meeting_text}{f'-{further}' if further else ''}{old}"


def _deliberation(parts: dict[str, str]) -> Symbol:
    first, _, second = parts["number"].partition("-")
    if parts["body"] == "unga":
        return parse(f"A/RES/{first}/{second}")
    if len(second) == len("2005") and second.isdecimal():
        return parse(f"S/RES/{first} ({second})")
    return parse(f"S/PRST/{first}/{second}")


def _communique(parts: dict[str, str]) -> Symbol:
    meeting, number, level = int(parts["meeting"]), parts["number"], (parts["level"] or "pr").upper()
    if (meeting >= _FIRST_ARABIC and not parts["roman"]) or parts["arabic"]:
        return parse(f"PSC/{level}/COMM.{meeting}{f'.{number}' if number else ''} ({parts['year']})")
    roman = _to_roman(meeting)
    return parse(f"PSC/{level}/COMM.{number} ({roman})" if number else f"PSC/{level}/COMM.({roman})")


def _other(parts: dict[str, str]) -> Symbol:
    return parse(parts["symbol"].replace("_", "/"))


def _to_roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written


def _from_roman(text: str) -> int | None:
    """The number; None for what is no roman numeral as one writes it."""
    if not re.fullmatch(r"[IVXLCDM]{1,12}", text):
        return None
    values = [_LETTERS[letter] for letter in text]
    after = [*values[1:], 0]
    number = sum(value if value >= then else -value for value, then in zip(values, after, strict=True))
    return number if _to_roman(number) == text else None


def _refusal(iri: str) -> UsageError:
    return UsageError(f"{iri[:120]!r} names no document", remedy="Write it as /akn/un/statement/deliberation/unsc/...")
