"""What stands between, beside and behind the paragraphs of a resolution's text is told apart from them."""

from __future__ import annotations

import pytest

from chapter8.record import Record, read

FRONT = "Resolution 9910 (2024)\nAdopted by the Security Council at its 9610th meeting, on 3 May 2024\n"


def resolution(body: str, *, front: str = FRONT) -> Record:
    """A resolution with this text behind its formula."""
    return read(f"{front}The Security Council,\n{body}".encode(), name="resolution.txt")


def operative(record: Record) -> list[tuple[str | None, str]]:
    """Number and text of each operative clause."""
    return [(item.number, item.text) for item in record.decisions[0].clauses if item.kind == "operative"]


def preambular(record: Record) -> list[str]:
    """The text of each preambular clause."""
    return [item.text for item in record.decisions[0].clauses if item.kind == "preambular"]


def kept(record: Record, kind: str) -> list[str]:
    """The texts of the passages of a kind, the front page left out."""
    return [item.text for item in record.passages if item.kind == kind][2 if kind == "heading" else 0 :]


def test_a_heading_between_two_paragraphs_belongs_to_neither() -> None:
    record = resolution(
        "Acting under Chapter VII of the Charter,\nMeasures\n1. Decides to act;\nArms embargo\n2. Decides to watch.\n"
    )
    assert operative(record) == [("1", "Decides to act;"), ("2", "Decides to watch.")]
    assert preambular(record) == ["Acting under Chapter VII of the Charter,"]
    assert kept(record, "heading") == ["Measures", "Arms embargo"]


def test_a_heading_amid_sub_paragraphs_is_no_part_of_the_paragraph() -> None:
    record = resolution(
        "1. Decides on this mandate:\nProtection of civilians\n(a) to protect;\nHuman rights\n(b) to report;\n"
        "2. Decides to remain seized.\n"
    )
    assert operative(record)[0] == ("1", "Decides on this mandate: (a) to protect; (b) to report;")
    assert kept(record, "heading") == ["Protection of civilians", "Human rights"]


def test_names_in_a_list_are_no_headings() -> None:
    record = resolution("1. Extends the term of:\n– Mr. A (Dovria)\n– Ms. B (Galdia)\n2. Decides to remain seized.\n")
    assert operative(record)[0] == ("1", "Extends the term of: – Mr. A (Dovria) – Ms. B (Galdia)")


def test_a_later_part_has_a_preamble_of_its_own() -> None:
    record = resolution(
        "Recalling its resolutions,\nA\nNoting the report,\n1. Decides to act;\nB\n"
        "Stressing the need for peace,\n2. Decides to remain seized.\n"
    )
    assert operative(record) == [("1", "Decides to act;"), ("2", "Decides to remain seized.")]
    assert preambular(record) == [
        "Recalling its resolutions,",
        "Noting the report,",
        "Stressing the need for peace,",
    ]


def test_a_later_part_may_count_from_1_again() -> None:
    record = resolution(
        "A\n1. Decides to act;\n2. Requests a report;\nB\n1. Calls for calm;\n2. Decides to remain seized.\n"
    )
    assert [number for number, _ in operative(record)] == ["1", "2", "1", "2"]
    assert operative(record)[1][1] == "Requests a report;"


@pytest.mark.parametrize(
    "break_",
    [
        "24-99999 (E)\n*2499999*\n\nS/RES/9910 (2024)\n2",
        "00-37227 (E) `````````\nS/RES/9910 (2024)",
        "S/RES/9910 (2024) Page 2",
        "3/4\n24-99999",
    ],
)
def test_the_furniture_of_a_page_is_in_no_paragraph(break_: str) -> None:
    record = resolution(f"1. Decides to send\n{break_}\nobservers;\n2. Decides to remain seized.\n")
    assert operative(record)[0] == ("1", "Decides to send observers;")


def test_a_note_at_the_foot_of_a_page_is_kept_apart_and_its_call_goes() -> None:
    record = resolution(
        "Recalling its statement,1\n__________________ 1 S/PRST/2024/1.\n24-99999 (E)\n*2499999*\n\n"
        "S/RES/9910 (2024)\nNoting the report,\n1. Decides to remain seized.\n"
    )
    assert preambular(record) == ["Recalling its statement,", "Noting the report,"]
    assert kept(record, "note") == ["S/PRST/2024/1."]
    (note,) = record.notes
    assert (note.number, note.called_in, note.offset) == ("1", "p4", len("Recalling its statement,"))
    assert [citation.symbol for citation in note.citations] == ["S/PRST/2024/1"]


def test_a_mark_of_reissue_is_a_note() -> None:
    record = resolution("1. Decides to remain seized.\n* Reissued for technical reasons.\n24-99999* (E)\n")
    assert operative(record) == [("1", "Decides to remain seized.")]
    assert kept(record, "note") == ["Reissued for technical reasons."]
    assert [note.number for note in record.notes] == ["*"]


def test_clauses_of_a_preamble_need_no_known_participle_at_the_start_of_a_line() -> None:
    record = resolution(
        "Echoing the call of the Secretary-General,\nWhile noting the progress made,\nIn that context recalling the "
        "ceasefire,\n1. Decides to remain seized.\n"
    )
    assert len(preambular(record)) == 3


def test_states_amid_a_clause_open_no_clause() -> None:
    record = resolution("Recognizing the efforts of Dovria, States of the region and others,\n1. Decides to act.\n")
    assert preambular(record) == ["Recognizing the efforts of Dovria, States of the region and others,"]


