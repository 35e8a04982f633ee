"""Forms of letters, news, coverage, regional decisions and Repertoire chapters that the shared documents don't show."""

from __future__ import annotations

import pytest

from chapter8.record import Record, read

COVERAGE = """SC/19961
26 SEPTEMBER 2019
9627TH MEETING (AM)

Speakers Tell Security Council to Secure Funding for Operations in Africa

AHMED OULD SALEM, Commissioner for Peace and Security of the African Union, said the Peace Fund had grown.

Statements

SERGEY PETROV (Russian Federation), Council President for September, speaking in his national capacity, said that \
African countries should lead. “African problems demand African solutions,” he stressed.

ANNA DUVAL (Italy), speaking on behalf of the European Union, also welcomed the progress.
"""
NEWS = """UN News
Global perspective Human stories

‘Every minute counts’: relief chief urges Council to act
By Jane Doe
6 August 2024 Peace and Security

“Stop,” said Edith Lungu, Director of Operations at the UN humanitarian office. The war would go on.

The representative of Ghana, speaking also on behalf of Algeria, Guyana and Mozambique (A3+), said the Council must act.

According to Ethiopia’s envoy, Taye Selassie, the decision would “have consequences”.

“It is a historic moment,” the diplomat added.

Sudan’s Ambassador to the UN, Al-Harith Idriss, rejected the findings.
"""
LETTER = """United Nations   A/76/9741–S/2022/9178
Distr.: General
4 March 2022

Seventy-sixth session
Agenda item 34
Prevention of armed conflict

Identical letters dated 3 March 2022 from the Permanent Representative of Ghana to the United Nations addressed to \
the Secretary-General and the President of the Security Council

On instructions from my Government, and on behalf of the Group of African States, I have the honour to draw your

22-09999 (E)   070322
*2209999*

attention to the statement annexed hereto.

(Signed) Kofi Badu
Ambassador
Permanent Representative
"""
EUROPEAN_UNION = """COUNCIL DECISION 2010/330/CFSP
of 14 June 2010
on a European Union mission in Iskara

THE COUNCIL OF THE EUROPEAN UNION,

Having regard to the Treaty on European Union, and in particular Article 28 thereof,

HAS ADOPTED THIS DECISION:

Article 1
Mission

1. The mission is hereby continued.

2. The mission shall be led by a Head of Mission.

Article 2
Reporting

The Head of Mission shall report to the High Representative every six months.

Done at Luxembourg, 14 June 2010.
"""
AFRICAN_UNION = """PEACE AND SECURITY COUNCIL
9153RD MEETING

12 MAY 2023

PSC/PR/COMM.9153 (2023)

COMMUNIQUÉ

Adopted by the Peace and Security Council (PSC) of the African Union (AU) at its 9153rd meeting held on 12 May 2023, \
on financing of AU-led operations,

The Peace and Security Council,

Recalling its previous communiqués; and

Noting the statement by the Commissioner; and

Acting under Article 7 of its Protocol, Council:

1. Adopts the Consensus Paper;

2. Requests the Commission to report within six months;

3. Decides to remain seized of the matter.
"""
SUMMIT = """ECONOMIC COMMUNITY OF WEST AFRICAN STATES

FINAL COMMUNIQUE

Abidjan, 27 March 2012

1. The Authority held a session in Abidjan.

2. The following Heads of State and Government were present:

H.E. Boni Yayi, President of the Republic of Benin

H.E. Blaise Compaoré, President of Burkina Faso

3. The Authority decides to suspend Iskara.

4. The Authority urges the parties to resume talks.

5. The Authority requests the Commission to report.
"""


def of(text: str) -> Record:
    """A text, read."""
    return read(text.encode(), name="paper.txt")


def told(record: Record) -> list[tuple[str | None, str | None, str | None]]:
    """Speaker, for whom, and verb of each statement."""
    return [(one.speaker, one.on_behalf_of, one.verb) for one in record.statements]


