"""Chapters of the Repertoire: layout, calls, meetings, decisions, statements; on a page that one can see whole."""

from __future__ import annotations

import hashlib

import pytest

from chapter8.atlas import Atlas
from chapter8.record.kinds.repertoire.chapter_record import interpret
from chapter8.record.nouns import Record, Source
from chapter8.record.text import Line, PlainDocument

ATLAS = Atlas.shipped()

PAGE = """\
   7. The situation in Arcadia

  Initial proceedings

  Decision of 3 May 2001 (4321st meeting):
resolution 1350 (2001)

 At its 4321st meeting, on 3 May 2001,1 the
Security Council included in its agenda the item
entitled “The situation in Arcadia”. The President
(France) drew attention to a letter dated 2 May 2001
from the representative of Chile.2

 The representative of China, echoed by the
representatives of Ghana and OAS, held that post-
conflict efforts mattered in 2001.3 He added that the
__________________

 1 See chap. XII.
 2 S/2001/432.
 3 S/PV.4321, p. 3, p. 4 and p. 5 (Ghana).
 Council was to act first. Many speakers agreed.4
While the representative of Peru feared delay,5 the
representative of Egypt, speaking on behalf of the
League of Arab States, saw none.6 It was regretted that
nothing had been done.7

 At the same meeting, the Council adopted resolution
1350 (2001) by 14 votes to none, with 1 abstention, by
which it, inter alia:

 Urged all States and the African Union, in close
consultation with the parties, to support the Mission;

 [Noted that it] would meet again, and requested the
Secretary-General to report by June 2001.8
__________________

 4 Ibid., p. 6 (Congo, Ghana); Official Records,
 vol. II, p. 12.
 5 Ibid., p. 7.
 6 S/PV.4321 (Resumption 1), p. 2.
 7 Ibid., p. 4 (Italy).
 8 S/2001/500
"""


def read(text: str) -> Record:
    """A chapter out of its text, as the reader of plain text hands it over."""
    lines = tuple(Line(raw.strip(), None, len(raw) - len(raw.lstrip())) for raw in text.splitlines())
    source = Source("chapter.txt", hashlib.sha256(text.encode()).hexdigest(), "text/plain")
    return interpret(PlainDocument(source, lines), ATLAS)


def test_note_blocks_leave_the_flow_and_sentences_are_whole() -> None:
    passage = next(p for p in read(PAGE).passages if p.text.startswith("The representative of China"))
    assert passage.text.startswith(
        "The representative of China, echoed by the representatives of Ghana and OAS, held that post-conflict efforts "
        "mattered in 2001. He added that the Council was to act first. Many speakers agreed."
    )


def test_calls_are_found_though_the_digits_are_glued_to_the_year() -> None:
    record = read(PAGE)
    text = {passage.id: passage.text for passage in record.passages}
    before = [text[note.called_in or ""][: note.offset].split()[-1] for note in record.notes]
    assert before == ["2001,", "Chile.", "2001.", "agreed.", "delay,", "none.", "done.", "2001."]


def test_a_call_that_is_nowhere_is_a_warning() -> None:
    record = read(PAGE.replace("seen none.6", "saw none.").replace("saw none.6", "saw none."))
    assert [(w.code, w.message) for w in record.warnings] == [("note_not_called", "No place in the text calls note 6")]


def test_a_note_that_is_missing_blocks_the_chain() -> None:
    record = read(PAGE.replace(" 6 S/PV.4321 (Resumption 1), p. 2.\n", ""))
    last = next(note for note in record.notes if note.number == "7")
    assert last.citations == ()
    assert "missing" in last.unresolved[0].reason
    assert "note_missing" in [warning.code for warning in record.warnings]


def test_what_is_not_recognised_blocks_ibid_in_the_next_note() -> None:
    notes = {note.number: note for note in read(PAGE).notes}
    assert [(c.symbol, c.pages, c.speaker) for c in notes["4"].citations] == [
        ("S/PV.4321", (6,), "Congo"),
        ("S/PV.4321", (6,), "Ghana"),
    ]
    assert notes["5"].citations == ()
    assert notes["5"].unresolved
    assert [(c.part, c.pages) for c in notes["7"].citations] == [("Resumption 1", (4,))]


def test_the_meeting() -> None:
    (meeting,) = read(PAGE).meetings
    assert (meeting.number, str(meeting.date), meeting.item, meeting.president, meeting.documents, meeting.outcome) == (
        "4321",
        "2001-05-03",
        "The situation in Arcadia",
        "France",
        ("S/2001/432",),
        "S/RES/1350 (2001)",
    )


def test_the_decision() -> None:
    (decision,) = read(PAGE).decisions
    assert (decision.symbol, decision.kind, decision.unanimous) == ("S/RES/1350 (2001)", "resolution", False)
    assert [(c.verbs, c.addressees, c.cites) for c in decision.clauses] == [
        (("Urged",), ("States", "African Union"), ()),
        (("Noted", "requested"), ("Secretary-General",), ("S/2001/500",)),
    ]
    kinds = {passage.id: passage.kind for passage in read(PAGE).passages}
    assert [kinds[clause.passage] for clause in decision.clauses] == ["operative", "operative"]


