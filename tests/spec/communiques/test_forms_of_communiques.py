"""Each organization decides in its own form; all give a decision of its body with clauses and commitments."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.record import Record, read

AFRICAN_UNION = """AFRICAN UNION                 UNION AFRICAINE

PEACE AND SECURITY COUNCIL
595TH MEETING

28 APRIL 2026
ADDIS ABABA, ETHIOPIA

PSC/PR/COMM.3(DXCV)

COMMUNIQUÉ

Adopted by the Peace and Security Council (PSC) of the African Union (AU), at its 595th meeting, held on 28 April 2026:

The Peace and Security Council,

Recalling its previous decisions, in particular communiqué PSC/PR/COMM.(LXVIII) adopted at its 68th meeting;

Acting under Article 7 of its Protocol, the Peace and Security Council:

1. Takes note of the statement of the Commissioner;

2. Requests the Chairperson of the Commission to:

(i) appoint an envoy within 30 days;

(ii) report to Council every three months;

3. Decides to remain seized of the matter.
"""
AUTHORITY = """ECOWAS Commission

FINAL COMMUNIQUÉ

FIFTY-FIRST ORDINARY SESSION OF THE ECOWAS AUTHORITY OF HEADS OF STATE AND GOVERNMENT

Abuja, 16th December 2026

The Session of the Authority of Heads of State and Government of the Economic Community of West African States was \
held in Abuja.

ON PEACE AND SECURITY

The Authority reaffirms its commitment to peace in the region.

The Authority urges the Government of Iskara to release all detainees, and directs the Commission to report to it \
within three months.

On Iskara

The Authority decides to deploy a mission for a period of six months.

Done at Abuja, this 16th day of December 2026
"""
SUMMIT = """COMMUNIQUÉ OF THE EXTRAORDINARY SUMMIT OF SADC HEADS OF STATE AND GOVERNMENT

12 July 2026

1. The Extraordinary Summit of the Southern African Development Community (SADC) was held on 12 July 2026.

2. Summit received a report from the Chairperson of the Organ.

3. Summit urged the parties in Iskara to resume dialogue and directed the Secretariat to report by 31 August 2026.

4. Summit commended the Facilitator, and approved the deployment of a mission.

5. Summit reiterated its solidarity with the people of Iskara.
"""
ASSEMBLY = """COMMUNIQUÉ OF THE 42ND EXTRAORDINARY ASSEMBLY OF IGAD HEADS OF STATE AND GOVERNMENT

Nairobi, 18 January 2026

The Assembly,

Deeply concerned by the fighting in Iskara,

Hereby:

1. Condemns the continuation of the war;

2. Calls for an immediate ceasefire;

3. Directs the IGAD Secretariat to convene a meeting of stakeholders within one month.
"""
EUROPEAN_UNION = """COUNCIL DECISION (CFSP) 2026/509

of 22 March 2026

establishing a European Union Mission in Iskara, and repealing Decision (CFSP) 2015/528

THE COUNCIL OF THE EUROPEAN UNION,

Having regard to the Treaty on European Union, and in particular Articles 28(1) and 41(2) thereof,

Whereas:

(1) On 10 January 2026, the United Nations Security Council adopted Resolution 9905 (2026).

(2) The Mission should be conducted in the context of Joint Action 2004/570/CFSP.

HAS ADOPTED THIS DECISION:

Article 1

Mission

1. The Union shall conduct a mission in Iskara.

2. The mission shall be headquartered in Adrane.

Article 2

Reporting

1. The High Representative shall report to the Council on the implementation of this Decision every six months.

2. The Head of Mission shall:

(a) cooperate with the African Union;

(b) inform the Political and Security Committee each month.

Article 3

This Decision shall enter into force on the date of its adoption.

Done at Brussels, 22 March 2026.

For the Council

ANNEX

List of posts
"""
OSCE = """PC.DEC/9117
21 March 2026

Organization for Security and Co-operation in Europe
Permanent Council

991st Plenary Meeting
PC Journal No. 991, Agenda item 1

DECISION No. 9117
DEPLOYMENT OF A MONITORING MISSION TO ISKARA

The Permanent Council,

Recalling the Helsinki Final Act of 1975,

Decides:

1. To deploy a monitoring mission to Iskara for a period of six months;

2. To request the Secretary General to report to the Permanent Council within one month;
"""
AMERICAN_STATES = """PERMANENT COUNCIL
CP/RES. 9108 (2972/26)

RESOLUTION ON THE RECENT EVENTS IN ISKARA

(Adopted by the Permanent Council at its special meeting held on March 28, 2026)

THE PERMANENT COUNCIL OF THE ORGANIZATION OF AMERICAN STATES,

RECALLING the Inter-American Democratic Charter;

CONSIDERING that the situation is grave,

RESOLVES:

1. To urge the Government of Iskara to restore constitutional order.

2. To request the Secretary General to report to this Council within 15 days.

3. To invite the United Nations Secretary-General to send an envoy.
"""
ARAB_STATES = """League of Arab States
General Secretariat

Resolution No. 9360
Issued by the Council of the League of Arab States at the ministerial level, 12 March 2026

The Council of the League of Arab States, meeting at the ministerial level,

Having reviewed the memorandum of the General Secretariat,

Resolves:

1- To call on the United Nations Security Council to shoulder its responsibilities towards Iskara.

