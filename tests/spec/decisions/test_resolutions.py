"""A resolution is read into clauses with their printed numbers, verbs, addressees and citations."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import docx
import pytest

from chapter8.record import Record, read

RESOLUTION = """United Nations
Security Council

S/RES/9905 (2024)
Distr.: General 3 May 2024

Resolution 9905 (2024)
Adopted by the Security Council at its 9605th meeting, on 3 May 2024
The Security Council,
Recalling its resolution 1631 (2005) of 17 October 2005, and noting that paragraph 4
S/RES/9905 (2024)
2
thereof remains in force,
Acting under Chapter VII of the Charter of the United Nations,
1. Decides to extend until 30 June 2025 the mandate, and requests the Secretary-General to report every six months;
2. Calls upon all States:
(a) to respect the embargo imposed by paragraph 5 of resolution 1556 (2004);
(b) to prevent
(i) the sale of arms; and
(ii) the supply of spare parts;
3. Urges Member States and regional organizations to provide troops;
4. Decides to remain seized of the matter.
24-99999 (E)
*2499999*

Annex

1. This is not an operative paragraph.
"""


@pytest.fixture(scope="module")
def record() -> Record:
    """The resolution above, read."""
    return read(RESOLUTION.encode(), name="resolution.txt")


def test_its_front_gives_symbol_title_date_and_meeting(record: Record) -> None:
    assert (record.kind, record.symbol, record.title) == ("resolution", "S/RES/9905 (2024)", "Resolution 9905 (2024)")
    assert record.date == date(2024, 5, 3)
    assert record.decisions[0].meeting == "9605"


def test_every_operative_paragraph_is_one_clause_with_its_printed_number(record: Record) -> None:
    operative = [clause for clause in record.decisions[0].clauses if clause.kind == "operative"]
    assert [clause.number for clause in operative] == ["1", "2", "3", "4"]
    assert operative[1].text.startswith("Calls upon all States: (a) to respect the embargo")
    assert operative[3].text == "Decides to remain seized of the matter."


def test_preambular_clauses_run_over_a_page_break_without_its_furniture(record: Record) -> None:
    preamble = [clause for clause in record.decisions[0].clauses if clause.kind == "preambular"]
    assert [clause.verbs for clause in preamble] == [("Recalling", "noting"), ("Acting",)]
    assert preamble[0].text.endswith("and noting that paragraph 4 thereof remains in force,")


def test_sub_paragraphs_are_passages_of_their_own(record: Record) -> None:
    numbers = [passage.number for passage in record.passages if passage.kind == "operative"]
    assert numbers == ["1", "2", "2 (a)", "2 (b)", "2 (b) (i)", "2 (b) (ii)", "3", "4"]


def test_all_verbs_of_a_clause_are_kept_in_order(record: Record) -> None:
    verbs = [clause.verbs for clause in record.decisions[0].clauses if clause.kind == "operative"]
    assert verbs == [("Decides", "requests"), ("Calls upon",), ("Urges",), ("Decides",)]


def test_addressees_are_canonical(record: Record) -> None:
    addressees = [clause.addressees for clause in record.decisions[0].clauses if clause.kind == "operative"]
    assert addressees == [("Secretary-General",), ("States",), ("Member States", "regional organizations"), ()]


def test_what_a_clause_cites_stands_with_it(record: Record) -> None:
    clauses = {clause.number: clause for clause in record.decisions[0].clauses if clause.number}
    assert clauses["2"].cites == ("S/RES/1556 (2004)",)
    cited = next(citation for citation in record.citations if citation.symbol == "S/RES/1556 (2004)")
    assert (cited.paragraphs, cited.via) == (("5",), "inline")


def test_an_annex_is_kept_apart(record: Record) -> None:
    assert [section.title for section in record.sections] == ["Annex"]
    last = record.passages[-1]
    assert (last.kind, last.text) == ("annex", "1. This is not an operative paragraph.")


def test_paragraphs_run_together_on_one_line_are_told_apart_by_number_and_verb() -> None:
    text = (
        "Resolution 9906 (2024)\nThe Security Council, Reaffirming its resolution 242 (1967) of 22 November 1967, "
        "1. Condemns the attacks; 2. Expresses its deepest sympathy; 3. Decides to remain seized of the matter."
    )
    clauses = read(text.encode()).decisions[0].clauses
    assert [clause.number for clause in clauses] == [None, "1", "2", "3"]
    assert [clause.kind for clause in clauses] == ["preambular"] + ["operative"] * 3


def test_a_number_that_the_printer_lost_is_reported_and_ends_nothing() -> None:
    text = "Resolution 9907 (2024)\nThe Security Council,\n" + "".join(
        f"{number}. Requests the Secretary-General to report;\n" for number in (1, 2, 4, 5)
    )
    record = read(text.encode())
    assert [clause.number for clause in record.decisions[0].clauses] == ["1", "2", "4", "5"]
    assert "paragraph_numbers" in {warning.code for warning in record.warnings}


def test_a_vote_is_not_unanimity() -> None:
    text = (
        "Resolution 9908 (1990)\nThe Security Council,\n1. Decides to remain seized of the matter.\n"
        "Adopted at the 2933rd meeting by 13 votes to none, with 2 abstentions (Cuba and Yemen)."
    )
    decision = read(text.encode()).decisions[0]
    assert (decision.unanimous, decision.meeting) == (False, "2933")


def test_a_presidential_statement_has_one_clause_a_paragraph() -> None:
    text = (
        "S/PRST/2024/99\n\nStatement by the President of the Security Council\n\n"
        "At the 9605th meeting of the Security Council, held on 3 May 2024, in connection with the Council’s "
        "consideration of the item entitled “Peace in Africa”, the President of the Security Council made the "
        "following statement on behalf of the Council:\n\n"
        "“The Security Council recalls resolution 1631 (2005).\n\n"
        "“The Council requests the Secretary-General to report by 1 June 2024.”\n"
    )
    record = read(text.encode())
    decision = record.decisions[0]
    assert (record.kind, decision.symbol, decision.meeting) == ("presidential_statement", "S/PRST/2024/99", "9605")
    assert record.meetings[0].item == "Peace in Africa"
    assert [clause.verbs for clause in decision.clauses] == [("recalls",), ("requests",)]
    assert record.commitments[0].deadline is not None
    assert record.commitments[0].deadline.date == date(2024, 6, 1)


def test_a_symbol_alone_on_a_line_of_a_word_file_is_the_symbol_and_its_repetition_a_running_head() -> None:
    stream = BytesIO()
    document = docx.Document()
    for line in (
        "United Nations",
        "S/PRST/2025/91",
        "Statement by the President of the Security Council",
        (
            "At the 9901st meeting of the Security Council, held on 28 March 2025, the President of the Council "
            "made the following statement on behalf of the Council:"
        ),
        "“The Security Council expresses its concern.",
        "S/PRST/2025/91",
        "“The Security Council remains seized of the matter.”",
    ):
        document.add_paragraph(line)
    document.save(stream)
    record = read(stream.getvalue(), name="statement.docx")
    assert (record.kind, record.symbol) == ("presidential_statement", "S/PRST/2025/91")
    assert [item.text for item in record.passages].count("S/PRST/2025/91") == 1


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("Decides that the measures imposed by paragraph 10 above shall not apply;", ()),
        ("Decides that all States shall freeze the funds;", ("States",)),
        ("Demands that the parties to the conflict end the violence;", ("parties to the conflict",)),
        ("Demands further that Eritrea withdraw its forces and return to talks;", ("Eritrea",)),
        ("Decides to extend the mandate of the Mission;", ()),
    ],
)
def test_only_those_who_can_act_are_addressed(text: str, addressees: tuple[str, ...]) -> None:
    data = f"Resolution 2391 (2017)\nThe Security Council,\nRecalling its resolution 1 (1946),\n1. {text}\n"
    clauses = read(data.encode()).decisions[0].clauses
    assert clauses[-1].addressees == addressees
