"""On whose behalf somebody speaks is said of oneself, in the opening; of others' statements it is said all the time."""

from __future__ import annotations

import pytest

from chapter8.record import read

NOBODY = ""
OPENINGS = """
I have the honour to speak on behalf of the African Group. | Group of African States
I have the honour to speak on behalf of the members of the Movement of Non-Aligned Countries. | \
Movement of Non-Aligned Countries
I have the honour to speak on behalf of the members of the Movement. | Movement of Non-Aligned Countries
I have the honour to speak on behalf of the Non-Aligned Movement (NAM). | Movement of Non-Aligned Countries
I have the honour to speak on behalf of my country and Norway. | Poland and Norway
I speak on behalf of my country, Poland, and the Nordic countries. | Poland and Nordic countries
I am speaking today on behalf of the European Union and its member States. | European Union
I speak on behalf of the European Union (EU) and its 27 member States. | European Union
I have the honour to speak on the behalf of the European Union (EU). | European Union
I deliver this statement on behalf of the five Nordic countries: Denmark, Finland and others. | Nordic countries
On behalf of the Group of 77 and China, I thank you. | Group of 77 and China
It is an honour to address the Council on behalf of the Group of Arab States. | Group of Arab States
I am honoured to take the floor on behalf of the 10 States members of the Association of Southeast Asian Nations \
(ASEAN). | Association of Southeast Asian Nations
I deliver this on behalf of the States members of the Organization of Islamic Cooperation (OIC). | \
Organization of Islamic Cooperation
We shall make this statement on behalf of the Pacific small island developing States. | \
Pacific small island developing States
The following statement is made on behalf of the Group of Latin American and Caribbean States. | \
Group of Latin American and Caribbean States
This statement is delivered on behalf of the Western European and Others Group. | \
Group of Western European and other States
I also speak on behalf of Iceland. | Iceland
Speaking on behalf of the Benelux countries, I wish to thank you. | Benelux countries
At the outset, on behalf of the Alliance of Small Island States (AOSIS), I thank you. | Alliance of Small Island States
I have the honour to deliver this statement on behalf of the three African members of the Council, namely, Kenya, \
Ghana and Gabon. | three African members of the Council
I shall make a joint statement on behalf of the co-penholders, namely Chile and Peru. | Chile and Peru
I have the honour to speak on behalf of the delegations of Chile, Peru and Poland. | Chile, Peru and Poland
I speak in the name of the Economic Community of West African States. | Economic Community of West African States
My delegation takes the floor on behalf of the Group of Friends of Mediation. | Group of Friends of Mediation
I am here to deliver a statement on behalf of His Excellency Mr. Jan Kowal, who was held up. | Mr. Jan Kowal
We align with the statement made on behalf of Chile. I also speak on behalf of the Benelux. | Benelux
We speak on behalf of the Nordic countries, and we align with what was said on behalf of Chile. | Nordic countries
I am pleased to speak on behalf of Chile and Peru in my capacity as coordinator. | Chile and Peru
It is a privilege to speak on behalf of the African Union at this critical hour. | African Union
I thank you on behalf of my delegation. | -
On behalf of my Government, I welcome the report. | -
On behalf of my country and my people, I thank you. | -
On behalf of Poland, I thank the presidency. | -
I have the honour to speak on behalf of the Government of Poland. | -
At the outset, on behalf of the Government and people of Poland, I offer condolences. | -
I join you, on behalf of the Council, in thanking the Special Representative. | -
On behalf of the members of my delegation, I thank you. | -
Let me speak on behalf of those who cannot be here. | -
I speak on behalf of all of us in saying so. | -
Poland associates itself with the statement to be delivered on behalf of the European Union. | -
Poland aligns itself with the statement delivered by the observer of X on behalf of the three. | -
We endorse the statement made by Egypt on behalf of the Non-Aligned Movement. | -
We support the statements by the representatives of the Sudan, on behalf of the Group of Arab States, and others. | -
My delegation thanks Minister Adom, speaking on behalf of the Chair of the Committee, for the briefing. | -
The representative of Egypt, who spoke on behalf of the African Group, was right. | -
The Council acts on behalf of the membership of the United Nations. | -
We members are acting on behalf of all Members. | -
I echo what the ambassador said on behalf of the Group of 77 and China. | -
Let me thank him for his work on behalf of peace. | -
I should like to add my voice to the statement of the Nordic countries. | -
"""


@pytest.mark.parametrize("row", OPENINGS.strip().splitlines())
def test_on_whose_behalf_is_the_speakers_own_capacity(row: str) -> None:
    opening, _, wanted = row.rpartition(" | ")
    record = read(f"Mr. Nowak (Poland): {opening} We are concerned.".encode(), name="S_PV.9605.txt")
    assert (record.statements[0].on_behalf_of or "-") == wanted


MEETING = """S/PV.9606

Security Council
9606th meeting
Monday, 6 May 2024, 10 a.m.

President: Mr. Afonso . . . . (Mozambique)

The meeting was called to order at 10.05 a.m.

The President: I call on the representative of Zimbabwe, who will speak on behalf of the Group of African States.

Mr. Moyo (Zimbabwe): The African Group wishes to express its sorrow.

The President: I now give the floor to the representative of Chile.

Mr. Rojas (Chile): We are concerned.

Mr. Vargas (Peru), on behalf of the Group of 77 and China: We are concerned.

Ms. Tahirova (Azerbaijan, on behalf of the Non-Aligned Movement): We are concerned.

Mr. Licht (Germany): I take the floor in my capacity as Chair of the Committee established pursuant to resolution \
1970 (2011).
"""


def test_the_chair_says_for_whom_the_next_speaker_will_speak_and_for_that_one_only() -> None:
    statements = read(MEETING.encode(), name="record.txt").statements
    assert [(one.speaker, one.on_behalf_of) for one in statements[:2]] == [
        ("Zimbabwe", "Group of African States"),
        ("Chile", None),
    ]


def test_the_header_itself_may_say_so() -> None:
    statements = read(MEETING.encode(), name="record.txt").statements
    assert [(one.speaker, one.on_behalf_of) for one in statements[2:4]] == [
        ("Peru", "Group of 77 and China"),
        ("Azerbaijan", "Movement of Non-Aligned Countries"),
    ]


def test_an_office_in_which_somebody_speaks_is_a_role_and_no_group() -> None:
    licht = read(MEETING.encode(), name="record.txt").statements[-1]
    assert licht.on_behalf_of is None
    assert licht.role == "Chair of the Committee established pursuant to resolution 1970 (2011)"