2- To request the Secretary-General of the League to report to the Council at its next session.
"""


def of(text: str) -> Record:
    """The record of a paper."""
    return read(text.encode(), name="paper.txt")


@pytest.mark.parametrize(
    ("text", "symbol", "day", "body"),
    [
        (AFRICAN_UNION, "PSC/PR/COMM.3 (DXCV)", date(2026, 4, 28), "Peace and Security Council of the African Union"),
        (AUTHORITY, None, date(2026, 12, 16),
         "Authority of Heads of State and Government of the Economic Community of West African States"),
        (SUMMIT, None, date(2026, 7, 12),
         "Summit of Heads of State and Government of the Southern African Development Community"),
        (ASSEMBLY, None, date(2026, 1, 18),
         "Assembly of Heads of State and Government of the Intergovernmental Authority on Development"),
        (EUROPEAN_UNION, "(CFSP) 2026/509", date(2026, 3, 22), "Council of the European Union"),
        (OSCE, "PC.DEC/9117", date(2026, 3, 21),
         "Permanent Council of the Organization for Security and Cooperation in Europe"),
        (AMERICAN_STATES, "CP/RES. 9108 (2972/26)", date(2026, 3, 28),
         "Permanent Council of the Organization of American States"),
        (ARAB_STATES, "LAS/RES/9360", date(2026, 3, 12), "Council of the League of Arab States"),
    ],
)  # fmt: skip
def test_symbol_day_and_body_in_full(text: str, symbol: str | None, day: date, body: str) -> None:
    record = of(text)
    (decision,) = record.decisions
    assert (record.kind, record.symbol, record.date) == ("communique", symbol, day)
    assert (decision.kind, decision.symbol, decision.body) == ("communique", symbol, body)
    assert record.commitments


def verbs(text: str) -> list[tuple[str | None, tuple[str, ...], tuple[str, ...]]]:
    """Number, verbs and addressees of the operative clauses."""
    (decision,) = of(text).decisions
    return [(one.number, one.verbs, one.addressees) for one in decision.clauses if one.kind == "operative"]


def test_lettered_items_belong_to_their_paragraph() -> None:
    record = of(AFRICAN_UNION)
    assert [clause.number for clause in record.decisions[0].clauses] == [None, "1", "2", "3"]
    assert [item.number for item in record.passages if item.kind == "operative"] == ["1", "2", "2 (i)", "2 (ii)", "3"]
    asked = [(one.bearers, one.report) for one in record.commitments if one.clause == "2"]
    assert asked == [(("Chairperson of the Commission",), False), (("Chairperson of the Commission",), True)]
    assert record.decisions[0].meeting == "595"


def test_unnumbered_paragraphs_speak_through_their_subject_and_headings_are_sections() -> None:
    assert verbs(AUTHORITY) == [
        (None, ("reaffirms",), ()),
        (None, ("urges", "directs"), ("Government of Iskara", "Commission")),
        (None, ("decides",), ()),
    ]
    assert [section.title for section in of(AUTHORITY).sections] == ["On Iskara"]


def test_a_summit_that_tells_what_it_did_is_read_in_the_past_tense() -> None:
    assert verbs(SUMMIT)[2:] == [
        ("3", ("urged", "directed"), ("parties in Iskara", "Secretariat")),
        ("4", ("commended", "approved"), ()),
        ("5", ("reiterated",), ()),
    ]
    (report,) = [one for one in of(SUMMIT).commitments if one.bearers == ("Secretariat",)]
    assert report.deadline is not None
    assert report.deadline.date == date(2026, 8, 31)


def test_articles_are_clauses_and_shall_is_their_verb() -> None:
    record = of(EUROPEAN_UNION)
    (decision,) = record.decisions
    assert [(one.kind, one.number) for one in decision.clauses] == [
        ("preambular", None), ("preambular", "(1)"), ("preambular", "(2)"), ("operative", "Art. 1 (1)"),
        ("operative", "Art. 1 (2)"), ("operative", "Art. 2 (1)"), ("operative", "Art. 2 (2)"), ("operative", "Art. 3"),
    ]  # fmt: skip
    assert decision.clauses[2].cites == ("2004/570/CFSP",)
    assert [(one.clause, one.verb, one.bearers, one.recipients) for one in record.commitments if one.report][:1] == [
        ("Art. 2 (1)", "shall", ("High Representative",), ("Council of the European Union",))
    ]
    assert "Art. 3" not in {one.clause for one in record.commitments}
    assert [(section.label, section.title) for section in record.sections] == [
        ("Art. 1", "Mission"),
        ("Art. 2", "Reporting"),
        ("Art. 3", "Article 3"),
    ]
    assert [item.text for item in record.passages if item.kind == "annex"] == ["List of posts"]


def test_below_resolves_the_infinitive_is_the_verb_and_the_words_stay_as_printed() -> None:
    assert verbs(AMERICAN_STATES) == [
        ("1", ("urge",), ("Government of Iskara",)),
        ("2", ("request",), ("Secretary-General of the Organization of American States",)),
        ("3", ("invite",), ("Secretary-General",)),
    ]
    (decision,) = of(AMERICAN_STATES).decisions
    assert [one.text[:9] for one in decision.clauses if one.kind == "operative"] == [
        "To urge t",
        "To reques",
        "To invite",
    ]


def test_what_a_council_itself_does_is_its_own_commitment() -> None:
    deployed = of(OSCE).commitments[0]
    assert (deployed.clause, deployed.bearers) == (
        "1", ("Permanent Council of the Organization for Security and Cooperation in Europe",)
    )  # fmt: skip
    assert of(OSCE).decisions[0].meeting == "991"


def test_the_league_numbers_by_a_hyphen() -> None:
    assert [number for number, _, _ in verbs(ARAB_STATES)] == ["1", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "Note on a summit\n\nThe Authority met in Abuja.\n\nIt was hot.\n\nNothing was decided.\n",
        "COMMUNIQUÉ\n\nThe two sides met.\n\nThe talks were frank.\n",
    ],
)
def test_what_has_none_of_these_forms_is_no_communique(text: str) -> None:
    assert of(text).kind != "communique"
