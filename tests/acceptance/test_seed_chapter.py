"""The Repertoire chapter of the seeds, against a gold made by hand (seed_notes_gold.txt) and counts made by hand."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from chapter8.record import read
from chapter8.record.nouns import Citation, Note, Record, Statement

SEEDS = Path(os.environ.get("CHAPTER8_DATA", "../shared/data")) / "seeds"
GOLD = Path(__file__).parent / "seed_notes_gold.txt"
STATEMENTS = Path(__file__).parent / "seed_statements_gold.csv"

Row = tuple[str, str | None, tuple[int, ...], str | None, str | None, str]


@cache
def chapter() -> Record:
    """The chapter, read through the one door."""
    files = sorted(SEEDS.glob("002_*.txt"))
    assert files, f"{SEEDS} holds no Repertoire chapter (002_*.txt): set CHAPTER8_DATA to the folder of the test data"
    return read(files[0])


def gold() -> dict[tuple[str, str], list[Row]]:
    """By section and note: symbol, part, pages, speaker, on behalf of, via."""
    rows: dict[tuple[str, str], list[Row]] = {}
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        section, number, symbol, *rest = [cell.strip() for cell in line.split("|")]
        note = rows.setdefault((section, number), [])
        if rest:
            part, pages, speaker, behalf, via = rest
            note.append((symbol, _or_none(part), _pages(pages), _or_none(speaker), _or_none(behalf), via))
    return rows


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell


def _pages(cell: str) -> tuple[int, ...]:
    return () if cell == "-" else tuple(int(page) for page in cell.split())


def as_row(citation: Citation) -> Row:
    """A citation in the order of the gold's columns."""
    return (
        citation.symbol,
        citation.part,
        citation.pages,
        citation.speaker,
        citation.on_behalf_of,
        citation.via,
    )


def notes() -> dict[tuple[str, str], Note]:
    """The notes that were read, by section and number."""
    return {(note.section or "", note.number): note for note in chapter().notes}


def naive_last_symbol(numbered: Iterable[Note]) -> dict[tuple[str, str], list[tuple[str, str | None, tuple[int, ...]]]]:
    """The obvious rule to beat: a page belongs to the last symbol seen in the stream of notes; parts are not seen."""
    last, found = "", {}
    for note in numbered:
        rows: list[tuple[str, str | None, tuple[int, ...]]] = []
        for token in re.finditer(r"(?P<symbol>[AS]/[\w./]*\d)|pp?\. ?(?P<first>\d+)(?:-(?P<last>\d+))?", note.text):
            if token["symbol"]:
                last = token["symbol"]
                if not re.match(r", pp?\.| \(Res", note.text[token.end() :]):
                    rows.append((last, None, ()))
            else:
                first = int(token["first"])
                rows.append((last, None, tuple(range(first, int(token["last"] or first) + 1))))
        found[note.section or "", note.number] = rows
    return found


def test_all_111_notes_are_there_and_each_is_called_in_the_text() -> None:
    numbers = [(note.section, note.number) for note in chapter().notes]
    assert numbers == [("49", str(n)) for n in range(1, 109)] + [("50", str(n)) for n in range(1, 4)]
    text = {passage.id: passage.text for passage in chapter().passages}
    for note in chapter().notes:
        assert note.called_in is not None
        assert note.offset is not None
        assert 0 < note.offset <= len(text[note.called_in])


@pytest.mark.parametrize(
    ("section", "number", "before"),
    [
        ("49", "1", "on 20 July 2004,"),  # printed "2004,1"
        ("49", "5", "regional approach to crises."),
        ("49", "70", "leaders of regional organizations,"),  # in the middle of a sentence
        ("49", "108", "the statement by its President of 28 March 2007"),  # printed "2007108"
        ("50", "1", "addressed to the Secretary-General,"),  # the numbering has started anew
    ],
)
def test_a_note_is_called_where_its_digits_stood(section: str, number: str, before: str) -> None:
    note = notes()[section, number]
    text = next(passage.text for passage in chapter().passages if passage.id == note.called_in)
    assert note.offset is not None
    assert text[: note.offset].endswith(before)
    assert not text[note.offset :].startswith(number)