def test_each_name_in_capitals_takes_the_floor_whatever_stands_before_its_verb() -> None:
    assert told(of(COVERAGE)) == [
        ("Ahmed Ould Salem", "African Union", "said"),
        ("Sergey Petrov", "Russian Federation", "said"),
        ("Sergey Petrov", "Russian Federation", "stressed"),
        ("Anna Duval", "European Union", "welcomed"),
    ]


def test_the_coverage_of_a_meeting_names_the_meeting() -> None:
    assert [(meeting.number, str(meeting.date)) for meeting in of(COVERAGE).meetings] == [("9627", "2019-09-26")]


def test_what_another_says_is_never_given_to_whoever_spoke_before() -> None:
    record = of(NEWS)
    assert told(record) == [
        ("Edith Lungu", "United Nations", "said"),
        ("Edith Lungu", "United Nations", None),
        ("Ghana", "Ghana", "said"),
        ("Taye Selassie", "Ethiopia", "according to"),
        ("Al-Harith Idriss", "Sudan", "rejected"),
    ]
    assert [one.text for one in record.unresolved] == ["the diplomat"]


def test_the_headline_stands_below_the_name_of_the_site_and_the_date_beside_its_topic() -> None:
    record = of(NEWS)
    assert record.title == "‘Every minute counts’: relief chief urges Council to act"
    assert str(record.date) == "2024-08-06"


def test_a_letter_says_what_stands_between_its_headline_and_its_signature() -> None:
    (statement,) = of(LETTER).statements
    assert statement.text == (
        "On instructions from my Government, and on behalf of the Group of African States, I have the honour to draw "
        "your attention to the statement annexed hereto."
    )
    assert (statement.speaker, statement.on_behalf_of) == ("Ghana", "Group of African States")
    assert statement.signatory == "Kofi Badu"


def test_an_article_may_have_its_title_right_below_it() -> None:
    record = of(EUROPEAN_UNION)
    operative = [clause for clause in record.decisions[0].clauses if clause.kind == "operative"]
    assert [clause.number for clause in operative] == ["Art. 1 (1)", "Art. 1 (2)", "Art. 2"]
    assert [(section.label, section.title) for section in record.sections] == [
        ("Art. 1", "Mission"),
        ("Art. 2", "Reporting"),
    ]


def test_a_communique_says_what_its_meeting_was_on() -> None:
    record = of(AFRICAN_UNION)
    assert record.title == "Communiqué on financing of AU-led operations"
    assert record.meetings[0].item == "financing of AU-led operations"
    assert [clause.verbs for clause in record.decisions[0].clauses][:2] == [("Recalling",), ("Noting",)]


def test_the_heads_of_state_who_were_present_head_no_section() -> None:
    record = of(SUMMIT)
    assert record.sections == ()
    assert record.decisions[0].clauses[1].text.endswith("present: H.E. Boni Yayi, President of the Republic of Benin "
                                                        "H.E. Blaise Compaoré, President of Burkina Faso")  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "speakers", "echoed_by"),
    [
        ("The representative of Italy also urged restraint.1", ["Italy"], ()),
        ("The representatives of Chad and Italy strongly supported it.1", ["Chad", "Italy"], ()),
        (
            "The representative of Ghana, supported by the representatives of Chad and Italy, urged restraint.1",
            ["Ghana"],
            ("Chad", "Italy"),
        ),
    ],
)
def test_italy_is_no_adverb(sentence: str, speakers: list[str], echoed_by: tuple[str, ...]) -> None:
    record = of(
        "Repertoire of the Practice of the Security Council\n\nA. Cooperation\n\nInitial proceedings\n\n"
        "Decision of 20 July 2004 (5007th meeting)\n\nAt its 5007th meeting, on 20 July 2004, the Council met. "
        f"{sentence}\n\n__________________\n\n1 S/PV.5007, p. 4.\n"
    )
    assert [one.speaker for one in record.statements] == speakers
    assert record.statements[0].echoed_by == echoed_by


