"""Official paragraphs come from decisions themselves; a list belongs to its lead-in; a corpus keeps in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from chapter8.errors import DamagedError
from chapter8.record import Clause, Decision, Record, Source
from chapter8.record.agreed import Corpus, load, one_reading_each, paragraphs_of, save
from chapter8.record.nouns import DocumentKind


def _record(kind: DocumentKind, *clauses: tuple[str | None, str], symbol: str = "S/PRST/2006/39") -> Record:
    made = tuple(
        Clause(number, "operative", (), text, (), (), f"p{place}")
        for place, (number, text) in enumerate(clauses, start=1)
    )
    decision = Decision(symbol, "presidential_statement", None, None, None, made)
    return Record(Source("x", "0" * 64, "text/plain"), kind, symbol, "", None, "en", decisions=(decision,))


def test_a_chapter_that_paraphrases_a_decision_holds_none_of_its_paragraphs() -> None:
    assert list(paragraphs_of(_record("repertoire", ("1", "Urged all States to act;")))) == []


@pytest.mark.parametrize("mark", ["–", "(a)", None])
def test_the_items_of_a_list_belong_to_the_paragraph_that_leads_in(mark: str | None) -> None:
    record = _record(
        "presidential_statement",
        (None, "“The Council agreed to expand consultation by:"),
        (mark, "Inviting organizations to its meetings;"),
        (mark, "Drawing their attention to resolutions."),
        (None, "“The Council encourages them to convey their views.”"),
    )
    first, second = paragraphs_of(record)
    assert first.text.endswith("by: Inviting organizations to its meetings; Drawing their attention to resolutions.")
    assert (second.ordinal, second.passage) == (2, "p4")


def test_of_two_files_of_one_decision_the_first_counts() -> None:
    files = [_record("resolution", ("1", text), symbol="S/RES/1 (1946)") for text in ("Decides;", "Decides, misread;")]
    assert [item.text for item in one_reading_each(map(paragraphs_of, files))] == ["Decides;"]


def test_a_corpus_kept_in_a_file_answers_as_before(corpus: Callable[[str], Corpus], tmp_path: Path) -> None:
    held = corpus("S/RES/1 (1999) | 1999-03-01 | 4 | Urges all States to act;\nS/RES/2 (1999) | - | 1 | Recalls;")
    save(held, tmp_path / "corpus")
    assert load(tmp_path / "corpus").similar("urged States") == held.similar("urged States")
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"\x93NUMPY\x01\x00v\x00{'descr': '|O'}"])
def test_another_file_is_no_corpus(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "corpus").write_bytes(content)
    with pytest.raises(DamagedError, match="Make the index again"):
        load(tmp_path / "corpus")
