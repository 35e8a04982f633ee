"""What stands around the text of an Akoma Ntoso decision: symbol, date, language, meeting, workflow, vote.

Every fact stands there more than once (cover page, identification, workflow), and not always the same. The cover page
counts where it is a symbol of the right series and year; where two places disagree, the reading says so.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from lxml import etree

from chapter8.errors import UsageError
from chapter8.record.kinds.akoma_ntoso.text import descendants, iso_date, tag_of, text_of
from chapter8.record.kinds.akoma_ntoso.votes import vote_of
from chapter8.record.kinds.decisions.decision import DecisionParts, meeting_number
from chapter8.record.kinds.decisions.formulas import formula_in
from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.symbols import Symbol, parse

_LANGUAGES = {
    "eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "ara": "ar", "zho": "zh", "chi": "zh",
    "deu": "de", "ger": "de",
}  # fmt: skip
_TIES = {
    "en": frozenset({"the", "of", "and", "to", "that", "by"}),
    "fr": frozenset({"le", "la", "les", "des", "du", "et"}),
    "es": frozenset({"el", "los", "las", "y", "del", "por"}),
    "de": frozenset({"der", "die", "und", "den", "des", "zu"}),
}
_SAMPLE, _ENOUGH = 3000, 8
_WORK = re.compile(r"/unsc/(?P<date>\d{4}-\d{2}-\d{2})/(?P<first>\d{1,4})-(?P<second>\d{1,4})/")
"""Resolutions are named by number and year (1631-2005), presidential statements by year and number (2007-50)."""
_TITLED = re.compile(r"\b(\d{1,4})\s?\(((?:19|20)\d{2})\)")
_NUMBER = re.compile(r"\d{1,5}")
_MEETING = re.compile(r"S/PV\.(\d{1,5})")
_SERIES = {"resolution": "RES", "presidential_statement": "PRST"}


def read_front(parts: DecisionParts, statement: etree._Element) -> None:
    """Fill symbol, date, language, title and item; meeting and outcome from the workflow."""
    work = next((found for uri in descendants(statement, "FRBRuri") if (found := _work(uri))), None)
    _dates(parts, statement, work)
    _symbol(parts, statement, work)
    _language(parts, statement)
    titles = [text_of(title) for title in descendants(statement, "docTitle")]
    parts.title = next((title for title in titles if title), "") or parts.symbol or ""
    for keyword in descendants(statement, "keyword"):
        if keyword.get("refersTo") == "agenda" and keyword.get("dictionary") == "S/":
            parts.item = (keyword.get("showAs") or "").rstrip(". ") or None
    _meeting(parts, statement)


def read_workflow(parts: DecisionParts, statement: etree._Element) -> None:
    """Outcome, unanimity and vote; Chapter VII where the workflow or the text says so. Needs the clauses."""
    vote, said, warnings = vote_of(statement, parts.symbol)
    parts.warnings.extend(warnings)
    parts.vote = vote
    if vote is not None and vote.favour is not None:
        parts.unanimous = not (vote.against or vote.abstentions or vote.absent)
        others = f"{vote.against or 0} against, {vote.abstentions or 0} abstaining"
        parts.outcome = said or f"{vote.favour} in favour, {others}"
    else:
        parts.unanimous = True if said and "unanimo" in said.lower() else None
        parts.outcome = parts.outcome or said


def _work(uri: etree._Element) -> re.Match[str] | None:
    return _WORK.search(uri.get("value") or "")


def _dates(parts: DecisionParts, statement: etree._Element, work: re.Match[str] | None) -> None:
    """The day of adoption. "0001-01-01" is how these files leave a date open."""
    stated = (
        *(e.get("date") for e in descendants(statement, "FRBRdate") if e.get("name") == "adoption"),
        *(e.get("date") for e in descendants(statement, "docDate") if e.get("refersTo") == "#adoptionDate"),
        work["date"] if work else None,
        *(e.get("date") for e in descendants(statement, "step") if e.get("outcome") == "adopted"),
        *(e.get("date") for e in descendants(statement, "FRBRdate") if e.get("name") == "publication"),
    )
    days = [day for text in stated if (day := iso_date(text)) is not None and day.year > date.min.year]
    parts.date = days[0] if days else None


def _symbol(parts: DecisionParts, statement: etree._Element, work: re.Match[str] | None) -> None:
    """The printed symbol; where none is printed, or one of another series or year, that of identification or title."""
    number = next(descendants(statement, "docNumber"), None)
    printed = text_of(number).rstrip("*") if number is not None else ""
    symbol = _parsed(printed)
    drafted = symbol is not None and symbol.series is None  # a draft has a symbol of the general series
    if symbol is not None and (drafted or _fits(symbol, parts)):
        parts.symbol = str(symbol)
        return
    other = next((named for named in _named_elsewhere(parts, statement, work) if _fits(named, parts)), None)
    parts.symbol = str(other or symbol) if other or symbol else None
    if other is not None and printed:
        message = f"The cover page says {printed[:40]}; {other} by kind and date of the document"
        parts.warnings.append(ReadingWarning("symbol_differs", message))
    elif parts.symbol is None:
        message = f"The document bears no symbol that can be read{f': {printed[:40]!r}' if printed else ''}"
        parts.warnings.append(ReadingWarning("no_symbol", message))


def _named_elsewhere(parts: DecisionParts, statement: etree._Element, work: re.Match[str] | None) -> Iterator[Symbol]:
    """The symbols by identification ("/unsc/2005-10-17/1631-2005/") and by title ("Resolution 1631 (2005)")."""
    forms = []
    if work is not None:
        form = "S/RES/{0} ({1})" if parts.kind == "resolution" else "S/PRST/{0}/{1}"
        forms.append(form.format(int(work["first"]), int(work["second"])))
    titled = (_TITLED.search(text_of(title)) for title in descendants(statement, "docTitle"))
    forms.extend(f"S/RES/{found[1]} ({found[2]})" for found in titled if found)
    yield from (symbol for form in forms if (symbol := _parsed(form)) is not None)


def _fits(symbol: Symbol, parts: DecisionParts) -> bool:
    """Whether a symbol is of the series of its kind and of the year of adoption."""
    year = parts.date.year if parts.date else symbol.year
    return symbol.series == _SERIES[parts.kind] and symbol.year == year


def _parsed(text: str) -> Symbol | None:
    try:
        return parse(text)
    except UsageError:
        return None


def _language(parts: DecisionParts, statement: etree._Element) -> None:
    """The declared language, unless the Council's opening words are of another."""
    declared = next(descendants(statement, "FRBRlanguage"), None)
    code = (declared.get("language") or "eng" if declared is not None else "eng").lower()
    parts.language = _LANGUAGES.get(code, code)
    spoken = _spoken(parts, statement)
    if spoken is not None and spoken != parts.language:
        message = f"Declared as {parts.language!r}, but the text is in {spoken!r}"
        parts.warnings.append(ReadingWarning("language_differs", message))
        parts.language = spoken