@pytest.mark.parametrize("key", gold(), ids=".".join)
def test_a_note_cites_what_the_gold_says(key: tuple[str, str]) -> None:
    assert [as_row(citation) for citation in notes()[key].citations] == gold()[key]


def test_the_naive_rule_loses_a_quarter_of_the_notes() -> None:
    """Beside the clever part the obvious one: it loses every note that cites a resumption, or words for a symbol."""
    naive = naive_last_symbol(chapter().notes)
    places = {key: [row[:3] for row in rows] for key, rows in gold().items()}
    right = sum(naive[key] == rows for key, rows in places.items())
    ours = sum([as_row(c)[:3] for c in notes()[key].citations] == rows for key, rows in places.items())
    assert (ours, right, len(places)) == (111, 82, 111)


def test_citations_point_at_the_words_that_make_them() -> None:
    text = {passage.id: passage.text for passage in chapter().passages}
    for citation in chapter().citations:
        words = text[citation.passage][citation.start : citation.end]
        assert words
        if citation.pages and citation.via != "ibid":
            assert str(citation.pages[0]) in words


def test_cross_references_to_other_chapters_are_unresolved_not_guessed() -> None:
    elsewhere = [gap for gap in chapter().unresolved if "carries no document symbol" in gap.reason]
    assert len(elsewhere) == 5
    assert all("see chap." in gap.text for gap in elsewhere)


def test_what_the_seed_breaks_off_stays_unresolved_with_its_reason() -> None:
    gaps = [(gap.text, gap.reason) for gap in chapter().unresolved if "carries no document" not in gap.reason]
    assert gaps == [
        (
            "Decision of 22 September 2004 (5041st meeting): statement by the President",
            "no sentence below this heading names the decision's symbol",
        ),
        ("Finally, he noted that the", "the text breaks off before this statement ends"),
    ]


def test_a_slip_in_a_name_is_mended_by_the_list_of_participants_and_said() -> None:
    (warning,) = chapter().warnings
    assert warning.code == "name_mended"
    assert warning.message.startswith("'Africa Union' is read as 'African Union', whose Commissioner for Peace and")


def test_sections_and_their_titles() -> None:
    titles = {section.label: section.title for section in chapter().sections}
    assert list(titles) == ["49", "49.A", "49.B", "49.C", "49.D", "50"]
    assert titles["50"] == "Civilian aspects of conflict management and peacebuilding"
    assert titles["49.D"].startswith("The role of regional and subregional organizations in the maintenance")


@pytest.mark.parametrize(
    "sentence",
    [
        "new challenges, such as internal conflicts, the existence of “failed States”, terrorism",
        "ownership in conflict management and post-conflict processes.",
        "on a case-by-case basis",
        "could not be dealt with through regional mobilization alone.",
        "the need to take into account in the mandates of peacekeeping operations the regional instruments",
    ],
)
def test_sentences_that_note_blocks_cut_are_whole_again(sentence: str) -> None:
    assert any(sentence in passage.text for passage in chapter().passages if passage.kind != "note")


def test_meetings() -> None:
    rows = [
        (m.number, m.date and m.date.isoformat(), m.president, len(m.participants), m.documents, m.outcome)
        for m in chapter().meetings
    ]
    assert rows == [
        ("5007", "2004-07-20", "Romania", 14, ("S/2004/546",), "S/PRST/2004/27"),
        ("5282", "2005-10-17", "Romania", 11, ("S/2005/638",), "S/RES/1631 (2005)"),
        ("5529", "2006-09-20", "Greece", 12, ("S/2006/757", "S/2006/590", "S/2006/719"), "S/PRST/2006/39"),
        ("5649", "2007-03-28", "South Africa", 22, ("S/2007/148",), "S/PRST/2007/7"),
        ("5776", "2007-11-06", "Indonesia", 26, ("S/2007/640",), "S/PRST/2007/42"),
        ("5041", "2004-09-22", None, 5, ("S/2004/722",), None),
    ]


