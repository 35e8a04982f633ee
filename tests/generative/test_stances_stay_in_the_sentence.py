"""Whatever the words, a theme's place lies in its sentence, a mention has no stance words, and a stance has some."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chapter8.record.positions import Vocabulary
from chapter8.record.positions.stance import stance_of

THEMES = Vocabulary.shipped()
TEXT = (
    "supported opposed not only should a trust fund early warning training lack of States ; , : but while who (one) "
    "could replace rather than institutionalized flexible approach noted “ ” assessed contributions terrorism ."
)
WORDS = st.sampled_from(TEXT.split())


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_a_reading_points_into_its_sentence(words: list[str]) -> None:
    sentence = " ".join(words)
    for hit in THEMES.hits(sentence):
        assert 0 <= hit.start < hit.end <= len(sentence)
        reading = stance_of(sentence, hit.start, hit.end)
        assert (reading.words is None) == (reading.stance == "mentions")
        assert reading.words is None or reading.words in sentence
