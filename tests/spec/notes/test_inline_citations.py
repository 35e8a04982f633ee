"""Citations inside running text."""

from __future__ import annotations

from chapter8.record.citations import cite


def test_a_paragraph_of_a_resolution_is_cited_with_its_number() -> None:
    citations, _ = cite("p7", "as requested in paragraph 10 (a) of its resolution 1631 (2005)")
    assert [(c.symbol, c.paragraphs, c.via, c.passage) for c in citations] == [
        ("S/RES/1631 (2005)", ("10 (a)",), "inline", "p7")
    ]


def test_several_paragraphs() -> None:
    citations, _ = cite("p1", "pursuant to paragraphs 3, 5 and 7 of resolution 1970 (2011)")
    assert citations[0].paragraphs == ("3", "5", "7")


def test_a_page_directly_behind_the_symbol() -> None:
    citations, _ = cite("p1", "he said (S/PV.5007 (Resumption 1), pp. 10-11) that")
    assert (citations[0].part, citations[0].pages) == ("Resumption 1", (10, 11))


def test_offsets_are_those_of_the_words() -> None:
    text = "Recalling resolutions 661 (1990) and 687 (1991),"
    citations, _ = cite("p1", text)
    assert [text[c.start : c.end] for c in citations] == ["661 (1990)", "687 (1991)"]


def test_what_is_written_like_a_symbol_but_is_none_is_reported() -> None:
    citations, unresolved = cite("p1", "consultations with T/PCCs and others")
    assert citations == []
    assert [gap.text for gap in unresolved] == ["T/PCCs"]
