"""A presidential statement has no numbers: its paragraphs are told by their layout and their quotation marks."""

from __future__ import annotations

from chapter8.record import Record, read

FRONT = (
    "S/PRST/2024/98\nStatement by the President of the Security Council\n"
    "At the 9605th meeting of the Security Council, held on 3 May 2024, in connection with the Council’s "
    "consideration of the item entitled “Peace in Africa”, the President of the Security Council made the "
    "following statement on behalf of the Council:\n"
)
LONG = "and recalls at length what it has said before on many an occasion, in this room and elsewhere, of this and that"


def statement(body: str) -> Record:
    """A statement with these paragraphs."""
    return read((FRONT + body).encode(), name="statement.txt")


def clauses(record: Record) -> list[str]:
    """The text of each clause."""
    return [clause.text for clause in record.decisions[0].clauses]


def test_each_line_that_opens_a_quotation_is_a_paragraph() -> None:
    record = statement(f"“The Security Council recalls {LONG}.\n“The Council requests {LONG}.\n“Welcomes {LONG}.”\n")
    assert [text[:12] for text in clauses(record)] == ["“The Securit", "“The Council", "“Welcomes an"]
    assert record.meetings[0].item == "Peace in Africa"


def test_a_paragraph_goes_on_behind_the_end_of_a_page() -> None:
    record = statement(
        f"“The Security Council recalls {LONG}\n24-99999 (E)\n*2499999*\n\nS/PRST/2024/98\n{LONG}.\n"
        f"“The Council ends {LONG}.”\n"
    )
    assert len(clauses(record)) == 2
    assert clauses(record)[0].endswith(f"{LONG} {LONG}.")


def test_items_of_a_list_are_paragraphs_with_their_marks() -> None:
    record = statement(f"“The Security Council requests {LONG}:\n– to act {LONG};\n(a) to report {LONG}.”\n")
    assert [clause.number for clause in record.decisions[0].clauses] == [None, None, "(a)"]
    assert clauses(record)[1].startswith("to act")


def test_paragraphs_of_broken_lines_are_parted_by_empty_lines() -> None:
    record = statement("\n“The Security Council recalls what it\nsaid before.\n\n“The Council ends\nhere.”\n")
    assert clauses(record) == ["“The Security Council recalls what it said before.", "“The Council ends here.”"]


def test_a_statement_says_whether_it_acts_under_chapter_vii() -> None:
    assert statement(f"“The Security Council recalls {LONG}.”\n").decisions[0].chapter_vii is False


def test_the_title_of_the_item_may_have_a_colon() -> None:
    front = FRONT.replace("Peace in Africa", "Justice: the United Nations role")
    record = read(f"{front}“The Security Council recalls {LONG}.”\n".encode(), name="statement.txt")
    assert (record.meetings[0].number, record.meetings[0].item) == ("9605", "Justice: the United Nations role")
    assert len(clauses(record)) == 1


def test_consultations_may_stand_before_the_meeting_or_in_its_place() -> None:
    met = FRONT.replace("At the", "Following consultations of the whole of the Council, at the")
    consulted = (
        "S/PRST/2024/97\nStatement by the President of the Security Council\nAfter consultations of the Security "
        "Council held on 4 May 2024, the President of the Security Council made the following statement to the media:\n"
    )
    for front, meeting in ((met, "9605"), (consulted, None)):
        record = read(f"{front}“The members of the Security Council recall {LONG}.”\n".encode(), name="statement.txt")
        assert len(clauses(record)) == 1
        assert record.decisions[0].meeting == meeting
        assert record.date is not None
