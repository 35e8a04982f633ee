"""Whatever a chapter's lines are, every note, citation and call points into text that is there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chapter8.atlas import Atlas
from chapter8.record.kinds.repertoire.chapter_record import interpret
from chapter8.record.nouns import Source
from chapter8.record.text import Line, PlainDocument

ATLAS = Atlas.shipped()
PIECES = st.sampled_from(
    [
        "",
        "__________________",
        " 1 S/PV.5007, pp. 3-4.",
        " 2 Ibid., p. 5 (Mexico); p. 10",
        "(Benin); S/PV.5007 (Resumption 1), p. 5.",
        " 3 See chap. XII.",
        " 4 Ibid., p. 6 and p. 33, respectively.",
        "   49. Items relating to the role",
        " A. Cooperation between the",
        " At its 5007th meeting, on 20 July 2004,1 the",
        "Council met.2 The representative of Chile, echoed by",
        "others, said that.3 He added post-",
        "conflict words.4",
        " Several speakers agreed.2",
        " Urged all States to act;",
        "the President made a statement on behalf of the Council,3 by which the Council, inter alia:",
        "217",
        "This was supported by many speakers.",
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_every_place_is_a_place_in_the_text(raw: list[str]) -> None:
    lines = tuple(Line(text.strip(), None, len(text) - len(text.lstrip())) for text in raw)
    record = interpret(PlainDocument(Source("chapter.txt", "0" * 64, "text/plain"), lines), ATLAS)
    text = {passage.id: passage.text for passage in record.passages}
    assert list(text) == [f"p{number}" for number in range(1, len(text) + 1)]
    for note in record.notes:
        assert note.called_in is None or 0 <= (note.offset or 0) <= len(text[note.called_in])
    spans = [(citation.start, citation.end, citation.passage) for citation in record.citations]
    spans += [(gap.start, gap.end, gap.passage) for gap in record.unresolved]
    for start, end, passage in spans:
        assert 0 <= start <= end <= len(text[passage])
    for statement in record.statements:
        assert statement.passage in text


@given(st.lists(PIECES, max_size=30))
def test_no_letter_of_the_body_is_lost(raw: list[str]) -> None:
    """Digits may become calls and hyphens may go; letters stay, each in some passage, rules aside."""
    lines = tuple(Line(text.strip(), None, len(text) - len(text.lstrip())) for text in raw)
    record = interpret(PlainDocument(Source("chapter.txt", "0" * 64, "text/plain"), lines), ATLAS)
    before = sorted(letter for text in raw for letter in text if letter.isalpha())
    after = sorted(letter for passage in record.passages for letter in passage.text if letter.isalpha())
    assert after == before
