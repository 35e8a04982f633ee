"""Whatever symbol can be written, parsing and writing are inverse, and nothing that is read can crash the reader."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chapter8.errors import UsageError
from chapter8.symbols import find, from_permalink, normalise, parse

NUMBERS = st.integers(1, 19_999).map(str)
YEARS = st.integers(1946, 2039).map(str)
SESSIONS = st.integers(31, 99).map(str)
ROMANS = st.sampled_from(["I", "III", "V", "XXV", "S-VI", "ES-II", "LXVIII"])
SUFFIXES = st.lists(st.sampled_from(["Add.1", "Add.12", "Corr.1", "Rev.2", "Amend.3"]), max_size=2)


@st.composite
def singles(draw: st.DrawFn) -> str:
    """One symbol in some usual spelling."""
    number, year, session, roman = draw(NUMBERS), draw(YEARS), draw(SESSIONS), draw(ROMANS)
    space = draw(st.sampled_from(["", " "]))
    shape = draw(
        st.sampled_from(
            [
                f"S/RES/{number}{space}({year})",
                f"S/PRST/{year}/{number}",
                f"S/PV.{number}",
                f"S/{year}/{number}",
                f"S/{number}",
                f"A/{session}/{number}",
                f"A/RES/{session}/{number}",
                f"A/RES/{number}{space}({roman})",
                f"A/{session}/PV.{number}",
                f"S/AC.{session}/{year}/{number}",
                f"E/CN.4/Sub.2/{year}/{number}",
                f"ST/SGB/{year}/{number}",
                f"PSC/PR/COMM.{number}{space}({year})",
                f"PSC/PR/COMM.({roman})",
                f"{year}/{number[:4]}/CFSP",
            ]
        )
    )
    plain = "(" not in shape and not shape.endswith("CFSP")
    return "/".join([shape, *draw(SUFFIXES)]) if plain else shape


@st.composite
def symbols(draw: st.DrawFn) -> str:
    """A symbol, or two joined by a hyphen or dash, with or without the asterisk of a reissue."""
    star = draw(st.sampled_from(["", "*"]))
    if draw(st.booleans()):
        session, year = draw(SESSIONS), draw(YEARS)
        dash = draw(st.sampled_from(["-", "–"]))
        return f"A/{session}/{draw(NUMBERS)}{dash}S/{year}/{draw(NUMBERS)}{star}"
    return draw(singles()) + star


@given(symbols())
def test_text_and_permalink_lead_back_to_the_symbol(text: str) -> None:
    symbol = parse(text)
    assert parse(str(symbol)) == symbol
    assert from_permalink(symbol.permalink) == symbol
    assert " " not in symbol.permalink
    assert normalise(normalise(text)) == normalise(text)


@given(symbols())
def test_a_symbol_in_a_sentence_is_found_whole(text: str) -> None:
    sentence = f"The Council recalled {text}, and took note."
    assert [str(found.symbol) for found in find(sentence)] == [str(parse(text))]


@given(st.lists(symbols(), max_size=8))
def test_sorting_is_total_and_stable_under_spelling(texts: list[str]) -> None:
    once = sorted(parse(text) for text in texts)
    assert sorted(parse(str(symbol)) for symbol in reversed(once)) == once


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_is_a_symbol_or_a_clear_refusal(text: str) -> None:
    for found in find(text):
        assert 0 <= found.start < found.end <= len(text)
    try:
        symbol = parse(text)
    except UsageError:
        return
    assert parse(str(symbol)) == symbol
