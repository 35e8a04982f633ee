"""Document symbols and locators: parse, normalise, compare, permalink, find in running text."""

from chapter8.symbols.evidence import Evidence, Locator
from chapter8.symbols.finding import Found, Spans, find
from chapter8.symbols.grammar import from_permalink, normalise, parse, parse_with_part
from chapter8.symbols.iri import expression_iri, parse_iri, work_iri
from chapter8.symbols.locators import parse_locator, read_numbers
from chapter8.symbols.numbering import year_of_resolution
from chapter8.symbols.symbol import Symbol, undocs_url

__all__ = [
    "Evidence",
    "Found",
    "Locator",
    "Spans",
    "Symbol",
    "expression_iri",
    "find",
    "from_permalink",
    "normalise",
    "parse",
    "parse_iri",
    "parse_locator",
    "parse_with_part",
    "read_numbers",
    "undocs_url",
    "work_iri",
    "year_of_resolution",
]
