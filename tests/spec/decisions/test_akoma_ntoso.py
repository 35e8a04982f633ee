"""Akoma Ntoso gives the official structure; where its tags do not balance, it is mended and every mending is named."""

from __future__ import annotations

import pytest

from chapter8.errors import DamagedError, UnsupportedError
from chapter8.record import read

HEAD = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="{name}"><meta>'
    '<identification><FRBRWork><FRBRdate date="2024-05-03" name="adoption"/></FRBRWork></identification></meta>'
    "<coverPage><p><docNumber>{symbol}</docNumber></p></coverPage>"
)
TAIL = "</statement></akomaNtoso>"


def resolution(body: str) -> bytes:
    """A resolution with this main body."""
    return f"{HEAD.format(name='resolution', symbol='S/RES/9909 (2024)')}<mainBody>{body}</mainBody>{TAIL}".encode()


def test_points_become_sub_paragraphs() -> None:
    body = (
        "<paragraph><num>1.</num><list><intro><p><span class='italic'>Requests</span> States:</p></intro>"
        "<point><num>(a)</num><content><p>to report;</p></content></point>"
        "<point><num>(b)</num><content><p>to act.</p></content></point></list></paragraph>"
    )
    record = read(resolution(body))
    assert [(item.number, item.text) for item in record.passages] == [
        ("1", "Requests States:"),
        ("1 (a)", "to report;"),
        ("1 (b)", "to act."),
    ]
    assert record.decisions[0].clauses[0].text == "Requests States: (a) to report; (b) to act."


def test_a_sub_paragraph_set_beside_its_paragraph_belongs_to_it() -> None:
    body = (
        "<paragraph><num>1.</num><content><p>Decides</p></content></paragraph>"
        "<paragraph><num>(a)</num><content><p>to extend the mandate;</p></content></paragraph>"
        "<paragraph><num>2.</num><content><p>Decides to remain seized.</p></content></paragraph>"
    )
    record = read(resolution(body))
    assert [clause.number for clause in record.decisions[0].clauses] == ["1", "2"]
    assert [item.number for item in record.passages] == ["1", "1 (a)", "2"]


def test_a_number_that_stands_alone_belongs_to_the_text_that_follows() -> None:
    body = (
        "<paragraph><num>1.</num><content><p> </p></content></paragraph>"
        "<paragraph><content><p>Decides to remain seized of the matter.</p></content></paragraph>"
    )
    (clause,) = read(resolution(body)).decisions[0].clauses
    assert (clause.number, clause.text) == ("1", "Decides to remain seized of the matter.")


def test_a_stray_closing_tag_is_mended_and_named() -> None:
    body = (
        '<paragraph class="H1">\n<span class="bold">Statement by the President</span>\n</docTitle>\n</p>\n'
        "<alinea><content><p>At the 9605th meeting of the Security Council, held on 3 May 2024, the President of the "
        "Security Council made the following statement on behalf of the Council:</p></content></alinea>"
        "<paragraph><content><p>“The Security Council welcomes the report.”</p></content></paragraph>"
    )
    text = HEAD.format(name="presidentialStatement", symbol="S/PRST/2024/98") + f"<mainBody>{body}</mainBody>{TAIL}"
    record = read(text.encode(), name="statement.xml")
    assert [item.kind for item in record.passages] == ["heading", "procedural", "operative"]
    assert record.decisions[0].meeting == "9605"
    assert [warning.message for warning in record.warnings if warning.code == "akn_repaired"] == [
        "Line 3: </docTitle> without a beginning: taken as the end of the paragraph",
        "Line 4: </p> without a beginning: dropped",
    ]


def test_annexes_of_an_attachment_are_no_clauses() -> None:
    body = "<paragraph><num>1.</num><content><p>Decides to remain seized.</p></content></paragraph>"
    attached = (
        "<attachments><attachment><doc><mainBody><paragraph><heading>Annex I</heading></paragraph>"
        "<paragraph><num>1.</num><content><p>A list.</p></content></paragraph></mainBody></doc>"
        "</attachment></attachments>"
    )
    record = read(resolution(body).replace(TAIL.encode(), attached.encode() + TAIL.encode()))
    assert len(record.decisions[0].clauses) == 1
    assert [section.title for section in record.sections] == ["Annex I"]


def test_a_text_in_another_language_says_that_its_verbs_are_not_read() -> None:
    data = resolution("<paragraph><num>1.</num><content><p>Décide de rester saisi.</p></content></paragraph>")
    french = data.replace(b"</FRBRWork>", b'</FRBRWork><FRBRExpression><FRBRlanguage language="fra"/></FRBRExpression>')
    record = read(french)
    assert record.language == "fr"
    assert "language_not_analysed" in {warning.code for warning in record.warnings}


def test_another_kind_of_akoma_ntoso_is_refused_by_name() -> None:
    with pytest.raises(UnsupportedError, match="holds a act"):
        read(b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act/></akomaNtoso>')


def test_a_file_broken_everywhere_is_damaged() -> None:
    with pytest.raises(DamagedError, match="more than 500 places"):
        read(b"<akomaNtoso>" + b"<a>" * 20_000 + b"</b>" * 20_000, name="broken.xml")
