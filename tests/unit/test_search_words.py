"""How a typed query is understood, and which words of a passage are shown."""

from __future__ import annotations

import pytest

from chapter8.site.search.excerpt import Span, excerpt
from chapter8.site.search.fields import analyzer
from chapter8.site.search.understood import Understood, understand


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("peace  talks", Understood(words=("peace", "talks"))),
        ('"peace talks" Juba', Understood(words=("Juba",), phrases=("peace talks",))),
        ("“peace talks”", Understood(phrases=("peace talks",))),
        ("« pourparlers de paix »", Understood(phrases=("pourparlers de paix",))),
        ("talks -Juba", Understood(words=("talks",), excluded=("Juba",))),
        ('talks -"Juba peace"', Understood(words=("talks",), excluded=("Juba peace",))),
        ("?! ...", Understood()),
        ("", Understood()),
    ],
)
def test_words_phrases_and_what_to_leave_out(typed: str, understood: Understood) -> None:
    assert understand(typed) == understood


def test_a_query_as_understood_can_be_typed_again() -> None:
    query = understand('talks "peace process" -Juba')
    assert understand(str(query)) == query


def test_only_leaving_out_is_no_question() -> None:
    assert understand("-Juba").notes == ("Name at least one word to look for beside those to leave out.",)


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """The excerpt of an English text around some words."""
    english = analyzer("text_en")
    return excerpt(text, english, frozenset(term for word in words for term in english.analyze(word)))


def test_hits_are_marked_by_place_not_by_markup() -> None:
    assert spans("<b>Peace</b> now", "peace") == (Span("<b>"), Span("Peace", hit=True), Span("</b> now"))


def test_neighbouring_hits_are_one() -> None:
    assert spans("the peace talks", "peace", "talks") == (Span("the "), Span("peace talks", hit=True))


def test_a_long_passage_is_cut_at_words_around_its_densest_hits() -> None:
    text = "peace " + "filler " * 200 + "peace talks on peace " + "filler " * 200
    shown = spans(text, "peace", "talks")
    assert shown[0] == Span("… ")
    assert shown[-1] == Span(" …")
    assert Span("peace talks", hit=True) in shown
    assert sum(len(span.text) for span in shown) < 340
