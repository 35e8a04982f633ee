"""A document that the quick look passes by holds nothing that the rule of relevance would have graded."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chapter8.atlas import Atlas
from chapter8.brief.relevance import relevance
from chapter8.record import Passage, Record, Source, Statement

ATLAS = Atlas.shipped()
RULE = relevance(ATLAS, ["SDN"], ["AU", "LAS"])
DAY = date(2011, 1, 1)

words = st.sampled_from(
    ["Sudan", "the", "South Sudan", "Darfur", "African Union", "African", "Union", "League of Arab States", "AU", "of",
     "regional organizations", "sub-regional", "Article 53", "Chapter VIII", "Security Council", "Chad", "decides"]
)  # fmt: skip
texts = st.lists(words, min_size=1, max_size=8).map(" ".join)
speakers = st.sampled_from([None, "Sudan", "African Union", "Chad"])


@given(st.lists(texts, min_size=1, max_size=3), speakers)
def test_what_is_passed_by_has_no_grade(paragraphs: list[str], speaker: str | None) -> None:
    passages = tuple(
        Passage(f"p{number}", None, None, None, "narrative", text) for number, text in enumerate(paragraphs)
    )
    said = Statement(None, speaker, None, None, None, paragraphs[0], None, (), (), (), "p0")
    record = Record(
        Source("d.txt", "0" * 64, "text/plain"), "other", None, "d", DAY, "en", passages=passages, statements=(said,)
    )
    graded = [RULE.grade(text) for text in paragraphs] + [RULE.grade(said.text, speakers=(speaker,))]
    named = [RULE.direct_sentences(text) for text in paragraphs]
    assert RULE.may_concern(record) or (set(graded) == {None} and not any(named))