def test_decisions_and_their_39_clauses() -> None:
    rows = [(d.symbol, d.meeting, d.unanimous, len(d.clauses)) for d in chapter().decisions]
    assert rows == [
        ("S/PRST/2004/27", "5007", None, 5),
        ("S/RES/1631 (2005)", "5282", True, 11),
        ("S/PRST/2006/39", "5529", None, 6),
        ("S/PRST/2007/7", "5649", None, 5),
        ("S/PRST/2007/42", "5776", None, 12),
        (None, "5041", None, 0),  # the text breaks off before this statement is reported
    ]
    assert all(clause.verbs for decision in chapter().decisions for clause in decision.clauses)


@pytest.mark.parametrize(
    ("symbol", "clause", "verbs", "addressees"),
    [
        ("S/PRST/2004/27", 2, ("Noted", "stressed", "considered"), ()),
        ("S/PRST/2004/27", 5, ("Also invited",), ("Members of the United Nations",)),
        ("S/RES/1631 (2005)", 2, ("Urged",), ("States", "international organizations")),
        ("S/PRST/2006/39", 2, ("Stressed", "agreed"), ()),
        ("S/PRST/2006/39", 4, ("Invited",), ("Secretariat", "regional and subregional organizations")),
        (
            "S/PRST/2006/39",
            5,
            ("Urged",),
            (
                "Secretariat",
                "United Nations agencies",
                "States",
                "international organizations",
            ),
        ),
        ("S/PRST/2006/39", 6, ("Stated", "intended"), ()),
        ("S/PRST/2007/7", 2, ("Recognized", "recalled"), ()),
        ("S/PRST/2007/7", 4, ("Urged",), ("Secretary-General",)),
        ("S/PRST/2007/7", 5, ("Invited",), ()),
    ],
)
def test_clauses(symbol: str, clause: int, verbs: tuple[str, ...], addressees: tuple[str, ...]) -> None:
    decision = next(d for d in chapter().decisions if d.symbol == symbol)
    found = decision.clauses[clause - 1]
    assert (found.verbs, found.addressees) == (verbs, addressees)


def test_a_clause_cites_what_its_note_cites() -> None:
    clauses = {clause.cites for decision in chapter().decisions for clause in decision.clauses if clause.cites}
    assert clauses == {("S/2006/507",), ("S/PRST/2007/7",)}


def statement_rows() -> list[dict[str, str]]:
    """The gold of all statements, in the order of the chapter."""
    with STATEMENTS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_statements_are_those_of_the_gold_and_no_others() -> None:
    section = {passage.id: passage.section or "" for passage in chapter().passages}
    found = [
        {
            "section": section[one.passage],
            "meeting": one.meeting or "",
            "opening": one.text[: len(row["opening"])],
            "speaker": one.speaker or "",
            "on_behalf_of": one.on_behalf_of or "",
            "verb": one.verb or "",
            "collective": one.collective or "",
            "supporters": "; ".join(one.supporters),
            "echoed_by": "; ".join(one.echoed_by),
            "note": "".join(one.notes[:1]),
        }
        for one, row in zip(chapter().statements, statement_rows(), strict=True)
    ]
    assert found == [{key: cell for key, cell in row.items() if key != "id"} for row in statement_rows()]


def statements(note: str, section: str = "49") -> list[Statement]:
    """The statements that a note supports."""
    inside = {passage.id: (passage.section or "").split(".")[0] for passage in chapter().passages}
    return [s for s in chapter().statements if note in s.notes and inside[s.passage] == section]


