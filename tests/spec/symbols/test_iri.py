"""Akoma Ntoso IRIs: as the United Nations and AfricanLII publish them, and back to the symbol."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.errors import UsageError
from chapter8.symbols import expression_iri, parse, parse_iri, work_iri

DAY = date(2016, 4, 28)


@pytest.mark.parametrize(
    ("symbol", "day", "work", "expression"),
    [
        ("S/RES/1631 (2005)", date(2005, 10, 17), "/akn/un/statement/deliberation/unsc/2005-10-17/1631-2005/!main/",
         "/akn/un/statement/deliberation/unsc/2005-10-17/1631-2005/eng@!main/"),
        ("S/PRST/2007/7", date(2007, 3, 28), "/akn/un/statement/deliberation/unsc/2007-03-28/2007-7/!main/",
         "/akn/un/statement/deliberation/unsc/2007-03-28/2007-7/eng@!main/"),
        ("A/RES/60/1", date(2005, 9, 16), "/akn/un/statement/deliberation/unga/2005-09-16/60-1/!main/",
         "/akn/un/statement/deliberation/unga/2005-09-16/60-1/eng@!main/"),
        ("PSC/PR/COMM.3(DXCV)", DAY, "/akn/aa-au/doc/communique/pscau/2016/595-3",
         "/akn/aa-au/doc/communique/pscau/2016/595-3/eng@2016-04-28"),
        ("PSC/MIN/COMM.2(CCCVII)", DAY, "/akn/aa-au/doc/communique/pscau/2016/min-307-2",
         "/akn/aa-au/doc/communique/pscau/2016/min-307-2/eng@2016-04-28"),
        ("PSC/PR/COMM.1215 (2024)", date(2024, 6, 5), "/akn/aa-au/doc/communique/pscau/2024/1215",
         "/akn/aa-au/doc/communique/pscau/2024/1215/eng@2024-06-05"),
        ("(CFSP) 2021/509", date(2021, 3, 22), "/akn/eu/doc/decision/2021-03-22/(CFSP)2021_509/!main/",
         "/akn/eu/doc/decision/2021-03-22/(CFSP)2021_509/eng@!main/"),
        ("PC.DEC/1117", DAY, "/akn/aa-osce/doc/decision/2016-04-28/PC.DEC_1117/!main/",
         "/akn/aa-osce/doc/decision/2016-04-28/PC.DEC_1117/eng@!main/"),
        ("LAS/RES/7360", DAY, "/akn/aa-las/doc/resolution/2016-04-28/LAS_RES_7360/!main/",
         "/akn/aa-las/doc/resolution/2016-04-28/LAS_RES_7360/eng@!main/"),
    ],
)  # fmt: skip
def test_a_symbol_and_its_day_make_the_iri_and_the_iri_leads_back(
    symbol: str, day: date, work: str, expression: str
) -> None:
    assert work_iri(parse(symbol), day) == work
    assert expression_iri(parse(symbol), day, "en") == expression
    assert parse_iri(work).symbol == parse_iri(expression).symbol == parse(symbol)
    assert (parse_iri(expression).day, parse_iri(expression).language) == (day, "eng")


def test_every_form_that_a_file_holds_is_read() -> None:
    base = "/akn/un/statement/deliberation/unsc/2005-10-17/1631-2005"
    for end in ("/", "/!main/", "/eng@/", "/eng@!main/", "/eng@/!main.xml", "/eng@.xml"):
        assert parse_iri(base + end).symbol == parse("S/RES/1631 (2005)")


def test_a_resolution_without_its_year_has_the_same_iri() -> None:
    day = date(2010, 1, 19)
    assert work_iri(parse("S/RES/1908"), day) == work_iri(parse("S/RES/1908 (2010)"), day)


@pytest.mark.parametrize(
    "iri",
    [
        "",
        "/akn/un/statement/deliberation/unsc/2000-08-09//!main/",
        "/akn/un/statement/deliberation/unsc/2000-13-41/1-2000/!main/",
        "/akn/un/doc/paper/un/2020-12-04/2020-11/!main/",
        "/akn/za/act/1996/108",
    ],
)
def test_what_names_no_document_is_refused(iri: str) -> None:
    with pytest.raises(UsageError):
        parse_iri(iri)


def test_a_language_is_a_code() -> None:
    with pytest.raises(UsageError):
        expression_iri(parse("S/RES/1631 (2005)"), DAY, "English")
