"""Forms of other chapters and supplements: other subjects, other echoes, decisions told in one sentence."""

from __future__ import annotations

import hashlib

import pytest

from chapter8.atlas import Atlas
from chapter8.record.kinds.repertoire.chapter_record import interpret
from chapter8.record.nouns import Record, Source, Statement
from chapter8.record.text import Line, PlainDocument

ATLAS = Atlas.shipped()

HEAD = """\
   7. Peace in Arcadia

 At its 6092nd meeting, held on 18 March 2009, the Council considered the item.

"""


def read(sentences: str, *notes: str) -> Record:
    """A chapter of one paragraph with its notes."""
    numbered = "\n".join(f" {number} {note}" for number, note in enumerate(notes, start=1))
    text = f"{HEAD} {sentences}\n__________________\n\n{numbered}\n"
    lines = tuple(Line(raw.strip(), None, len(raw) - len(raw.lstrip())) for raw in text.splitlines())
    return interpret(
        PlainDocument(Source("c.txt", hashlib.sha256(text.encode()).hexdigest(), "text/plain"), lines), ATLAS
    )


def said(one: Statement) -> tuple[str | None, str | None, str | None]:
    """Who, on whose behalf, with which verb."""
    return one.speaker, one.on_behalf_of, one.verb


@pytest.mark.parametrize(
    ("sentence", "quantity"),
    [
        ("Some delegates maintained that mediation mattered.1", "Some delegates"),
        ("A number of delegates expressed support for it.1", "A number of delegates"),
        ("Several Council members, including Ghana, voiced concern.1", "Several Council members"),
        ("The majority of speakers agreed.1", "The majority of speakers"),
    ],
)
def test_quantities_of_speakers(sentence: str, quantity: str) -> None:
    (one,) = read(sentence, "S/PV.6092, p. 3 (China); and p. 4 (Ghana).").statements
    assert (one.collective, one.supporters) == (quantity, ("China", "Ghana"))


def test_a_view_that_others_share_is_echoed_by_them() -> None:
    (one,) = read(
        "The representative of Egypt stated that the plan was sound, a view shared by the representatives of Jordan "
        "and Yemen.1",
        "S/PV.6092, p. 1 (Egypt); p. 2 (Jordan); and p. 3 (Yemen).",
    ).statements
    assert (one.speaker, one.echoed_by) == ("Egypt", ("Jordan", "Yemen"))


def test_who_supported_the_speaker_stands_in_an_aside_and_is_no_verb() -> None:
    (one,) = read(
        "The representative of Cuba, speaking on behalf of the European Union, supported by Sudan and Peru, refused.1",
        "S/PV.6092, p. 1.",
    ).statements
    assert said(one) == ("Cuba", "European Union", "refused")
    assert one.echoed_by == ("Sudan", "Peru")


def test_on_whose_behalf_may_stand_before_the_speaker() -> None:
    (one,) = read(
        "Speaking on behalf of the European Union, the representative of Sweden welcomed it.1", "S/PV.6092, p. 1."
    ).statements
    assert said(one) == ("Sweden", "European Union", "welcomed")


def test_bare_names_speak_where_the_sentence_calls_a_note() -> None:
    record = read("Mexico and Panama recalled the Charter.1", "S/PV.6092, p. 22 and p. 23, respectively.")
    assert [one.speaker for one in record.statements] == ["Mexico", "Panama"]
    assert [(c.speaker, c.pages) for c in record.notes[0].citations] == [("Mexico", (22,)), ("Panama", (23,))]


def test_bare_names_without_a_note_are_told_by_the_speaker_before() -> None:
    (one,) = read("The representative of Chile spoke.1 Mexico recalled the Charter.", "S/PV.6092, p. 1.").statements
    assert one.text.endswith("Mexico recalled the Charter.")


@pytest.mark.parametrize(
    ("sentence", "speaker", "verb"),
    [
        ("According to the representative of Mali, more was needed.1", "Mali", "according to"),
        ("In the view of the Secretary-General, more was needed.1", "Secretary-General", "in the view of"),
        ("For the representative of Kenya, peace came first.1", "Kenya", None),
        ("The speaker from Kenya agreed.1", "Kenya", "agreed"),
        ("His counterpart from Ghana disagreed.1", "Ghana", "disagreed"),
    ],
)
def test_other_ways_to_name_a_speaker(sentence: str, speaker: str, verb: str | None) -> None:
    (one,) = read(sentence, "S/PV.6092, p. 1.").statements
    assert said(one) == (speaker, None, verb)


def test_somebody_who_is_not_named_is_unresolved_and_not_the_speaker_before() -> None:
    record = read(
        "The representative of Chile agreed.1 Another speaker had doubts.2", "S/PV.6092, p. 1.", "Ibid., p. 2."
    )
    (one,) = record.statements
    assert one.notes == ("1",)
    assert [gap.reason for gap in record.unresolved] == ["who is meant by these words is not told"]


def test_what_was_widely_welcomed_is_a_collective_statement_that_names_nobody() -> None:
    (one,) = read("The plan was widely welcomed.1", "S/2009/1.").statements
    assert (one.collective, one.verb, one.supporters) == ("widely", "welcomed", ())


def test_they_go_on_with_the_notes_of_those_who_began() -> None:
    first, second = read(
        "Some speakers agreed. They urged haste.1", "S/PV.6092, p. 3 (China); p. 4 (Ghana)."
    ).statements
    assert first.supporters == second.supporters == ("China", "Ghana")


def test_the_note_tells_on_whose_behalf_it_was() -> None:
    (one,) = read(
        "The representative of Sweden and some others agreed.1",
        "S/PV.6092, p. 3 (Sweden, on behalf of the European Union); and p. 4 (Ghana).",
    ).statements
    assert (one.speaker, one.on_behalf_of) == ("Sweden", "European Union")


@pytest.mark.parametrize(
    ("sentence", "symbol", "day", "verbs"),
    [
        ("By resolution 1631 (2005) of 17 October 2005, the Council urged all States to help.1", "S/RES/1631 (2005)",
         "2005-10-17", [("urged",)]),
        ("In resolution 1809 (2008), the Security Council expressed its determination; and requested a report.1",
         "S/RES/1809 (2008)", "None", [("expressed its determination",), ("requested",)]),
        ("By a presidential statement dated 28 March 2007,1 the Council reaffirmed its responsibility.",
         "S/PRST/2007/7", "2007-03-28", [("reaffirmed",)]),
    ],
)  # fmt: skip
def test_a_decision_told_in_one_sentence(sentence: str, symbol: str, day: str, verbs: list[tuple[str, ...]]) -> None:
    (decision,) = read(sentence, "S/PRST/2007/7.").decisions
    assert (decision.symbol, str(decision.date), decision.meeting) == (symbol, day, None)
    assert [clause.verbs for clause in decision.clauses] == verbs


def test_a_decision_that_only_its_heading_names_is_unresolved() -> None:
    text = " Decision of 3 May 2001 (4321st meeting): statement by the President\n\n At its 4321st meeting, nothing.\n"
    lines = tuple(Line(raw.strip(), None, len(raw) - len(raw.lstrip())) for raw in text.splitlines())
    record = interpret(PlainDocument(Source("c.txt", "0" * 64, "text/plain"), lines), ATLAS)
    assert [gap.reason for gap in record.unresolved] == ["no sentence below this heading names the decision's symbol"]
