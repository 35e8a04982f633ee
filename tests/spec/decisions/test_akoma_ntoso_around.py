"""Around the text of an Akoma Ntoso decision stand its symbol, its day and the vote, each more than once."""

from __future__ import annotations

import pytest

from chapter8.record import Record, read
from chapter8.record.nouns import Decision

HEAD = (
    '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
    '<statement name="resolution"><meta>{meta}</meta>'
)
COVER = (
    "<coverPage><p><docNumber>{symbol}</docNumber></p><p><docTitle>Resolution 2391 (2017)</docTitle></p></coverPage>"
)
BODY = (
    "<mainBody><paragraph><num>1.</num><content><p>Decides to remain seized.</p></content></paragraph></mainBody>"
    "</statement></akomaNtoso>"
)
WORK = (
    '<identification><FRBRWork><FRBRuri value="/akn/un/statement/deliberation/unsc/2017-12-08/2391-2017/"/>'
    '<FRBRdate date="{date}" name="adoption"/></FRBRWork></identification>'
)
VOTES = (
    '<workflow><step outcome="draftResolution" as="S/2017/1"/>'
    '<step outcome="adopted" as="S/PV.8129" by="Adopted 1-0-1, 8129th meeting"{seven}/></workflow><analysis>'
    '<parliamentary><voting><count value="001" refersTo="inFavour"><voters>'
    "<organization>UNITED REPUBLIC OF TANZANIA</organization></voters></count>"
    '<count value="{abstaining}" refersTo="abstaining"><voters><organization>{abstained}</organization></voters>'
    "</count>"
    "</voting></parliamentary></analysis>"
)


def record(meta: str, symbol: str = "S/RES/2391 (2017)", body: str = BODY) -> Record:
    """A resolution with this front."""
    return read((HEAD.format(meta=meta) + COVER.format(symbol=symbol) + body).encode(), name="resolution.xml")


def decided(meta: str, symbol: str = "S/RES/2391 (2017)") -> Decision:
    """The decision of such a file."""
    return record(meta, symbol).decisions[0]


def codes(of: Record) -> set[str]:
    """What a reading warns of."""
    return {warning.code for warning in of.warnings}


def votes(*, abstaining: str = "001", abstained: str = "FRANCE", seven: str = "") -> str:
    """A workflow in which one voted for and one abstained."""
    return WORK.format(date="2017-12-08") + VOTES.format(abstaining=abstaining, abstained=abstained, seven=seven)


def test_who_voted_how_by_short_names() -> None:
    vote = decided(votes()).vote
    assert vote is not None
    assert (vote.favour, vote.against, vote.abstentions) == (1, 0, 1)
    assert (vote.in_favour, vote.abstaining) == (("United Republic of Tanzania",), ("France",))
    assert (vote.draft, vote.decision, vote.adopted) == ("S/2017/1", "S/RES/2391 (2017)", True)
    assert decided(votes()).unanimous is False


def test_the_meeting_stands_in_the_workflow_too() -> None:
    assert decided(votes()).meeting == "8129"


def test_a_list_that_does_not_agree_with_the_announcement_is_named() -> None:
    told = record(votes().replace("1-0-1", "1-0-2"))
    assert [warning.message for warning in told.warnings if warning.code == "vote_count"] == [
        "2 abstaining by the announcement, 1 by the names"
    ]


def test_a_voter_that_no_rule_knows_stands_as_written_and_is_named() -> None:
    told = record(votes(abstained="RURITANIA"))
    vote = told.decisions[0].vote
    assert vote is not None
    assert vote.abstaining == ("RURITANIA",)
    assert "unknown_voter" in codes(told)


def test_chapter_seven_by_the_workflow_or_by_the_text() -> None:
    acting = (
        "<preamble><container><p>Acting for these reasons under Chapter VII of the Charter of the United Nations,</p>"
        "</container></preamble>"
    )
    assert decided(votes(seven=' refersTo="Chapter VII"')).chapter_vii is True
    assert record(votes(), body=acting + BODY).decisions[0].chapter_vii is True
    assert decided(votes()).chapter_vii is False


def test_an_open_date_is_no_date() -> None:
    assert str(decided(WORK.format(date="0001-01-01")).date) == "2017-12-08"


@pytest.mark.parametrize("printed", ["S/RES/2391 (2016)", "S/PRST/2017/9", ""])
def test_a_symbol_of_another_year_or_series_is_not_believed(printed: str) -> None:
    told = record(WORK.format(date="2017-12-08"), printed)
    assert told.symbol == "S/RES/2391 (2017)"
    assert ("symbol_differs" in codes(told)) is bool(printed)