def _spoken(parts: DecisionParts, statement: etree._Element) -> str | None:
    """The language of the text: by the Council's opening words, else by the words that tie sentences together."""
    formula = next(descendants(statement, "formula"), None)
    opening = formula_in(text_of(formula)) if formula is not None and parts.kind == "resolution" else None
    if opening is not None:
        return opening[0].code
    body = next(descendants(statement, "mainBody"), None)
    words = Counter(text_of(body)[:_SAMPLE].lower().split() if body is not None else ())
    counts = {code: sum(words[tie] for tie in ties) for code, ties in _TIES.items()}
    code = max(counts, key=lambda each: counts[each])
    return code if counts[code] >= _ENOUGH and counts[code] * 10 >= words.total() else None


def _meeting(parts: DecisionParts, statement: etree._Element) -> None:
    """The number on the cover page, else of the record that the workflow names."""
    inline = next((e for e in descendants(statement, "inline") if e.get("name") == "adoptionMeeting"), None)
    cover = _NUMBER.match(inline.get("title") or text_of(inline)) if inline is not None else None
    steps = [e for e in descendants(statement, "step") if not (e.get("outcome") or "").startswith("draft")]
    records = [found[1] for e in steps if (found := _MEETING.match(e.get("as") or ""))]
    told = [number for e in steps if (number := meeting_number(e.get("by") or ""))]
    recorded = next(iter((*records, *told)), None)
    parts.meeting = cover.group() if cover else recorded
    if cover and recorded and cover.group() != recorded:
        message = f"The cover page says meeting {cover.group()}, the workflow {recorded}"
        parts.warnings.append(ReadingWarning("meeting_differs", message))


def _is_statement(statement: etree._Element) -> bool:
    number = next(descendants(statement, "docNumber"), None)
    symbol = _parsed(text_of(number).rstrip("*")) if number is not None else None
    titled = any(_TITLED.search(text_of(title)) for title in descendants(statement, "docTitle"))
    return symbol is not None and symbol.series == _SERIES["presidential_statement"] and not titled


def child_of_kind(root: etree._Element) -> tuple[etree._Element, str] | None:
    """The decision inside the root element, and its kind; None where the file holds none.

    A statement of the President that is named a resolution is one by its printed symbol, and by a title that counts
    no resolution.
    """
    for child in root:
        name = (child.get("name") or "").lower() if isinstance(child.tag, str) else ""
        if tag_of(child) in {"statement", "doc", "bill"} and "resolution" in name:
            return child, "presidential_statement" if _is_statement(child) else "resolution"
        if tag_of(child) in {"statement", "doc"} and "statement" in name:
            return child, "presidential_statement"
    return None
