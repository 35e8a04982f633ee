"""Every record of the seeds and of the exercise agrees with itself: what points somewhere points at what is there."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest

from chapter8.atlas import Atlas
from chapter8.record import read
from chapter8.record.nouns import Citation, Record

SAMPLE = Path(__file__).parents[2] / "sample"
SEEDS = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "seeds"
FILES = [*sorted((SAMPLE / "documents").iterdir()), *sorted(SEEDS.glob("*.txt"))]


@cache
def atlas() -> Atlas:
    """The shipped atlas with the states of the exercise."""
    return Atlas.shipped().extended(SAMPLE / "atlas")


@cache
def record_of(file: Path) -> Record:
    return read(file, atlas=atlas())


def texts(record: Record) -> dict[str, str]:
    return {passage.id: passage.text for passage in record.passages}


def plain(text: str) -> str:
    return " ".join(text.split())


def test_all_of_the_documents_are_there() -> None:
    assert len([file for file in FILES if file.parent == SEEDS]) == 5, f"{SEEDS}: set CHAPTER8_DATA to the test data"
    assert len(FILES) > 20


@pytest.fixture(params=FILES, ids=lambda file: file.name)
def record(request: pytest.FixtureRequest) -> Record:
    """Each document in turn, through the one door."""
    return record_of(request.param)


def test_passages_are_numbered_in_reading_order(record: Record) -> None:
    assert [passage.id for passage in record.passages] == [f"p{n}" for n in range(1, len(record.passages) + 1)]
    assert all(passage.text.strip() for passage in record.passages)


def test_whatever_names_a_passage_names_one_that_exists(record: Record) -> None:
    named = {citation.passage for citation in record.citations} | {gap.passage for gap in record.unresolved}
    named |= {statement.passage for statement in record.statements} | {owed.passage for owed in record.commitments}
    named |= {clause.passage for decision in record.decisions for clause in decision.clauses}
    named |= {warning.passage for warning in record.warnings if warning.passage is not None}
    named |= {note.called_in for note in record.notes if note.called_in is not None}
    named |= {place for section in record.sections for place in (section.start, section.end)}
    assert named <= set(texts(record))


def test_sections_lie_in_order_and_passages_name_sections_that_exist(record: Record) -> None:
    rank = {passage.id: at for at, passage in enumerate(record.passages)}
    assert all(rank[section.start] <= rank[section.end] for section in record.sections)
    labels = {section.label for section in record.sections}
    assert {passage.section for passage in record.passages if passage.section} <= labels


def test_citations_stand_in_order_at_words_that_make_them(record: Record) -> None:
    rank = {passage.id: at for at, passage in enumerate(record.passages)}
    places = [(rank[citation.passage], citation.start) for citation in record.citations]
    assert places == sorted(places)
    text = texts(record)
    assert [c for c in record.citations if not makes(c, text[c.passage][c.start : c.end])] == []


def makes(citation: Citation, words: str) -> bool:
    """Whether the words name the document by its symbol or number, or a page or paragraph of it, or say Ibid."""
    number = citation.symbol.split("/", 2)[-1]  # "1631 (2005)" of S/RES/1631 (2005), as "resolution 1631 (2005)" has it
    named = [number, citation.part or number, *map(str, citation.pages[:1]), *citation.paragraphs[:1], "bid"]
    return any(name in words for name in named)


def test_what_is_unresolved_is_quoted_from_its_place(record: Record) -> None:
    text = texts(record)
    assert [gap for gap in record.unresolved if text[gap.passage][gap.start : gap.end] != gap.text] == []


def test_notes_are_called_inside_the_text_that_calls_them(record: Record) -> None:
    text = texts(record)
    for note in record.notes:
        assert (note.called_in is None) == (note.offset is None)
        if note.called_in is not None and note.offset is not None:
            assert 0 <= note.offset <= len(text[note.called_in])
        assert all(citation in record.citations for citation in note.citations)
        assert all(gap in record.unresolved for gap in note.unresolved)
        assert note.text in {passage.text for passage in record.passages if passage.kind == "note"}


def test_clauses_are_the_words_of_their_passages(record: Record) -> None:
    text = texts(record)
    for decision in record.decisions:
        for clause in decision.clauses:
            here, there = plain(clause.text), plain(text[clause.passage])
            assert here in there or here.startswith(there)  # a clause may go on in passages of its own


def test_statements_are_the_words_of_their_passages(record: Record) -> None:
    text = texts(record)
    for statement in record.statements:
        assert plain(statement.text)[:60] in plain(text[statement.passage])
        supported = {note.number for note in record.notes}
        assert set(statement.notes) <= supported


def test_commitments_come_out_of_clauses(record: Record) -> None:
    clauses = {(d.symbol, c.number, c.passage): c for d in record.decisions for c in d.clauses}
    for owed in record.commitments:
        clause = clauses[owed.decision, owed.clause, owed.passage]
        assert owed.verb in clause.text
        assert plain(owed.action)[:40] in plain(clause.text)