def test_each_annex_is_a_section() -> None:
    record = resolution("1. Decides to act.\nAnnex I\n1. A list.\nAnnex II: Measures\n2. Another list.\n")
    assert [section.title for section in record.sections] == ["Annex I", "Annex II: Measures"]
    assert operative(record) == [("1", "Decides to act.")]


@pytest.mark.parametrize(
    ("clause", "seven"),
    [
        ("Acting under Chapter VII of the Charter of the United Nations,", True),
        ("Determined to ensure respect, and acting, for these purposes, under Chapter VII of the Charter,", True),
        ("Recalling Chapter VIII of the Charter,", False),
        ("Acting under Chapter VIII of the Charter,", False),
    ],
)
def test_chapter_vii_is_where_the_council_says_that_it_acts_under_it(clause: str, seven: bool) -> None:  # noqa: FBT001 - a row
    record = resolution(f"{clause}\n1. Decides to act.\n")
    assert record.decisions[0].chapter_vii is seven


@pytest.mark.parametrize(
    ("closing", "unanimous", "counts", "abstaining", "opposed"),
    [
        ("Adopted unanimously at the 2933rd meeting.", True, (None, 0, 0), (), ()),
        ("Adopted at the 1280th meeting by 10 votes to none, with 1 abstention (Soviet Union).",
         False, (10, 0, 1), ("Union of Soviet Socialist Republics",), ()),
        ("Adopted by 14 votes to none, with 1 abstention (China)", False, (14, 0, 1), ("China",), ()),
        ("Adopted at the 202nd meeting by 9 votes to 2 (Poland, Ukraine), with one abstention (Ghana).",
         False, (9, 2, 1), ("Ghana",), ("Poland", "Ukraine")),
        ("Adopted at the 40th meeting by 10 votes (Poland, absent).", None, (10, None, None), (), ()),
        ("Adopted at the 40th meeting by 15 votes to none.", True, (15, 0, 0), (), ()),
    ],
)  # fmt: skip
def test_the_closing_words_give_the_vote(
    closing: str,
    unanimous: bool | None,  # noqa: FBT001 - a row
    counts: tuple[int | None, ...],
    abstaining: tuple[str, ...],
    opposed: tuple[str, ...],
) -> None:
    record = resolution(f"1. Decides to act.\n{closing}\n", front="Resolution 9911 (1990)\n")
    decision = record.decisions[0]
    assert decision.vote is not None
    assert decision.unanimous is unanimous
    assert (decision.vote.favour, decision.vote.against, decision.vote.abstentions) == counts
    assert (decision.vote.abstaining, decision.vote.opposed) == (abstaining, opposed)
    assert operative(record) == [("1", "Decides to act.")]


def test_who_was_absent_is_neither_for_nor_against() -> None:
    record = resolution("1. Decides to act.\nAdopted at the 40th meeting by 10 votes (Poland, absent).\n")
    vote = record.decisions[0].vote
    assert vote is not None
    assert (vote.absent, vote.abstaining) == (("Poland",), ())


def test_a_text_that_tells_of_no_vote_gives_none() -> None:
    decision = resolution("1. Decides to act.\n").decisions[0]
    assert (decision.vote, decision.unanimous) == (None, None)


def test_old_resolutions_open_in_capitals_and_have_numberless_paragraphs() -> None:
    text = (
        "703 (1991).  Resolution of 9 August 1991\nTHE SECURITY COUNCIL,\n"
        "Having examined the application of Dovria (S/1), (47)\n"
        "Recommends to the General Assembly that Dovria be admitted.\nFootnotes\n(47) Ibid., Supplement.\n"
    )
    record = read(text.encode())
    assert record.kind == "resolution"
    assert preambular(record) == ["Having examined the application of Dovria (S/1), (47)"]
    assert operative(record) == [(None, "Recommends to the General Assembly that Dovria be admitted.")]


def test_blanks_of_every_width_part_a_number_from_its_paragraph() -> None:
    record = resolution("1.\u00a0\u00a0\u00a0Approves the report;\n2.\u00a0\u00a0Decides to act.\n")
    assert operative(record) == [("1", "Approves the report;"), ("2", "Decides to act.")]


def test_old_macintosh_and_windows_quotes_are_told_apart() -> None:
    front = "Resolution 9912 (2009)\nThe Security Council,\n1. Appoints Mr. Støle – of “Dovria” – and Mr. Árpád;\n"
    for encoding in ("cp1252", "mac_roman"):
        record = read(front.encode(encoding))
        assert operative(record) == [("1", "Appoints Mr. Støle – of “Dovria” – and Mr. Árpád;")]


def test_the_formula_with_which_the_council_opens_is_kept() -> None:
    assert kept(resolution("1. Decides to remain seized.\n"), "narrative") == ["The Security Council,"]


def test_a_clause_cut_behind_and_by_the_end_of_a_page_goes_on_in_capitals() -> None:
    record = resolution(
        "Recalling the Working Group on Children and\n24-99999 (E)\n*2499999*\n\nS/RES/9910 (2024)\n"
        "Armed Conflict,\nNoting its report, and\nStressing its role,\n1. Decides to remain seized.\n"
    )
    assert preambular(record) == [
        "Recalling the Working Group on Children and Armed Conflict,",
        "Noting its report, and",
        "Stressing its role,",
    ]
