"""The kind of a document is told by its content: the same words give the same kind under any name and in any format."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from chapter8.record import DocumentKind, read

LETTER = """United Nations S/2024/320

Letter dated 2 May 2024 from the Permanent Observer of the African Union to the United Nations addressed to the \
President of the Security Council

I have the honour to transmit the report of the Commission pursuant to resolution 1809 (2008).

(Signed) Permanent Observer

Annex

1. The Commission continued its work.
"""
REPORT = """S/2024/330

Report of the Secretary-General on peace in Africa

I. Introduction

1. The present report is submitted pursuant to paragraph 7 of resolution 1631 (2005).

2. It covers six months.

II. Observations

3. I thank the African Union.
"""
PRESS = "SC/15544\n\nPress release\n\n21 December 2023\n\nSecurity Council adopts a text\n\nThe Council met today."


@pytest.mark.parametrize(("text", "kind"), [(LETTER, "letter"), (REPORT, "report"), (PRESS, "press_release")])
def test_kinds_are_recognised_by_content(text: str, kind: DocumentKind) -> None:
    assert read(text.encode(), name="paper").kind == kind


def test_the_same_report_is_the_same_in_word() -> None:
    stream = BytesIO()
    document = docx.Document()
    for line in REPORT.split("\n\n"):
        document.add_paragraph(line.strip())
    document.save(stream)
    record = read(stream.getvalue(), name="report.docx")
    plain = read(REPORT.encode())
    assert (record.kind, record.symbol, record.title) == (
        "report",
        "S/2024/330",
        "Report of the Secretary-General on peace in Africa",
    )
    assert [item.text for item in record.passages] == [item.text for item in plain.passages]
    assert [section.label for section in record.sections] == ["I", "II"]


def test_a_letter_speaks_for_the_body_of_its_sender_and_keeps_its_annex_apart() -> None:
    record = read(LETTER.encode())
    (statement,) = record.statements
    assert (statement.speaker, statement.role) == ("African Union", "Permanent Observer")
    assert record.symbol == "S/2024/320"
    assert [section.label for section in record.sections] == ["Annex"]
    assert [item.kind for item in record.passages if item.number == "1"] == ["annex"]


def test_a_report_keeps_printed_paragraph_numbers_and_reports_gaps() -> None:
    assert [item.number for item in read(REPORT.encode()).passages if item.number] == ["1", "2", "3"]
    gap = read(REPORT.replace("3. I thank", "5. I thank").encode())
    assert "paragraph_numbers" in {warning.code for warning in gap.warnings}


def test_html_is_read_block_by_block_without_scripts_and_menus() -> None:
    page = (
        "<html lang='en'><head><title>Council meets</title><style>p {}</style></head><body><nav>Home</nav>"
        "<h1>Council meets</h1><p>The Council <b>met</b> on resolution 1631 (2005).</p>"
        "<script>x()</script></body></html>"
    )
    record = read(page.encode(), name="page.html")
    assert [item.text for item in record.passages] == ["Council meets", "The Council met on resolution 1631 (2005)."]
    assert [citation.symbol for citation in record.citations] == ["S/RES/1631 (2005)"]


def test_what_is_not_recognised_is_read_as_plain_paragraphs_and_says_so() -> None:
    record = read(b"A note about nothing in particular.\n\nIt cites S/PV.5007, p. 10.", name="note.txt")
    assert record.kind == "other"
    assert "kind_not_recognised" in {warning.code for warning in record.warnings}
    assert [(citation.symbol, citation.pages) for citation in record.citations] == [("S/PV.5007", (10,))]
