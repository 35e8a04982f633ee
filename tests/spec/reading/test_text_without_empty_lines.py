"""Text whose paragraphs no empty line parts: a line that ends long before the others do ends its paragraph."""

from __future__ import annotations

from chapter8.record import read

STATEMENT = """United Nations S/PRST/2021/99
Security Council
Distr.: General
19 April 2021
Statement by the President of the Security Council
At the Security Council’s high-level open debate held on 19 April 2021, in connection with the
Council’s consideration of the item entitled “Peace in a region”, the President of the Security
Council issued the following statement:
“The Security Council recalls its primary responsibility for the maintenance of international peace
and security.
“The Security Council welcomes the report of the African
Union and of the League of Arab States, and calls upon all parties to cooperate with them in the
spirit of the Charter.”

"""


def test_lines_of_the_front_stand_apart_and_so_do_paragraphs() -> None:
    record = read(STATEMENT.encode(), name="statement.txt")
    assert [item.text for item in record.passages if item.kind == "heading"] == STATEMENT.splitlines()[:5]
    assert [clause.text.split()[3] for clause in record.decisions[0].clauses] == ["recalls", "welcomes"]


def test_a_line_broken_a_little_early_goes_on() -> None:
    record = read(STATEMENT.encode(), name="statement.txt")
    assert "of the African Union and of the League" in record.decisions[0].clauses[1].text


def test_where_empty_lines_part_paragraphs_short_lines_part_none() -> None:
    parted = STATEMENT.replace("19 April 2021\nStatement", "19 April 2021\n\nStatement")
    record = read(parted.encode(), name="statement.txt")
    assert record.passages[0].text.startswith("United Nations S/PRST/2021/99 Security Council")
