"""Positions out of a record: whose they are, in which words, said where, and what many of them show."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from chapter8.atlas import Atlas
from chapter8.errors import NotFoundError
from chapter8.record.kinds.repertoire.chapter_record import interpret
from chapter8.record.nouns import Clause, Decision, Meeting, Passage, Record, Source, Statement
from chapter8.record.positions import (
    Position,
    Vocabulary,
    affirmations,
    contradictions,
    matrix,
    positions,
    who,
)
from chapter8.record.text import Line, PlainDocument

ATLAS, THEMES = Atlas.shipped(), Vocabulary.shipped()

CHAPTER = """\
   7. Cooperation in Arcadia

 At its 4321st meeting, on 3 May 2001, the Security Council considered the item. The representative of China,
echoed by others, rejected a trust fund.1 Many speakers supported early warning.2 The representative of Egypt,
speaking on behalf of the League of Arab States, called for mediation.3 Most speakers welcomed training.

 Divergent views were expressed regarding structured funding,4 as opposed to pragmatic solutions.5 The representative
of Peru supported peacebuilding.6 This was echoed by the representative of Chile, who said that it cost little.7
__________________

 1 S/PV.4321, p. 3 (China); and p. 4 (Ghana).
 2 Ibid., p. 6 (Congo, Ghana); and p. 7 (African Union Commissioner).
 3 S/PV.4321 (Resumption 1), p. 2.
 4 S/PV.4321, p. 8 (Mali).
 5 Ibid., p. 9 (Togo).
 6 Ibid., p. 10.
 7 Ibid., p. 11.