def test_a_draft_that_failed_commits_nobody() -> None:
    failed = votes().replace('outcome="adopted"', 'outcome="notAdopted"').replace("Adopted 1-0-1", "Not adopted 1-0-1")
    told = record(failed, "S/2017/1")
    assert (told.symbol, told.decisions[0].kind, told.commitments) == ("S/2017/1", "other", ())
    vote = told.decisions[0].vote
    assert vote is not None
    assert (vote.adopted, vote.decision) == (False, None)
    assert "not_adopted" in codes(told)


def test_a_language_that_is_declared_wrongly_is_told_by_the_text() -> None:
    french = '<preamble><formula name="enactingFormula"><p>Le Conseil de sécurité,</p></formula></preamble>'
    told = record(WORK.format(date="2017-12-08"), body=french + BODY)
    assert told.language == "fr"
    assert "language_differs" in codes(told)


ISSUED = (
    "<alinea><content><p>On 4 December 2020, in connection with the Council’s consideration of the item "
    "entitled “Peace and security in Africa”, in accordance with the procedure set out in S/2020/372, the President of "
    "the Security Council issued the following statement on behalf of the Council:</p></content></alinea>"
    "<paragraph><content><p>“The Security Council welcomes the report.”</p></content></paragraph>"
)


def named_resolution(symbol: str, title: str, body: str) -> bytes:
    """A document that its mark-up names a resolution."""
    return (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><meta>'
        '<identification><FRBRWork><FRBRdate date="2020-12-04" name="adoption"/></FRBRWork></identification></meta>'
        f"<coverPage><p><docNumber>{symbol}</docNumber></p></coverPage><preface><p><docTitle>{title}</docTitle></p>"
        f"</preface><mainBody>{body}</mainBody></statement></akomaNtoso>"
    ).encode()


def test_a_statement_that_is_named_a_resolution_is_one_by_its_symbol_and_title() -> None:
    title = "Statement by the President of the Security Council"
    record = read(named_resolution("S/PRST/2020/11", title, ISSUED))
    assert (record.kind, record.symbol) == ("presidential_statement", "S/PRST/2020/11")
    assert [item.kind for item in record.passages] == ["procedural", "operative"]
    assert [clause.text for clause in record.decisions[0].clauses] == ["“The Security Council welcomes the report.”"]


def test_a_wrong_symbol_makes_no_statement_of_a_resolution_that_its_title_counts() -> None:
    body = "<paragraph><num>1.</num><content><p>Decides to remain seized.</p></content></paragraph>"
    assert read(named_resolution("S/PRST/2020/11", "Resolution 2555 (2020)", body)).kind == "resolution"


def test_a_heading_keeps_its_letter_or_numeral() -> None:
    body = (
        "<paragraph><num>I.</num><heading>Protection of those affected</heading></paragraph>"
        "<section><num>B</num><paragraph><content><p>With regard to the trade in arms,</p></content></paragraph>"
        "<paragraph><num>1.</num><content><p>Decides to act;</p></content></paragraph></section>"
        "<section><num>C.</num><heading>Reporting</heading>"
        "<paragraph><num>2.</num><content><p>Decides to remain seized.</p></content></paragraph></section>"
    )
    record = read(named_resolution("S/RES/2555 (2020)", "Resolution 2555 (2020)", body))
    headings = [item.text for item in record.passages if item.kind == "heading"]
    assert headings == ["I. Protection of those affected", "B", "With regard to the trade in arms,", "C. Reporting"]


def test_a_clause_of_the_preamble_set_as_a_heading_of_a_section_is_a_clause() -> None:
    body = (
        '<section><num>A</num><crossHeading refersTo="#preamble">Determining that the situation is a threat,'
        "</crossHeading><paragraph><num>1.</num><content><p>Decides to act.</p></content></paragraph></section>"
    )
    record = read(named_resolution("S/RES/2555 (2020)", "Resolution 2555 (2020)", body))
    assert [item.kind for item in record.passages] == ["heading", "preambular", "operative"]


def test_a_file_cut_short_says_that_its_end_lacks() -> None:
    data = named_resolution("S/PRST/2020/11", "Statement", ISSUED)
    codes = [warning.code for warning in read(data[: data.index(b"welcomes")], name="cut.xml").warnings]
    assert codes == ["akn_repaired", "cut_short"]
    assert "cut_short" not in {one.code for one in read(data.replace(b"</alinea>", b""), name="slip.xml").warnings}