@pytest.mark.parametrize(
    ("note", "speakers"),
    [
        ("3", ["Secretary-General"] * 3),
        ("4", ["Mexico"] * 4),
        ("14", ["Benin", "Benin"]),  # "He however added"
        ("21", ["Economic Community of West African States"]),  # "This was echoed by ..., who added"
        ("23", ["European Union", "European Union"]),  # the note stands after a sentence without a speaker
        ("27", ["Romania", "Romania"]),  # "The President (Romania), speaking in his national capacity"
        ("33", ["Commonwealth of Independent States", "Greece"]),
        ("40", ["United Kingdom", "Benin"]),  # "the representatives of the European Union and Benin, who urged"
        ("49", ["Greece"] * 3),  # "the President of the Council"
        ("62", ["Congo", "Congo"]),
        ("64", ["China"]),
        ("70", ["Russian Federation"]),  # "While ... believed that ...,70 the representative of ..."
        ("71", ["United Republic of Tanzania"]),
        ("86", ["Libya"]),
        ("90", ["Germany"]),
    ],
)
def test_who_said_it(note: str, speakers: list[str]) -> None:
    assert [statement.speaker for statement in statements(note)] == speakers


@pytest.mark.parametrize(
    ("note", "quantity", "supporters"),
    [
        ("5", "Many", 8),
        ("8", "several speakers", 5),
        ("15", "several speakers", 11),
        ("29", "many speakers", 8),  # "were recognized by many speakers"
        ("51", "Many speakers", 5),
        ("93", "many", 5),
        ("100", "Some speakers", 10),  # "They urged more efforts"
        ("105", None, 3),  # "Divergent views were sometimes expressed"
    ],
)
def test_collective_statements_are_supported_by_their_notes(note: str, quantity: str | None, supporters: int) -> None:
    found = next(s for s in statements(note) if s.speaker is None)
    assert (found.collective, len(found.supporters)) == (quantity, supporters)


@pytest.mark.parametrize(
    ("note", "echoed_by"),
    [
        ("6", ("Chile",)),
        ("38", ("United Republic of Tanzania", "United Kingdom", "Benin")),
        ("41", ("Denmark", "Japan")),
        ("64", ("Collective Security Treaty Organization",)),
        ("71", ("Organization of American States",)),  # "echoed by others": by the note
        ("92", ("Ghana",)),
    ],
)
def test_echoes(note: str, echoed_by: tuple[str, ...]) -> None:
    assert statements(note)[0].echoed_by == echoed_by


def test_what_a_report_says_is_no_statement_at_the_meeting() -> None:
    written = [s for s in chapter().statements if s.meeting is None]
    assert [s.speaker for s in written] == ["Secretary-General", "Secretary-General"]


def test_commitments() -> None:
    rows = [(c.decision, c.clause, c.kind, c.bearers, c.report) for c in chapter().commitments]
    assert [row for row in rows if row[0] == "S/RES/1631 (2005)"] == [
        ("S/RES/1631 (2005)", "1", "intention", ("Security Council",), False),
        ("S/RES/1631 (2005)", "2", "request", ("States", "international organizations"), False),
        ("S/RES/1631 (2005)", "7", "intention", ("Security Council",), False),
        ("S/RES/1631 (2005)", "9", "obligation", ("regional organizations",), True),  # under Article 54
        ("S/RES/1631 (2005)", "10", "invitation", ("Secretary-General",), True),
        ("S/RES/1631 (2005)", "11", "request", ("Secretary-General",), True),
    ]
    regular = next(c for c in chapter().commitments if c.decision == "S/RES/1631 (2005)" and c.clause == "11")
    assert regular.deadline is not None
    assert regular.deadline.type == "recurring"


def test_no_clause_that_asks_or_promises_is_without_a_commitment() -> None:
    """By hand: the clauses of the chapter that commit nobody; "Invited further collaboration ..." names no bearer."""
    with_one = {(c.decision, c.clause) for c in chapter().commitments}
    asks = re.compile(r"(?:Also )?(?:Requested|Invited|Urged)|.*\b(?:intention|intended|obligation)\b", re.DOTALL)
    clauses = [(d.symbol, c.number, c.text) for d in chapter().decisions for c in d.clauses]
    assert [text for symbol, number, text in clauses if asks.match(text) and (symbol, number) not in with_one] == []
