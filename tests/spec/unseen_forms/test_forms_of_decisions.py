"""Forms of decisions that the shared documents don't show: drafts, votes told in words, headings, other languages."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.record import Record, read

FRONT = """S/RES/9915 (2025)
Resolution 9915 (2025)
Adopted by the Security Council at its 10048th meeting, on 21 November 2025"""


def resolution(body: str, front: str = FRONT) -> Record:
    """A resolution of a few lines, read."""
    return read(f"{front}\n\nThe Security Council,\n\n{body}\n".encode(), name="resolution.txt")


def operative(record: Record) -> list[tuple[str | None, str]]:
    """Number and text of the operative clauses."""
    return [(clause.number, clause.text) for clause in record.decisions[0].clauses if clause.kind == "operative"]


def headings(record: Record) -> list[str]:
    """The headings behind the formula."""
    texts = [passage.text for passage in record.passages if passage.kind == "heading"]
    return texts[3:]


def test_a_draft_resolution_has_its_own_symbol_and_commits_nobody() -> None:
    front = "United Nations   S/2023/9773\nSecurity Council\nProvisional\n18 October 2023\nOriginal: English\n\n"
    body = "1. Calls upon all States to report by 1 May 2024;\n\n2. Decides to remain seized of the matter."
    record = resolution(body, f"{front}Albania, Costa Rica and\nMalta: draft resolution")
    assert (record.kind, record.symbol) == ("resolution", "S/2023/9773")
    assert record.title == "Albania, Costa Rica and Malta: draft resolution"
    assert [decision.kind for decision in record.decisions] == ["other"]
    assert [number for number, _ in operative(record)] == ["1", "2"]
    assert record.commitments == ()
    assert [warning.code for warning in record.warnings] == ["draft"]


def test_a_draft_of_one_paragraph_without_a_number_is_a_draft_all_the_same() -> None:
    front = "United Nations   S/2024/9312\nSecurity Council\n18 April 2024\n\nMalta: draft resolution"
    record = resolution("Recommends to the General Assembly that the applicant be admitted.", front)
    assert (record.kind, record.symbol, record.decisions[0].kind) == ("resolution", "S/2024/9312", "other")


@pytest.mark.parametrize(
    ("said", "counts", "opposed", "abstaining"),
    [
        ("by 12 votes in favour, none against and 3 abstentions", (12, 0, 3), (), ()),
        (
            "by 10 votes in favour, 1 against (Russian Federation) and 4 abstentions (China, Guyana, Gabon and Ghana)",
            (10, 1, 4), ("Russian Federation",), ("China", "Guyana", "Gabon", "Ghana"),
        ),
        ("by 13 votes to none, with 2 abstentions (China, Russian Federation)",
         (13, 0, 2), (), ("China", "Russian Federation")),
    ],
)  # fmt: skip
def test_a_vote_told_in_words_is_counted_and_kept_whole(
    said: str, counts: tuple[int, int, int], opposed: tuple[str, ...], abstaining: tuple[str, ...]
) -> None:
    record = resolution("1. Decides to remain seized of the matter.", f"{FRONT}, {said}")
    vote = record.decisions[0].vote
    assert vote is not None
    assert (vote.favour, vote.against, vote.abstentions) == counts
    assert (vote.opposed, vote.abstaining) == (opposed, abstaining)
    assert (record.decisions[0].unanimous, vote.decision) == (False, "S/RES/9915 (2025)")
    assert record.meetings[0].outcome == f"Adopted {said}"


def test_a_heading_that_is_counted_with_a_letter_belongs_to_no_paragraph() -> None:
    record = resolution(
        "Acting under Chapter VII of the Charter of the United Nations,\n\nA. Financing from assessed contributions\n\n"
        "1. Requests the Secretary-General to report every 90 days;\n\nII. Compliance and accountability\n\n"
        "2. Decides to remain seized of the matter."
    )
    assert headings(record) == ["A. Financing from assessed contributions", "II. Compliance and accountability"]
    assert operative(record)[0] == ("1", "Requests the Secretary-General to report every 90 days;")
    assert record.decisions[0].clauses[0].text == "Acting under Chapter VII of the Charter of the United Nations,"


def test_an_annex_whose_title_stands_on_the_same_line_is_no_part_of_the_last_paragraph() -> None:
    record = resolution("1. Decides to remain seized of the matter.\nAnnex I Travel ban and asset freeze\n1. A person.")
    assert operative(record) == [("1", "Decides to remain seized of the matter.")]
    assert [section.title for section in record.sections] == ["Annex I Travel ban and asset freeze"]


def test_signs_without_width_hide_no_verb() -> None:
    record = resolution("1. \u202eDecides\u202c to \u200bextend the mandate;\n2. \ufeffRequests a report.")
    assert operative(record) == [("1", "Decides to extend the mandate;"), ("2", "Requests a report.")]


WRITTEN = """On 4 December 2020, in connection with the Council’s consideration of the item entitled “Peace: Africa”,
in accordance with the procedure set out in S/2020/372, the President of the Security Council issued the following
statement on behalf of the Council:"""
REMOTE = """In connection with the Security Council’s consideration of the item entitled “Letter dated 3 May 2019”, at
its meeting held by video-teleconference on 4 December 2020, the President made the following statement:"""
CONSULTED = """Following consultations held on 4 December 2020, the President of the Council read out the following
statement on behalf of the members of the Council."""


@pytest.mark.parametrize("opening", [WRITTEN, REMOTE, CONSULTED])
def test_a_presidential_statement_may_open_without_a_meeting(opening: str) -> None:
    opening = " ".join(opening.split())
    front = "United Nations\nS/PRST/2020/97\nSecurity Council\n5 December 2020\n"
    text = "“The Security Council welcomes the report.\n“The Security Council calls for calm.”\n"
    record = read(
        f"{front}Statement by the President of the Security Council\n{opening}\n{text}".encode(), name="statement.txt"
    )
    assert (record.kind, record.symbol) == ("presidential_statement", "S/PRST/2020/97")
    assert (record.date, record.decisions[0].meeting) == (date(2020, 12, 4), None)
    assert [passage.text for passage in record.passages if passage.kind == "procedural"] == [opening]
    assert [clause.verbs for clause in record.decisions[0].clauses] == [("welcomes",), ("calls for",)]


FRENCH = """Résolution 9916 (2020)
Adoptée par le Conseil de sécurité à sa 8736e séance, le 28 février 2020
Le Conseil de sécurité,
Rappelant ses résolutions,
1. Décide d’autoriser :
a) Un rapport ;
b) Une visite."""
SPANISH = """Resolución 9916 (2020)
Aprobada por el Consejo de Seguridad en su 8736ª sesión, celebrada el 28 de febrero de 2020
El Consejo de Seguridad,
Recordando sus resoluciones,
1. Decide autorizar:
a) Un informe;
b) Una visita."""
RUSSIAN = """Резолюция 9916 (2020),
принятая Советом Безопасности на его 8736-м заседании 28 февраля 2020 года
Совет Безопасности,
ссылаясь на свои резолюции,
1. постановляет утвердить:
а) доклад;
b) поездку."""
ARABIC = """القرار 9916 (2020)
الذي اتخذه مجلس الأمن في جلسته 8736 المعقودة في 28 شباط/فبراير 2020
إن مجلس الأمن،
إذ يشير إلى قراراته،
1 - يقرر ما يلي:
(أ) تقرير؛
(ب) زيارة."""
CHINESE = """第9916(2020)号决议
2020年2月28日 安全理事会第8736次会议通过
安全理事会，
回顾其决议，
1. 决定授权：
(a) 报告；
(b) 访问。"""


@pytest.mark.parametrize("text", [FRENCH, SPANISH, RUSSIAN, ARABIC, CHINESE])
def test_date_meeting_and_points_are_read_in_every_official_language(text: str) -> None:
    record = read(f"S/RES/9916 (2020)\n2 March 2020\n{text}\n".encode(), name="resolution.txt")
    assert (record.date, record.decisions[0].meeting) == (date(2020, 2, 28), "8736")
    assert [passage.number for passage in record.passages if passage.kind == "operative"] == ["1", "1 (a)", "1 (b)"]


def test_the_notes_of_a_decision_are_resolved_where_they_are_called() -> None:
    record = resolution(
        "Welcoming the report of 1 September 20231 and the letter of the Permanent Observer2 of 3 May,\n\n"
        "__________________\n\n1 S/2023/629.\n\n2 Ibid., para. 4.\n\n25-19001 (E)\n\nS/RES/9915 (2025)\n\n"
        "1. Decides to renew the mandate of the Force* until 31 May 2026;\n\n2. Decides to remain seized.\n\n"
        "* See resolution 2378 (2017)."
    )
    called = {passage.id: passage.text for passage in record.passages}
    assert [(note.number, called[note.called_in or ""][: note.offset]) for note in record.notes] == [
        ("1", "Welcoming the report of 1 September 2023"),
        ("2", "Welcoming the report of 1 September 2023 and the letter of the Permanent Observer"),
        ("*", "Decides to renew the mandate of the Force"),
    ]
    assert [(cited.symbol, cited.paragraphs, cited.via) for note in record.notes for cited in note.citations] == [
        ("S/2023/629", (), "explicit"),
        ("S/2023/629", ("4",), "ibid"),
        ("S/RES/2378 (2017)", (), "explicit"),
    ]


def test_who_took_no_part_in_the_vote_may_stand_in_a_note() -> None:
    record = read(
        b"387 (1976).  Resolution of 31 March 1976\n[S/12030]\n\nThe Security Council,\n\nRecalling the Charter,\n\n"
        b"1. Condemns the aggression.\n\nAdopted at the 1906th meeting by 14 votes to none.*\n\n"
        b"* One member (China) did not participate in the voting.\n",
        name="resolution.txt",
    )
    decision = record.decisions[0]
    assert decision.vote is not None
    assert (decision.vote.favour, decision.vote.absent, decision.unanimous) == (14, ("China",), False)


def test_numbers_that_a_lost_page_took_away_are_missed_and_the_rest_is_kept() -> None:
    record = resolution(
        "1. Condemns the aggression;\n\n2. Demands restraint;\n\n5. Requests the Secretary-General to report."
    )
    assert [number for number, _ in operative(record)] == ["1", "2", "5"]
    assert [warning.code for warning in record.warnings] == ["paragraph_numbers"]


ASSEMBLY = """United Nations A/RES/67/9262
General Assembly Distr.: General
4 June 2013
Resolution adopted by the General Assembly on 15 May 2013
[without reference to a Main Committee (A/67/L.63 and Add.1)]
67/9262. The situation in Iskara
The General Assembly,
Recalling Human Rights Council resolution S-16/1 of 29 April 2011,1
1. Strongly condemns the escalation;
2. Requests the Secretary-General to report within ninety days.
80th plenary meeting
15 May 2013
_______________
1 See Official Records of the General Assembly, Sixty-sixth Session, Supplement No. 53 (A/66/53), chap. I.
"""


def test_a_resolution_of_the_assembly_is_the_assembly_s() -> None:
    record = read(ASSEMBLY.encode(), name="resolution.txt")
    assert (record.symbol, record.date) == ("A/RES/67/9262", date(2013, 5, 15))
    assert record.title == "67/9262. The situation in Iskara"
    assert record.decisions[0].body == "General Assembly"
    assert operative(record)[-1] == ("2", "Requests the Secretary-General to report within ninety days.")
    assert "[without reference to a Main Committee (A/67/L.63 and Add.1)]" in [one.text for one in record.passages]


LEAGUE = """League of Arab States
Council of the League of Arab States

