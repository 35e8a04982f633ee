"""Symbols in running text."""

from __future__ import annotations

import pytest

from chapter8.errors import UsageError
from chapter8.symbols import Locator, find, from_permalink, parse, parse_locator, read_numbers, undocs_url


def named(text: str) -> list[str]:
    """What is found, as it would be cited."""
    return [f"{found.symbol} ({found.part})" if found.part else str(found.symbol) for found in find(text)]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("adopted resolution 1631 (2005), by which", ["S/RES/1631 (2005)"]),
        (
            "Recalling its resolutions 661 (1990), 687 (1991) of 3 April 1991 and 1284 (1999),",
            ["S/RES/661 (1990)", "S/RES/687 (1991)", "S/RES/1284 (1999)"],
        ),
        ("General Assembly resolution 60/1.", ["A/RES/60/1"]),
        ("its guiding principles in resolution 46/182 of the General Assembly", ["A/RES/46/182"]),
        ("回顾第2042(2012)号、第2118(2013)号决议", ["S/RES/2042 (2012)", "S/RES/2118 (2013)"]),
        ("主席声明S/PRST/2015/22号、报告S/2019/485和S/2020/63号文件", ["S/PRST/2015/22", "S/2019/485", "S/2020/63"]),
        ("sa résolution 46/182 de l’Assemblée générale", ["A/RES/46/182"]),
        ("la resolución 46/182 de la Asamblea General", ["A/RES/46/182"]),
        ("в резолюции 46/182 Генеральной Ассамблеи", ["A/RES/46/182"]),
        ("大会第46/182号决议", ["A/RES/46/182"]),
        ("قرار الجمعية العامة 46/182", ["A/RES/46/182"]),
        ("la décision 46/182 de l’Assemblée générale", []),
        ("Human Rights Council resolution 16/21", ["A/HRC/RES/16/21"]),
        ("General Assembly resolution 377 A (V)", ["A/RES/377A (V)"]),
        ("S/PV.5007 (Resumption 1), p. 5", ["S/PV.5007 (Resumption 1)"]),
        ("See S/PV.4223 and Resumption 1.", ["S/PV.4223", "S/PV.4223 (Resumption 1)"]),
        ("S/23500 and Add.1", ["S/23500", "S/23500/Add.1"]),
        ("a letter (A/65/382-S/2010/490*)", ["A/65/382-S/2010/490"]),
        ("the report of the Secretary-General (S/2006/590);", ["S/2006/590"]),
        ("Council Decision 2005/265/CFSP", ["2005/265/CFSP"]),
        ("spoken in SPV.5007Resumption1 and after", ["S/PV.5007 (Resumption 1)"]),
        ("the 1970 (2011) Committee", ["S/RES/1970 (2011)"]),  # 2011 is the year of that number
        ("pursuant to UNSCR 1325 (2000)", ["S/RES/1325 (2000)"]),
        ("the letter (S/2014/ 463/Add.1)", ["S/2014/463/Add.1"]),
        ("S/Res/2254(2015)", ["S/RES/2254 (2015)"]),
        ("Resolution 1631 (2005) and S/RES/1631 (2005)", ["S/RES/1631 (2005)", "S/RES/1631 (2005)"]),
    ],
)
def test_found(text: str, symbols: list[str]) -> None:
    assert named(text) == symbols


@pytest.mark.parametrize(
    "text",
    [
        "the T/PCCs and other and/or matters",
        "a ratio of 60/1",
        "see table 12 (2005)",
        "the 1970 (2005) edition",
        "decision 46/182 of the Conference",  # of which body nobody says
        "https://example.org/A/60/1",  # an address, not a symbol
        "He spoke in 2005. Paragraph 12 (2005) was deleted.",
    ],
)
def test_not_found(text: str) -> None:
    assert named(text) == []


def test_places_are_exact() -> None:
    text = "by resolutions 661 (1990) and 687 (1991)."
    assert [text[found.start : found.end] for found in find(text)] == ["661 (1990)", "687 (1991)"]


def test_symbols_sort_by_number_not_by_letter() -> None:
    texts = ["S/PV.999", "S/PV.5007", "S/2004/546", "S/2004/1000", "S/RES/999 (1995)", "S/RES/1631 (2005)"]
    assert [str(symbol) for symbol in sorted(map(parse, texts))] == [
        "S/2004/546",
        "S/2004/1000",
        "S/PV.999",
        "S/PV.5007",
        "S/RES/999 (1995)",
        "S/RES/1631 (2005)",
    ]


def test_a_symbol_knows_its_parts() -> None:
    symbol = parse("E/CN.4/Sub.2/1993/21/Add.1")
    assert (symbol.organ, symbol.body, symbol.year, symbol.number, symbol.suffixes) == (
        "E",
        "CN.4/Sub.2",
        1993,
        "21",
        ("Add.1",),
    )
    assert [str(other) for other in parse("A/74/976-S/2020/773").others] == ["S/2020/773"]
    assert parse("A/RES/60/1").session == "60"


def test_only_a_permalink_as_we_write_it_is_one() -> None:
    assert str(from_permalink("S/RES/1631(2005)")) == "S/RES/1631 (2005)"
    with pytest.raises(UsageError):
        from_permalink("S/RES/1631 (2005)")


def test_where_the_united_nations_serves_it() -> None:
    assert undocs_url(parse("S/RES/1631 (2005)")) == "https://undocs.org/en/S/RES/1631(2005)"


@pytest.mark.parametrize(
    ("text", "locator"),
    [
        ("S/PV.5007 (Resumption 1), pp. 10-11", Locator("S/PV.5007", "Resumption 1", (10, 11))),
        ("S/RES/1631 (2005), para. 7", Locator("S/RES/1631 (2005)", None, (), ("7",))),
        ("S/2006/590, paras. 7, 8, pp. 3-4, 9", Locator("S/2006/590", None, (3, 4, 9), ("7", "8"))),
        ("S/PRST/2006/39", Locator("S/PRST/2006/39")),
    ],
)
def test_a_locator_is_read_as_it_is_written(text: str, locator: Locator) -> None:
    assert parse_locator(text) == locator
    assert str(locator) == text


def test_page_numbers() -> None:
    assert read_numbers("118-19") == (118, 119)
    assert read_numbers("4, 6 and 8-9") == (4, 6, 8, 9)
    with pytest.raises(UsageError):
        read_numbers("20-13")
