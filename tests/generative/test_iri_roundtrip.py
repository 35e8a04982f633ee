"""Whatever the symbol, its IRI leads back to it."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chapter8.symbols import expression_iri, parse, parse_iri, work_iri

YEARS = st.integers(1994, 2039)
SMALL = st.integers(1, 99)
MEETINGS = st.integers(1, 1999)
DAYS = st.dates(date(1946, 1, 1), date(2039, 12, 31))
UN = st.one_of(
    st.builds("S/RES/{} ({})".format, st.integers(1, 4000), YEARS),
    st.builds("S/PRST/{}/{}".format, YEARS, SMALL),
    st.builds("A/RES/{}/{}".format, st.integers(31, 99), st.integers(1, 400)),
    st.builds("S/{}/{}/Add.{}".format, YEARS, st.integers(1, 2000), SMALL),
    st.builds("A/{}/{}-S/{}/{}".format, st.integers(31, 99), st.integers(1, 999), YEARS, st.integers(1, 999)),
)
REGIONAL = st.one_of(
    st.builds("PSC/{}/COMM.{} ({})".format, st.sampled_from(["PR", "MIN", "AHG"]), MEETINGS, YEARS),
    st.builds("PSC/PR/COMM.{} ({})".format, SMALL, st.sampled_from(["LXVIII", "DXCV", "MCCXV", "CCCVII"])),
    st.sampled_from(["PSC/PR/COMM.(LXVIII)", "PSC/AHG/COMM.(MV)", "PSC/PR/COMM.(IIX)", "PSC/PR/COMM.1121.1 (2022)"]),
    st.builds("(CFSP) {}/{}".format, st.integers(2015, 2039), st.integers(1, 3000)),
    st.builds("{}/{}/CFSP".format, st.integers(1994, 2014), st.integers(1, 999)),
    st.builds("PC.DEC/{}".format, MEETINGS),
    st.builds("CP/RES. {} ({}/{:02d})".format, MEETINGS, MEETINGS, SMALL),
    st.builds("ECW/MSC/COMM.{} ({})".format, SMALL, YEARS),
    st.builds("LAS/RES/{}".format, st.integers(1, 9999)),
)


@given(UN | REGIONAL, DAYS, st.sampled_from(["en", "fra", "ar"]))
def test_an_iri_leads_back_to_its_symbol(text: str, day: date, language: str) -> None:
    symbol = parse(text)
    assert parse_iri(work_iri(symbol, day)).symbol == symbol
    named = parse_iri(expression_iri(symbol, day, language))
    assert (named.symbol, named.day) == (symbol, day)
    assert named.language is not None
    assert named.language.startswith(language[:2])
