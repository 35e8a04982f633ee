"""Whatever the bytes are, reading ends in a record or in an error of ours; and a record survives its JSON."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from chapter8.atlas import Atlas
from chapter8.errors import InputError
from chapter8.record import read
from chapter8.record.encoding import from_json, to_json
from chapter8.record.numbering import numbered_paragraphs, subparagraphs

ATLAS = Atlas.shipped()
HEADS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<akomaNtoso>", b"<html>", b"\xff\xfe", b"The President: "]
)
WORDS = st.sampled_from(
    ["1. ", "2. ", "(a) ", "(i) ", "\n", "The Security Council,\n", "Requests ", "and decides ", "to report ",
     "by 1 May 2009 ", "the Secretary-General ", "S/RES/1631 (2005) ", "Resolution 9 (1999)\n", "Mr. A (France): ",
     ", ", "; ", "’", "\f", "Annex\n"]
)  # fmt: skip


@settings(max_examples=120, deadline=None, derandomize=True)
@given(HEADS, st.binary(max_size=400))
def test_any_bytes_give_a_record_or_an_input_error(head: bytes, rest: bytes) -> None:
    try:
        record = read(head + rest, name="any", atlas=ATLAS)
    except InputError:
        return  # refused by the gate: the hostile files say how
    assert from_json(to_json(record)) == record


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_any_mixture_of_council_words_is_read_and_its_offsets_hold(words: list[str]) -> None:
    text = "".join(words)
    if not text.strip():
        return
    record = read(text.encode(), name="any.txt", atlas=ATLAS)
    passages = {passage.id: passage.text for passage in record.passages}
    assert list(passages) == [f"p{number}" for number in range(1, len(passages) + 1)]
    for citation in record.citations:
        assert 0 <= citation.start < citation.end <= len(passages[citation.passage])
    for decision in record.decisions:
        assert all(clause.passage in passages for clause in decision.clauses)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.lists(WORDS, max_size=60))
def test_numbered_paragraphs_ascend_and_never_overlap(words: list[str]) -> None:
    text = "".join(words)
    chain = numbered_paragraphs(text)
    for before, after in pairwise(chain):
        assert before.number < after.number
        assert before.start <= before.end == after.at < after.start
    parts = subparagraphs(text)
    assert all(start <= end for _, start, end in parts)
