"""A link of the source whose label names another document than the one it leads to is reported."""

from __future__ import annotations

import pytest

from chapter8.record import read
from chapter8.record.links import FaultyLink, disagree, faulty_links, target_of

FILE = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><coverPage><p>'
    "<docNumber>S/RES/2391 (2017)</docNumber></p></coverPage><mainBody><paragraph><num>1.</num><content><p>Recalls "
    "resolutions {links};</p></content></paragraph></mainBody></statement></akomaNtoso>"
)
GOOD = '<a href="https://undocs.org/en/S/RES/2374%20(2017)">2374 (2017)</a>'
FAULTY = '<a href="https://undocs.org/S/RES/2095 (2013)">2359 (2017)</a>'


def test_a_label_that_leads_elsewhere_is_named_with_its_passage() -> None:
    record = read(FILE.format(links=f"{GOOD} and {FAULTY}").encode())
    assert list(faulty_links([record])) == [
        FaultyLink("S/RES/2391 (2017)", "p1", "1", "2359 (2017)", "S/RES/2095 (2013)")
    ]
    (warning,) = (warning for warning in record.warnings if warning.code == "faulty_link")
    assert warning.message == "The label “2359 (2017)” leads to S/RES/2095 (2013)"


def test_pieces_of_one_link_are_one_link() -> None:
    pieces = "".join(f'<a href="https://undocs.org/S/RES/2374 (2017)">{piece}</a>' for piece in ("2374", "(2017)"))
    assert list(faulty_links([read(FILE.format(links=pieces).encode())])) == []


@pytest.mark.parametrize(
    ("label", "target", "faulty"),
    [
        ("S/2019/171", "S/2019/171", False),
        ("S/2019/171", "S/2019/1711", True),
        ("2165 (2014)", "S/RES/2165(2014)", False),
        ("2165 (2014)", "S/RES/2165 (2015)", True),
        ("46/182", "A/RES/46/182", False),
        ("46/182", "A/RES/64/182", True),
        ("A/74/976-S/2020/773", "S/2020/773", False),
        ("the report", "S/2020/773", False),
        ("S/PRST/2013/15", "S/PRST/2015/13", True),
        ("S/PRST/2013/15", "S/RES/2013 (2010)", True),
        ("1325 (2000)", "A/RES/1325 (2000)", True),
        ("1325 (2000)", "S/PRST/2000/25", True),
        ("S/2004/567/Add.1", "S/2004/567", True),
        ("S/2004/567", "A/2004/567", True),
        ("resolution 1325 (2000)", "S/RES/1325 (2000)", False),
    ],
)
def test_when_label_and_target_disagree(label: str, target: str, *, faulty: bool) -> None:
    assert disagree(label, target, f"as said in {label}, and", len("as said in ")) is faulty


def test_a_label_that_covers_half_a_symbol_is_no_fault() -> None:
    text = "resolution 2138 (2014)"
    assert not disagree("2138 (20", "S/RES/2138 (2014)", text, text.index("2138"))


@pytest.mark.parametrize(
    ("address", "symbol"),
    [
        ("https://undocs.org/S/RES/1631(2005)", "S/RES/1631(2005)"),
        ("https://undocs.org/en/S/RES/1631%20(2005)", "S/RES/1631 (2005)"),
        ("https://docs.un.org/en/S/2020/105", "S/2020/105"),
        ("http://www.un.org/Docs/journal/asp/ws.asp?DS=S/2006/590&Lang=E", "S/2006/590"),
        ("http://www.un.org/Depts/oip/index", None),
    ],
)
def test_where_an_address_leads(address: str, symbol: str | None) -> None:
    assert target_of(address) == symbol


@pytest.mark.parametrize(
    ("text", "label", "target"),
    [
        ("its statement S/PRST/2013/15", "2013/15", "S/2013/15"),
        ("resolution 60/147 of the General Assembly", "60/147", "A/60/147"),
        ("resolution 60/147 of the General Assembly", "60/147", "S/60/147"),
        ("resolution 1325 (2000)", "1325 (2000)", "A/RES/1325 (2000)"),
    ],
)
def test_a_number_that_fits_may_be_of_another_body_or_series(text: str, label: str, target: str) -> None:
    assert disagree(label, target, text, text.index(label))


def test_which_body_a_bare_number_is_of_may_stay_open() -> None:
    text = "as the Human Rights Council said in its resolution 46/3"
    assert not disagree("46/3", "A/HRC/RES/46/3", text, text.index("46/3"))


@pytest.mark.parametrize(
    ("address", "label", "why"),
    [
        ("", "2374 (2017)", "its address is empty"),
        ("#para_9", "2374 (2017)", "the file holds no #para_9"),
        ("https://undocs.org/", "2374 (2017)", "its address names none"),
        ("https://undocs.org/T/PCCs", "T/PCC 20", "its address names T/PCCs"),
        ("https://undocs.org/S/RES/2241 (2018)", "2241 (2018)", "resolution 2241 is of 2015, not of 2018"),
    ],
)
def test_a_link_may_lead_to_no_document(address: str, label: str, why: str) -> None:
    record = read(FILE.format(links=f'{GOOD} and <a href="{address}">{label}</a>').encode())
    assert list(faulty_links([record])) == [FaultyLink("S/RES/2391 (2017)", "p1", "1", label, f"no document: {why}")]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#para_1">paragraph 1</a><placeholder eId="para_1"/>',
        '<a href="http://www.un.org/Depts/oip/2007">2374 (2017)</a>',
        '<a href="">the report</a>',
        '<a href="https://undocs.org/S/RES/9999 (2060)">9999 (2060)</a>',
    ],
)
def test_what_may_lead_somewhere_is_not_accused(link: str) -> None:
    assert list(faulty_links([read(FILE.format(links=link).encode())])) == []
