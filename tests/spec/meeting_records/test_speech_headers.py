"""A speech opens with who speaks, for whom and in what language, in the forms that records have used since 1994."""

from __future__ import annotations

import pytest

from chapter8.record import read
from chapter8.record.kinds.meeting_record.languages import spoken
from chapter8.record.kinds.meeting_record.speech_header import speech_header

FORMS = """
The President: I open | The President | |
The PRESIDENT: I open | The PRESIDENT | |
The PRESIDENT (interpretation from Spanish): I open | The PRESIDENT | | es
The President (spoke in Chinese): I open | The President | | zh
The Acting President (spoke in Arabic): I open | The Acting President | | ar
The Temporary President: I open | The Temporary President | |
The Chair: I open | The Chair | |
The Secretary-General: I thank | The Secretary-General | |
The Secretary- General (spoke in French): I thank | The Secretary- General | | fr
The Deputy Secretary-General: I thank | The Deputy Secretary-General | |
Mr. SMITH (United Kingdom): We | Mr. SMITH | United Kingdom |
Mr. MÉRIMÉE (France) (interpretation from French): We | Mr. MÉRIMÉE | France | fr
Mrs. Nyirahabimana (Rwanda) (spoke in French): We | Mrs. Nyirahabimana | Rwanda | fr
Sir Jeremy Greenstock (United Kingdom): We | Sir Jeremy Greenstock | United Kingdom |
Dame Barbara Woodward (United Kingdom): We | Dame Barbara Woodward | United Kingdom |
Lord Ahmad (United Kingdom): We | Lord Ahmad | United Kingdom |
Ms. DiCarlo: I brief | Ms. DiCarlo | |
Mr. Lacroix (spoke in French): I brief | Mr. Lacroix | | fr
Mr. Chergui (African Union): I brief | Mr. Chergui | African Union |
Archbishop Caccia (Holy See): The | Archbishop Caccia | Holy See |
Monsignor Hansen (Holy See): The | Monsignor Hansen | Holy See |
Prince Zeid Ra’ad Zeid Al-Hussein (Jordan): We | Prince Zeid Ra’ad Zeid Al-Hussein | Jordan |
Sheikha Al-Misnad (Qatar) (spoke in Arabic): We | Sheikha Al-Misnad | Qatar | ar
King Abdullah II (Jordan): We | King Abdullah II | Jordan |
President Kagame: We | President Kagame | |
President Bazoum (Niger) (spoke in French): We | President Bazoum | Niger | fr
Judge Meron: I report | Judge Meron | |
General Mokrani: I brief | General Mokrani | |
Lieutenant General Keïta: I brief | Lieutenant General Keïta | |
Dato Lim Jock Hoi: I brief | Dato Lim Jock Hoi | |
U Thant Myint (Myanmar): We | U Thant Myint | Myanmar |
Mr. Llorentty Solíz (Plurinational State of Bolivia) (spoke in Spanish): We | \
Mr. Llorentty Solíz | Plurinational State of Bolivia | es
Ms. Rivero (Bolivia (Plurinational State of)): We | Ms. Rivero | Bolivia (Plurinational State of) |
Mr. Kim In Ryong (Democratic People’s Republic of Korea): We | Mr. Kim In Ryong | \
Democratic People’s Republic of Korea |
Mr. Elaraby (Egypt)(interpretation from Arabic): We | Mr. Elaraby | Egypt | ar
Mr. Briz Gutiérrez: (Guatemala) (spoke in Spanish): We | Mr. Briz Gutiérrez | Guatemala | es
Mr. Costa Lobo (Timor-Leste) (spoke in Portuguese; English text provided by the delegation): We | \
Mr. Costa Lobo | Timor-Leste | pt
Mr. Zelenskyy (Ukraine) (spoke in Ukrainian; interpretation provided by the delegation): We | \
Mr. Zelenskyy | Ukraine | uk
Carlos Somigliana (Argentina) (spoke in Spanish): We | Carlos Somigliana | Argentina | es
Ms. Groux (Switzerland), Rapporteur of the Third Committee: I present | Ms. Groux | Switzerland |
Mr. Al-Nasser (Qatar), President of the General Assembly: I | Mr. Al-Nasser | Qatar |
"""


@pytest.mark.parametrize("row", FORMS.strip().splitlines())
def test_every_form_of_header_is_taken_apart(row: str) -> None:
    text, label, of, language = (cell.strip() or None for cell in row.split(" |"))
    header = speech_header(text or "")
    assert header is not None
    assert (header.label, header.of, header.language) == (label, of, language)


@pytest.mark.parametrize(
    "mark",
    [
        "(spokein French)", "(spoke in Frenoh)", "(spoke in F rench)", "(poke in French)", "(spoke in Frencn)",
        "(spoke in french)", "(spoke  in  French )", "(spoke is French)", "(spoke inFrench)", "(speaking in French)",
        "(interpretation from Frnech)", "(spoke in French; text in English circulated)",
    ],
)  # fmt: skip
def test_damaged_spellings_of_a_language_are_understood(mark: str) -> None:
    assert spoken(mark) == "fr"
    header = speech_header(f"Mr. Adom (Côte d’Ivoire) {mark}: We agree.")
    assert header is not None
    assert (header.of, header.language) == ("Côte d’Ivoire", "fr")


@pytest.mark.parametrize("mark", ["(spoke in Elvish)", "(spoke in a low voice)", "(spoke in )"])
def test_what_is_like_no_language_names_none(mark: str) -> None:
    assert spoken(mark) is None


def test_a_language_that_is_not_said_is_left_open() -> None:
    record = read(b"Mr. Auvaart (Estonia): We welcome it.", name="SPV.9605_spch013.txt")
    assert record.statements[0].language is None


def test_words_of_the_speech_that_slipped_into_the_header_are_kept() -> None:
    header = speech_header("The President (spoke I thank Ms. Adom for her words. in French): I now call on Mali.")
    assert header is not None
    assert (header.language, header.displaced, header.damaged) == ("fr", "I thank Ms. Adom for her words.", True)


@pytest.mark.parametrize(
    "text",
    [
        "The President of the Council said: no.",
        "Mr. Gaston Thorn had a long career as follows: he was",
        "In favour: Algeria",
        "Against: None",
        "President Clinton has also noted, there must be: peace",
        "General Assembly resolution 46/182 reads as follows: it",
        "Draft Resolution (Revised): text",
        "The Secretary-General is right (see S/2004/300): we agree",
        "Minister Adom was clear on one point: no",
    ],
)
def test_prose_with_a_colon_is_no_header(text: str) -> None:
    assert speech_header(text) is None
    assert speech_header(text, is_actor=lambda words: words == "Algeria") is None


def test_a_name_without_a_title_counts_where_a_state_stands_behind_it() -> None:
    def is_actor(words: str) -> bool:
        return words == "Argentina"

    header = speech_header("Carlos Somigliana (Argentina): We agree.", is_actor=is_actor)
    assert header is not None
    assert header.label == "Carlos Somigliana"
    assert speech_header("Security Force (Phase One): deployment begins.", is_actor=is_actor) is None
