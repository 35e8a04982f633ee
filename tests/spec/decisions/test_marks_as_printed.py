"""A clause holds the marks of its sub-paragraphs as they are printed; their numbers have one form in all languages."""

from __future__ import annotations

import pytest

from chapter8.record import Record, read

HEAD = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="{name}"><mainBody>'
TAIL = "</mainBody></statement></akomaNtoso>"
LEAD = "<paragraph><num>1.</num><content><p>Calls on the parties:</p></content>"


def decision(body: str, name: str = "resolution") -> Record:
    """A decision with this body."""
    return read((HEAD.format(name=name) + body + TAIL).encode(), name="decision.xml")


def point(mark: str, text: str) -> str:
    """A point of a list."""
    return f"<point><num>{mark}</num><content><p>{text}</p></content></point>"


def paragraph(mark: str, text: str) -> str:
    """A paragraph beside others."""
    num = f"<num>{mark}</num>" if mark else ""
    return f"<paragraph>{num}<content><p>{text}</p></content></paragraph>"


@pytest.mark.parametrize(
    ("mark", "number", "passage"),
    [
        ("a.", "1 (a)", "to report;"),
        ("a)", "1 (a)", "to report;"),
        ("(أ)", "1 (a)", "to report;"),
        ("I.", "1 (i)", "to report;"),
        ("–", "1", "– to report;"),
        ("•", "1", "• to report;"),
    ],
)
def test_a_mark_stands_in_the_clause_as_printed(mark: str, number: str, passage: str) -> None:
    inside = decision(f"{LEAD}<list>{point(mark, 'to report;')}</list></paragraph>")
    beside = decision(f"{LEAD}</paragraph>{paragraph(mark, 'to report;')}{paragraph('2.', 'Decides to act.')}")
    for record in (inside, beside):
        assert record.decisions[0].clauses[0].text == f"Calls on the parties: {mark} to report;"
        assert (record.passages[1].number, record.passages[1].text) == (number, passage)


def test_marks_without_words_of_their_own_stand_before_the_next_words() -> None:
    inner = f"<point><num>(a)</num><list>{point('(i)', 'to report.')}</list></point>"
    record = decision(f"{LEAD}<list>{inner}</list></paragraph>")
    assert record.decisions[0].clauses[0].text == "Calls on the parties: (a) (i) to report."
    assert record.passages[1].number == "1 (a) (i)"


@pytest.mark.parametrize("heading", ["With regard to the trade in arms,", "(“Renewing the mandate of the Mission”)"])
def test_headings_between_paragraphs_may_close_with_a_comma_or_a_bracket(heading: str) -> None:
    record = decision(paragraph("1.", "Requests a report;") + paragraph("", heading) + paragraph("2.", "Decides."))
    assert [clause.text for clause in record.decisions[0].clauses] == ["Requests a report;", "Decides."]
    assert (record.passages[1].kind, record.passages[1].text) == ("heading", heading)


@pytest.mark.parametrize("marks", ["(a) (b)", "a. b.", "– –"])
def test_each_item_that_is_an_act_is_a_commitment(marks: str) -> None:
    one, other = (point(mark, text) for mark, text in zip(marks.split(), ("to report;", "to leave now."), strict=True))
    record = decision(f"{LEAD}<list>{one}{other}</list></paragraph>")
    assert [commitment.action for commitment in record.commitments] == ["to report", "to leave now"]


def test_several_items_may_have_been_on_the_agenda() -> None:
    opening = (
        "At the 4100th meeting of the Security Council, held on 3 July 2001, in connection with the items entitled "
        "“Africa”, the President of the Security Council made the following statement on behalf of the Council:"
    )
    body = f"<alinea><content><p>{opening}</p></content></alinea>"
    record = decision(body + paragraph("", "“The Security Council welcomes this.”"), "presidentialStatement")
    assert record.meetings[0].item == "Africa"


def test_the_council_forwards() -> None:
    assert decision(paragraph("1.", "Forwards the list.")).decisions[0].clauses[0].verbs == ("Forwards",)