LEAD = "by\nwhich it, inter alia:"


@pytest.mark.parametrize(
    "lead",
    [
        "by which it, acting under Chapter VII of the Charter, inter alia:",
        "by which the Council, determining a threat to peace\nand acting under Chapter VII of the Charter, inter alia:",
        "by which the Security Council, inter alia, acting under\nChapter VII of the Charter:",
        "by which, acting under Chapter VII of the Charter,\nit, inter alia:",
        "whereby the Council, acting under Chapter VII of the\nCharter, among other things:",
        "by which it:",
        "and, inter alia:",
    ],
)
def test_any_words_may_stand_before_a_list_of_clauses(lead: str) -> None:
    record = read(PAGE.replace(LEAD, lead))
    assert record.decisions[0].clauses == read(PAGE).decisions[0].clauses
    introduces = next(p for p in record.passages if p.text.startswith("At the same meeting, the Council adopted"))
    assert introduces.text.endswith(" ".join(lead.split()))
    assert introduces.kind == "narrative"


def test_clauses_inside_the_sentence_that_reports_the_decision() -> None:
    words = (
        "acting under Chapter VII of the Charter, inter alia,\ndecided to meet again; requested the\nSecretary-General"
    )
    text = PAGE.replace(LEAD, f"by which it, {words} to report; and urged the parties to talk.")
    (decision,) = read(text).decisions
    assert [(clause.verbs, clause.text) for clause in decision.clauses] == [
        (("decided",), "decided to meet again"),
        (("requested",), "requested the Secretary-General to report"),
        (("urged",), "urged the parties to talk."),
    ]


def test_the_first_clause_may_stand_behind_the_lead_itself() -> None:
    text = PAGE.replace(LEAD, "by which it, acting under\nChapter VII of the Charter, inter alia: Demanded peace;")
    (decision,) = read(text).decisions
    assert [clause.verbs for clause in decision.clauses] == [("Demanded",), ("Urged",), ("Noted", "requested")]


def test_what_the_decision_asks_for_is_a_commitment() -> None:
    assert [(c.decision, c.clause, c.kind, c.bearers, c.action, c.report) for c in read(PAGE).commitments] == [
        ("S/RES/1350 (2001)", "1", "request", ("States", "African Union"), "to support the Mission", False),
        ("S/RES/1350 (2001)", "2", "request", ("Secretary-General",), "to report by June 2001", True),
    ]


def test_statements() -> None:
    rows = [(s.speaker, s.on_behalf_of, s.verb, s.collective, s.echoed_by, s.notes) for s in read(PAGE).statements]
    assert rows == [
        ("China", None, "held", None, ("Ghana", "Organization of American States"), ("3",)),
        ("China", None, "added", None, (), ()),
        (None, None, "agreed", "Many speakers", (), ("4",)),
        ("Peru", None, "feared", None, (), ("5",)),
        ("Egypt", "League of Arab States", "saw", None, (), ("6",)),
        (None, None, None, None, (), ("7",)),
    ]


def test_a_pronoun_without_a_speaker_is_unresolved() -> None:
    record = read(" 1. Title\n\n He added that nobody had spoken.\n\n At its end.\n\n And so it went.\n")
    assert record.statements == ()
    assert [gap.text for gap in record.unresolved] == ["He"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council considered a letter from the representative of Chile.",
        "All Council members made statements.",
        "At the end of the meeting, the President made a statement on behalf of the Council.",
        "The situation discussed by the representatives of the parties was grave.",
        "He was accompanied by the Secretary-General.",
    ],
)
def test_what_is_no_statement(sentence: str) -> None:
    assert read(f" 1. Title\n\n {sentence}\n\n One.\n\n Two.\n").statements == ()


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(lambda text: "\n".join(line.strip() for line in text.splitlines()), id="no indents"),
        pytest.param(lambda text: text.replace("__________________\n", ""), id="no rules"),
        pytest.param(
            lambda text: text.replace("__________________\n", "01-12345   217\n__________________\n"), id="job"
        ),
        pytest.param(lambda text: text.replace(" Council was", "\nCouncil was"), id="blank for a page turn"),
    ],
)
def test_other_layouts_give_the_same_notes_and_statements(layout: object) -> None:
    assert callable(layout)
    here, there = read(PAGE), read(layout(PAGE))
    assert [(n.number, [c.pages for c in n.citations]) for n in here.notes] == [
        (n.number, [c.pages for c in n.citations]) for n in there.notes
    ]
    assert [s.speaker for s in here.statements] == [s.speaker for s in there.statements]


def test_running_heads_and_continued_titles_are_furniture() -> None:
    text = PAGE.replace(
        " The representative of China,", "7. The situation in Arcadia (continued)\n\n The representative of China,"
    )
    record = read(text)
    assert [section.label for section in record.sections] == ["7"]
    assert "7. The situation in Arcadia (continued)" in [p.text for p in record.passages if p.kind == "furniture"]


def test_a_chapter_that_begins_in_the_middle_keeps_its_label() -> None:
    record = read(PAGE.replace("   7. The situation in Arcadia\n", "   7. The situation in Arcadia (continued)\n"))
    assert [(section.label, section.title) for section in record.sections] == [("7", "The situation in Arcadia")]
