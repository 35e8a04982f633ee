"""States are known by every name they have borne, and by no name that only looks like theirs."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.errors import NotFoundError

ATLAS = Atlas.shipped()


def found(text: str) -> list[tuple[str, str]]:
    """The states found in a text: code and the words themselves."""
    return [(mention.code, text[mention.start : mention.end]) for mention in ATLAS.find_states(text)]


def test_there_are_193_member_states_and_two_observers() -> None:
    statuses = [state.status for state in ATLAS.states]
    assert statuses.count("member") == 193
    assert sorted(state.name for state in ATLAS.states if state.status == "observer") == [
        "Holy See",
        "State of Palestine",
    ]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Libyan Arab Jamahiriya", "LBY"),
        ("the Netherlands", "NLD"),
        ("VIET NAM", "VNM"),
        ("Vietnam", "VNM"),
        ("CÔTE D'IVOIRE", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("United\nKingdom", "GBR"),
        ("United Kingdom of Great Britain and Northern Ireland", "GBR"),
        ("DR Congo (Zaire)", "COD"),
        ("Myanmar (Burma)", "MMR"),
        ("TANZANIA (UNITED REPUBLIC OF)", "TZA"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Turkey", "TUR"),
        ("Turkiye", "TUR"),
        ("Upper Volta", "BFA"),
        ("Byelorussian Soviet Socialist Republic", "BLR"),
    ],
)
def test_a_name_is_matched_however_it_is_written(written: str, code: str) -> None:
    state = ATLAS.match_state(written)
    assert state is not None
    assert state.code == code


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1990, 1, 1), "Zaire"),
        (date(1997, 5, 16), "Zaire"),
        (date(1997, 5, 17), "Democratic Republic of the Congo"),
    ],
)
def test_a_state_is_called_by_the_name_of_the_day(day: date, name: str) -> None:
    assert ATLAS.name_on("COD", day) == name


def test_a_state_that_has_ended_keeps_its_own_code_and_names_its_successors() -> None:
    union = ATLAS.match_state("USSR")
    assert union is not None
    assert (union.code, union.status, union.ended) == ("SUN", "former", date(1991, 12, 25))
    assert "RUS" in union.successors


def test_the_longest_name_wins() -> None:
    text = "Niger, Nigeria, Guinea, Equatorial Guinea, Guinea-Bissau and Papua New Guinea"
    assert [code for code, _ in found(text)] == ["NER", "NGA", "GIN", "GNQ", "GNB", "PNG"]


def test_the_two_congos_are_told_apart_across_a_line_break() -> None:
    assert found("the Congo and the Democratic Republic of the\nCongo") == [
        ("COG", "Congo"),
        ("COD", "Democratic Republic of the\nCongo"),
    ]


def test_the_place_is_that_of_the_words_without_the_possessive() -> None:
    assert found("Chad's army crossed into South\nSudan.") == [("TCD", "Chad"), ("SSD", "South\nSudan")]


@pytest.mark.parametrize(
    "text",
    [
        "the Sudanese authorities",
        "the Lake Chad Basin",
        "a cold turkey",
        "Northern Ireland",
        "the Islamic State in Iraq and the Levant",
        "the Gulf of Guinea",
    ],
)
def test_what_only_looks_like_a_state_is_none(text: str) -> None:
    assert found(text) == []


def test_an_unknown_code_is_an_error_that_says_what_to_give() -> None:
    with pytest.raises(NotFoundError, match=r"no state has the code 'ZZZ'.*SDN"):
        ATLAS.state("ZZZ")


def test_states_are_found_by_subregion() -> None:
    assert "SDN" in {state.code for state in ATLAS.states_in("Northern Africa")}
    assert len(ATLAS.states_in("Western Africa")) == 16