"""


def chapter() -> Record:
    """The chapter above, read."""
    lines = tuple(Line(raw.strip(), None, len(raw) - len(raw.lstrip())) for raw in CHAPTER.splitlines())
    source = Source("chapter.txt", hashlib.sha256(CHAPTER.encode()).hexdigest(), "text/plain")
    return interpret(PlainDocument(source, lines), ATLAS)


def found(theme: str) -> list[tuple[str, str | None, str | None, str, str]]:
    """Stance, actor, who spoke, how, where: of all positions on a theme."""
    return [
        (one.stance, one.actor, one.spoken_by, one.via, "; ".join(map(str, one.places)))
        for one in positions(chapter(), THEMES, ATLAS)
        if one.theme == theme
    ]


def test_a_speaker_and_those_who_echoed() -> None:
    assert found("funding") == [
        ("opposes", "China", None, "own", "S/PV.4321, p. 3"),
        ("opposes", "Ghana", None, "echo", "S/PV.4321, p. 4"),
    ]


def test_an_echo_that_is_told_in_the_next_sentence_has_its_own_place() -> None:
    assert found("peacebuilding") == [
        ("supports", "Peru", None, "own", "S/PV.4321, p. 10"),
        ("supports", "Chile", None, "echo", "S/PV.4321, p. 11"),
    ]


def test_a_collective_statement_is_the_position_of_each_supporter() -> None:
    assert found("early_warning") == [
        ("supports", "Congo", None, "collective", "S/PV.4321, p. 6"),
        ("supports", "Ghana", None, "collective", "S/PV.4321, p. 6"),
        ("supports", "African Union", "African Union Commissioner", "collective", "S/PV.4321, p. 7"),
    ]


def test_who_speaks_on_behalf_of_a_group_gives_it_the_position() -> None:
    assert found("mediation") == [
        ("supports", "League of Arab States", "Egypt", "own", "S/PV.4321 (Resumption 1), p. 2")
    ]


def test_a_collective_statement_that_names_nobody_is_kept_without_an_actor() -> None:
    (one,) = (one for one in positions(chapter(), THEMES, ATLAS) if one.theme == "capacity_building")
    assert (one.actor, one.collective, one.stance_words) == (None, "Most speakers", "welcomed")
    assert matrix([one]).unnamed == (one,)


def test_of_divergent_views_the_second_side_opposes_what_the_first_supports() -> None:
    assert [row[:2] for row in found("structured_funding")] == [("supports", "Mali"), ("opposes", "Togo")]
    assert [row[:2] for row in found("flexible_cooperation")] == [("supports", "Togo")]


def test_the_words_stand_where_the_position_says() -> None:
    record = chapter()
    text = {passage.id: passage.text for passage in record.passages}
    for one in positions(record, THEMES, ATLAS):
        assert text[one.passage][one.start : one.end] == one.words
        assert one.words in one.sentence
        assert (one.stance_words is None) == (one.stance == "mentions")


SPEECH = (
    "I thank the Secretary-General. We believe that operations of the African Union must be financed from assessed "
    "contributions. Some have argued that a trust fund is needed. We condemn terrorism. Cooperation should remain "
    "informal."
)


def meeting_record() -> Record:
    """One speech of a meeting record."""
    return Record(
        Source("pv.pdf", "0" * 64, "application/pdf"), "meeting_record", "S/PV.4321", "4321st", date(2001, 5, 3), "en",
        passages=(Passage("p1", None, 12, None, "speech", SPEECH),),
        meetings=(Meeting("4321", date(2001, 5, 3), None, None),),
        statements=(Statement("4321", "Kenya", None, None, None, SPEECH, None, (), (), (), "p1"),),
    )  # fmt: skip


def test_a_speech_is_placed_sentence_by_sentence_on_its_page() -> None:
    rows = [(one.theme, one.stance, str(one.places[0])) for one in positions(meeting_record(), THEMES, ATLAS)]
    assert rows == [
        ("assessed_contributions", "supports", "S/PV.4321, p. 12"),
        ("funding", "mentions", "S/PV.4321, p. 12"),  # what others have argued is not the speaker's stance
        ("counter_terrorism", "supports", "S/PV.4321, p. 12"),  # who condemns an evil supports what is set against it
        ("flexible_cooperation", "supports", "S/PV.4321, p. 12"),
        ("institutionalised_cooperation", "opposes", "S/PV.4321, p. 12"),  # said by "should remain informal"
    ]


def test_officials_of_the_united_nations_speak_for_their_office() -> None:
    text = "Mr. Ban urged early warning."
    record = Record(
        Source("news.txt", "0" * 64, "text/plain"), "news", None, "A headline", date(2008, 4, 8), "en",
        passages=(Passage("p1", None, None, None, "narrative", text),),
        statements=(
            Statement(
                None, "Ban Ki-moon", "Secretary-General", "United Nations", "urged", text, None, (), (), (), "p1"
            ),
        ),
    )  # fmt: skip
    (one,) = positions(record, THEMES, ATLAS)
    assert (one.actor, one.spoken_by, one.year, str(one.places[0])) == (
        "Secretary-General",
        "Ban Ki-moon",
        2008,
        "A headline",
    )


def said(actor: str, stance: str, day: date | None, theme: str = "funding") -> Position:
    """A position out of nothing but what the matrix looks at."""
    return Position(
        theme, stance, actor, None, None, "own", None, None, day, "p1", 0, 7, "funding", None, "funding", 0, (),  # type: ignore[arg-type]
    )  # fmt: skip


def test_the_matrix_counts_by_actor_theme_and_year_and_keeps_the_evidence() -> None:
    first, second = said("Chile", "supports", date(2001, 5, 3)), said("Chile", "opposes", date(2001, 6, 1))
    third = said("Benin", "mentions", None)
    made = matrix([first, second, third])
    assert (made.actors, made.themes, made.years) == (("Benin", "Chile"), ("funding",), (2001, None))
    assert made.cell("Chile", "funding", 2001).counts == (1, 1, 0, 0)
    assert made.cell("Chile", "funding", 2001).evidence == (first, second)
    assert made.cell("Chile", "funding", 1999).counts == (0, 0, 0, 0)


def test_who_took_a_stance_in_a_year() -> None:
    rows = [said("Chile", "supports", date(2001, 5, 3)), said("Benin", "supports", date(2002, 5, 3))]
    assert list(who(rows, "funding", "supports")) == ["Chile", "Benin"]
    assert list(who(rows, "funding", "supports", 2002)) == ["Benin"]
    assert who(rows, "funding", "opposes") == {}


def test_an_actor_that_supports_and_opposes_is_shown_with_the_dates_in_order() -> None:
    late, early = said("Chile", "supports", date(2003, 1, 1)), said("Chile", "supports", date(2001, 1, 1))
    against = said("Chile", "opposes", date(2002, 1, 1))
    (one,) = contradictions([late, against, early, said("Benin", "supports", None)])
    assert (one.actor, one.supporting, one.opposing) == ("Chile", (early, late), (against,))


def test_a_decision_that_affirms_a_theme_stands_beside_the_positions_against_it() -> None:
    clause = Clause("3", "operative", ("Reaffirms",), "Reaffirms its primary responsibility;", (), (), "p3")
    other = Clause("4", "operative", ("Requests",), "Requests a report;", (), (), "p4")
    decision = Decision("S/RES/1 (2001)", "resolution", None, None, None, (clause, other))
    record = Record(
        Source("r.txt", "0" * 64, "text/plain"), "resolution", "S/RES/1 (2001)", "R", None, "en", decisions=(decision,)
    )
    against = said("Chile", "opposes", None, "primacy_of_the_council")
    rows = [against, said("Benin", "supports", None, "primacy_of_the_council")]
    (one,) = affirmations(record, THEMES, "primacy_of_the_council", rows)
    assert (str(one.place), one.stance_words, one.against) == ("S/RES/1 (2001), para. 3", "Reaffirms", (against,))


def test_a_theme_that_nobody_knows_is_not_found() -> None:
    with pytest.raises(NotFoundError, match="There are: institutionalised_cooperation"):
        affirmations(chapter(), THEMES, "astrology")