Cairo, March 12, 2011

Res. No.: 97360

The Council of the League of Arab States meeting at the Ministerial level in its extraordinary session held in Cairo \
on March 12, 2011,

Recalling its resolution 7298 of 22 February 2011,

Decides:

1. To call on the Security Council to take the necessary measures;

2. To request the Secretary-General to report within one month.
"""


def test_a_resolution_of_the_league_is_dated_by_its_session() -> None:
    record = read(LEAGUE.encode(), name="resolution.txt")
    decision = record.decisions[0]
    assert (record.kind, record.symbol, record.date) == ("communique", "LAS/RES/97360", date(2011, 3, 12))
    assert decision.body == "Council of the League of Arab States"
    assert [clause.verbs for clause in decision.clauses] == [("Recalling",), ("call on",), ("request",)]


def test_notes_beyond_any_decision_s_are_kept_without_a_look_for_their_calls() -> None:
    notes = "\n\n".join(f"{number} S/2023/{number}." for number in range(1, 3))
    pages = "\n\n".join(
        f"{number}. Decides to act;\n\n__________________\n\n{notes}\n\n24-00001 (E)" for number in range(1, 300)
    )
    record = resolution(pages)
    assert len(record.notes) == 2 * 299
    assert all(note.called_in is None for note in record.notes)
    assert len(operative(record)) == 299
