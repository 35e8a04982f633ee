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


def test_a_heading_between_paragraphs_belongs_to_none() -> None:
    body = (
        "<paragraph><content><p>Sanctions</p></content></paragraph>"
        "<paragraph><num>1.</num><content><p>Decides to act;</p></content></paragraph>"
        "<paragraph><content><p>Reporting and review</p></content></paragraph>"
        "<paragraph><num>2.</num><content><p>Decides to remain seized.</p></content></paragraph>"
    )
    record = read(resolution(body))
    assert [item.kind for item in record.passages] == ["heading", "operative", "heading", "operative"]
    assert [clause.text for clause in record.decisions[0].clauses] == ["Decides to act;", "Decides to remain seized."]


def test_the_preamble_may_stand_in_the_body() -> None:
    body = (
        "<paragraph><content><p>Recalling its resolution 1631 (2005),</p></content></paragraph>"
        "<paragraph><num>1.</num><content><p>Decides to remain seized.</p></content></paragraph>"
    )
    clauses = read(resolution(body)).decisions[0].clauses
    assert [(clause.kind, clause.number) for clause in clauses] == [("preambular", None), ("operative", "1")]


@pytest.mark.parametrize("mark", ["(b)", "b)", "b.", "(ب)", "(B)"])
def test_a_mark_is_the_same_in_all_languages(mark: str) -> None:
    body = (
        f"<paragraph><num>1 -</num><list><point><num>{mark}</num><content><p>x</p></content></point></list></paragraph>"
    )
    assert [item.number for item in read(resolution(body)).passages] == ["1 (b)"]


def test_footnotes_are_taken_out_of_the_running_text() -> None:
    body = (
        "<paragraph><num>1.</num><content><p>Decides<authorialNote marker='1'><p>See S/2006/590.</p></authorialNote> "
        "to act.</p></content></paragraph>"
    )
    record = read(resolution(body))
    assert [(item.kind, item.number, item.text) for item in record.passages] == [
        ("operative", "1", "Decides to act."),
        ("note", "1", "See S/2006/590."),
    ]


GOOD = (
    '<paragraph class="SingleTxt"><num>1.</num><content><p>Decides &amp; <span class="italic">requests</span> a report;'
    "</p></content></paragraph><paragraph><num>2.</num><content><p>Remains seized.</p></content></paragraph>"
)
CLAUSES = [("1", "Decides & requests a report;"), ("2", "Remains seized.")]


@pytest.mark.parametrize(
    ("sound", "broken", "said"),
    [
        ("</paragraph><paragraph>", "</alinea><paragraph>", "</alinea> without a beginning"),
        ("</paragraph><paragraph>", "<paragraph>", "a paragraph inside a paragraph"),
        (
            "</paragraph><paragraph>",
            "</paragraph></mainBody><paragraph>",
            "</mainBody> with more of the body behind it",
        ),
        ("<num>2.</num>", "<num>2.", "a content inside a num"),
        ("<num>2.</num>", "2.</num>", "</num> without a beginning"),
        ("</paragraph><paragraph><num>", "</paragraph><num>", "<num> outside any paragraph"),
        ("</span>", "", "</p> closes what was left open inside it (span)"),
        ("report;</p>", "report;</span></p>", "</span> without a beginning: dropped"),
        ("report;</p>", "report;</p", "</p without its end"),
        ("&amp;", "&", '"&" that begins no entity'),
        (" a report", "&nbsp;a report", "the entity &nbsp; of HTML"),
        ('class="italic"', "class=italic", "<span> with attributes"),
        ('class="italic"', 'class="italic" class="bold"', "<span> with attributes"),
        ("<p>Remains", "<p>Remains\x0b", "1 control characters"),
        ('<span class="italic">requests</span>', "<w:i>requests</w:i>", "<i> with attributes or a prefix"),
    ],
)
def test_text_and_numbers_survive_a_broken_tag(sound: str, broken: str, said: str) -> None:
    data = resolution(GOOD).replace(sound.encode(), broken.encode(), 1)
    record = read(data, name="broken.xml")
    assert [(clause.number, clause.text) for clause in record.decisions[0].clauses] == CLAUSES
    assert any(said in warning.message for warning in record.warnings if warning.code == "akn_repaired")


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    data = resolution(GOOD)
    record = read(data[: data.index(b"Remains seized.") + 7], name="cut.xml")
    assert [clause.text for clause in record.decisions[0].clauses] == ["Decides & requests a report;", "Remains"]
    assert any("the file ends inside <p>" in warning.message for warning in record.warnings)


def test_paragraphs_hung_on_the_last_list_of_another_are_paragraphs() -> None:
    body = (
        "<paragraph><num>1.</num><content><p>Decides on the mandate:</p></content></paragraph>"
        "<paragraph><num>(a)</num><list><intro><p>To support:</p></intro>"
        "<point><num>(i)</num><content><p>peace;</p></content></point><sublist>"
        "<point><num>2.</num><content><p>Requests a report;</p></content></point>"
        "<point><num>3.</num><content><p>Decides to remain seized.</p></content></point></sublist></list></paragraph>"
    )
    record = read(resolution(body))
    assert [clause.number for clause in record.decisions[0].clauses] == ["1", "2", "3"]
    assert [item.number for item in record.passages] == ["1", "1 (a)", "1 (a) (i)", "2", "3"]


def test_a_numbered_list_inside_a_paragraph_stays_there() -> None:
    body = (
        "<paragraph><num>1.</num><list><intro><p>Decides:</p></intro>"
        "<point><num>1.</num><content><p>to act;</p></content></point>"
        "<point><num>2.</num><content><p>to report.</p></content></point></list></paragraph>"
    )
    (clause,) = read(resolution(body)).decisions[0].clauses
    assert clause.text == "Decides: 1. to act; 2. to report."


def test_a_note_knows_where_it_is_called_and_none_is_lost() -> None:
    note = '<authorialNote marker="{mark}"><p>See S/2024/{mark}.</p></authorialNote>'
    body = (
        f"<paragraph class='H1'><heading>Mandate{note.format(mark='*')}</heading></paragraph>"
        f"<paragraph><num>1.</num><list><intro><p>Requests a report,{note.format(mark=1)} namely:</p></intro>"
        f"<point><num>(a)</num><content><p>on peace;{note.format(mark=2)}</p></content></point></list></paragraph>"
    )
    record = read(resolution(body))
    passages = {item.id: item for item in record.passages}
    called = [(one.number, passages[one.called_in].text[: one.offset]) for one in record.notes if one.called_in]
    assert called == [("1", "Requests a report,"), ("2", "on peace;"), ("*", "Mandate")]
    assert len(record.notes) == len([item for item in record.passages if item.kind == "note"])