LATER_CHAPTER = """Repertoire of the Practice of the Security Council 2010-2011
Part VIII. Regional arrangements

B. Discussion relating to Chapter VIII

At the 6257th meeting, on 13 January 2010, in connection with the item entitled "Cooperation in Africa", Mr. Jean \
Badu, Chairperson of the African Union Commission, called for funding.1 The representatives of Austria, Bosnia and \
Herzegovina and Nigeria concurred.2 The representative of Chad disagreed.3 It was also suggested by the representative \
of the Russian Federation that the item be discussed further.4

__________________

1 S/PV.6257, pp. 2-3.
2 Ibid., p. 5 (Austria); p. 6 (Bosnia and Herzegovina); and p. 8 (Nigeria).
3 Ibid., p. 8.
4 Ibid., p. 9.
"""


def test_a_later_chapter_names_its_supplement_and_who_holds_an_office() -> None:
    record = of(LATER_CHAPTER)
    assert (
        record.title == "Repertoire of the Practice of the Security Council 2010-2011 Part VIII. Regional arrangements"
    )
    assert record.meetings[0].item == "Cooperation in Africa"
    first = record.statements[0]
    assert (first.speaker, first.role) == ("African Union", "Chairperson of the Commission")


def test_each_speaker_is_one_and_nobody_echoes_what_that_begins() -> None:
    statements = of(LATER_CHAPTER).statements[1:]
    assert [(one.speaker, one.echoed_by) for one in statements] == [
        ("Austria", ()),
        ("Bosnia and Herzegovina", ()),
        ("Nigeria", ()),
        ("Chad", ()),
        ("Russian Federation", ()),
    ]


STATEMENT_AS_LAID_OUT = """ United Nations                                          S/PRST/2017/96
              Security Council                           Distr.: General
                                                         14 December 2017

                    Statement by the President of the Security Council

                      At the 9134th meeting of the Security Council, held on 14 December 2017, in
                 connection with the Council’s consideration of the item entitled “Africa”, the
                 President of the Security Council made the following statement on behalf of the
                 Council:
                           “The Security Council strongly supports the initiative and urges all
                      parties to participate.
                           “The Security Council stresses that the next steps will be critical.”

17-22588 (E)    141217
*1722588*
"""


def test_paragraphs_of_a_statement_as_laid_out_on_its_page_are_parted() -> None:
    record = of(STATEMENT_AS_LAID_OUT)
    assert [clause.text for clause in record.decisions[0].clauses] == [
        "“The Security Council strongly supports the initiative and urges all parties to participate.",
        "“The Security Council stresses that the next steps will be critical.”",
    ]


def test_page_and_job_number_at_the_two_ends_of_a_wide_line_are_no_words_of_a_paragraph() -> None:
    wide = f"2/11{' ' * 110}13-59028"
    record = of(
        "S/RES/9927 (2013)\nResolution 9927 (2013)\nAdopted by the Security Council on 5 December 2013\n"
        f"The Security Council,\nActing under Chapter VII,\n1. Authorizes the Mission to contribute to:\n\n{wide}\n\n"
        "(i) The protection of civilians;\n2. Decides to remain seized of the matter.\n"
    )
    assert record.decisions[0].clauses[1].text == (
        "Authorizes the Mission to contribute to: (i) The protection of civilians;"
    )


def test_the_name_of_the_site_is_no_part_of_a_press_release_s_title() -> None:
    page = (
        b"<html><head><title>Council Extends Mandate | Meetings Coverage and Press Releases</title></head><body>"
        b"<div>SC/19411</div><div>6 July 2018</div><h1>Council Extends Mandate</h1>"
        b"<p>The Council decided today to extend the mandate.</p><p>For information media.</p></body></html>"
    )
    record = read(page, name="page.html")
    assert (record.kind, record.symbol, record.title) == ("press_release", "SC/19411", "Council Extends Mandate")
