"""The schema of the index: one document per passage, its text in the field of its own language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import tantivy

from chapter8.exchange.decide import Purpose, Viewer
from chapter8.exchange.marking import Marking, Tlp

VERSION = 3  # raise it with every change of schema or analyzer: an index of another version is rebuilt

STEMMERS = {"ar": "arabic", "en": "english", "es": "spanish", "fr": "french", "ru": "russian"}
PAIRS = "zh"  # Chinese is not written in words: pairs of characters stand for them
PLAIN = "xx"  # every other language: words as they stand
LANGUAGES = (*STEMMERS, PAIRS, PLAIN)
EVERYBODY, COMMUNITY, CLIENT, EYES = "*", "+", "client of ", "eyes of "  # no organization's code looks like these
LONGEST_TOKEN = 80


def text_field(language: str) -> str:
    """The field that holds text of a language ("en", "zh-hans", ...)."""
    short = language.split("-", maxsplit=1)[0].lower()
    return f"text_{short if short in LANGUAGES else PLAIN}"


@cache
def analyzer(field: str) -> tantivy.TextAnalyzer:
    """How the text of a field, and a query on it, is cut into terms."""
    language = field.removeprefix("text_")
    if language == PAIRS:
        return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(2, 2)).filter(tantivy.Filter.lowercase()).build()
    builder = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(LONGEST_TOKEN))
        .filter(tantivy.Filter.lowercase())
    )
    if language in STEMMERS:
        builder = builder.filter(tantivy.Filter.stemmer(STEMMERS[language]))
    return builder.filter(tantivy.Filter.ascii_fold()).build()


@cache
def schema() -> tantivy.Schema:
    """Text is indexed and not stored: what is shown comes from the library, after `decide`."""
    builder = tantivy.SchemaBuilder()
    for language in LANGUAGES:
        builder.add_text_field(f"text_{language}", tokenizer_name=f"chapter8_{language}")
    for name in ("symbol", "speakers", "organizations", "audience"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("kind", tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("day", indexed=True, fast=True)  # proleptic ordinal; absent where undated
    builder.add_integer_field("document", stored=True, indexed=True)
    builder.add_integer_field("passage", stored=True)
    return builder.build()


def with_analyzers(index: tantivy.Index) -> tantivy.Index:
    """The same index, knowing the analyzers of `schema`."""
    for language in LANGUAGES:
        index.register_tokenizer(f"chapter8_{language}", analyzer(f"text_{language}"))
    return index


def audience_terms(marking: Marking) -> list[str]:
    """Who may find a passage of this marking, as terms; the same rules as `decide`, which has the last word."""
    if marking.tlp is Tlp.CLEAR:
        return [EVERYBODY]
    if marking.tlp is Tlp.GREEN:
        return [COMMUNITY, marking.owner]
    if marking.tlp is Tlp.RED:
        return sorted({marking.owner, *(EYES + code for code in marking.audience)})
    clients = {CLIENT + code for code in marking.audience} if marking.tlp is Tlp.AMBER else set()
    return sorted({marking.owner, *marking.audience, *clients})


def viewer_terms(viewer: Viewer, purpose: Purpose = Purpose.READ) -> list[str]:
    """The audience terms that this viewer may find: to read, also what is for their eyes only."""
    if viewer.organization is None:
        return [EVERYBODY]
    eyes = [EYES + viewer.organization] if purpose is Purpose.READ else []
    clients = sorted(CLIENT + code for code in viewer.client_of)
    return [EVERYBODY, COMMUNITY, viewer.organization, *eyes, *clients]


def folded(names: Iterable[str]) -> list[str]:
    """Names as terms of an exact field: case does not matter, order and repetition neither."""
    return sorted({name.casefold() for name in names if name})


def symbol_terms(symbol: str) -> list[str]:
    """A symbol with the series that it stands in: "S/RES/1631 (2005)" is found by "S/RES" and "S/RES/1631", too."""
    parts = symbol.split("/")
    series = ["/".join(parts[:length]) for length in range(1, len(parts))]
    return folded([*series, symbol.split(" (", maxsplit=1)[0], symbol])


def day(value: date | None) -> list[int]:
    """A date as the number of its day, or nothing."""
    return [] if value is None else [value.toordinal()]
