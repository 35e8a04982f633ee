"""Beside the index of names stands an obvious one, that tries every name at every place: they agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from chapter8.atlas.names import Named, NameIndex, key, words

NAMES = [
    Named("GIN", "Guinea"),
    Named("GNQ", "Equatorial Guinea"),
    Named("GNB", "Guinea-Bissau"),
    Named("COG", "Congo"),
    Named("COD", "Democratic Republic of the Congo"),
    Named("IRN", "Iran (Islamic Republic of)"),
    Named("IRN", "Iran"),
    Named("CIV", "Côte d'Ivoire"),
    Named("AU", "AU"),
]
PIECES = [
    *["Guinea", "Equatorial", "Bissau", "Congo", "Democratic", "Republic", "of", "the", "Iran", "(Islamic", "of)"],
    *["Côte", "d’Ivoire", "AU", "au", "guinea", "GUINEA", "and", ",", "-", "\n", "Congo's"],
]


def plain_find(text: str) -> list[tuple[str, int, int]]:
    """At each word, the longest name whose words and marks stand there; then go on behind it."""
    run, found, at = list(words(text)), [], 0
    while at < len(run):
        best: tuple[int, Named] | None = None
        for named in NAMES:
            length = len(key(named.text))
            part = run[at : at + length]
            same = len(part) == length and key(text[part[0].start : part[-1].end]) == key(named.text)
            capital = all(
                any(c.isupper() for c in text[w.start : w.start + 3]) or w.folded in {"of", "the"} for w in part
            )
            case = not named.acronym or text[part[0].start : part[-1].end] == named.text
            if same and capital and case and run[at].folded != "the" and (best is None or length > best[0]):
                best = (length, named)
        if best is None:
            at += 1
            continue
        last = run[at + best[0] - 1].end
        closing = best[1].text.endswith(")") and text[last : last + 1] == ")"
        found.append((best[1].code, run[at].start, last + closing))
        at += best[0]
    return found


@settings(max_examples=300, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_the_index_finds_what_trying_every_name_finds(text: str) -> None:
    found = [(hit.named[0].code, hit.start, hit.end) for hit in NameIndex(NAMES).find(text)]
    assert found == plain_find(text)


@settings(max_examples=200, derandomize=True)
@given(st.text(max_size=60))
def test_any_text_can_be_searched_and_every_place_lies_in_it(text: str) -> None:
    for hit in NameIndex(NAMES).find(text + " Guinea " + text):
        assert 0 <= hit.start < hit.end <= 2 * len(text) + 8
