"""Small records in sight: a resolution, a meeting record, and one that is hostile everywhere."""

from __future__ import annotations

from datetime import date

import pytest

from chapter8.record import (
    Citation,
    Clause,
    Commitment,
    Deadline,
    Decision,
    Meeting,
    Note,
    Passage,
    Record,
    Source,
    Statement,
    Vote,
)

FILE = Source("resolution.xml", "ab" * 32, "text/xml")


@pytest.fixture
def resolution() -> Record:
    """Two paragraphs, one with points; a preamble that cites; a request with a deadline; a vote."""
    asks = "Requests the Secretary-General to report within 90 days;"
    passages = (
        Passage("p1", None, 1, None, "narrative", "The Security Council,"),
        Passage("p2", None, 1, None, "preambular", "Recalling its resolution 1631 (2005),"),
        Passage("p3", None, 1, "1", "operative", "Calls upon the parties:"),
        Passage("p4", None, 1, "1 (a)", "operative", "To cease fire;"),
        Passage("p5", None, 2, "1 (b)", "operative", "To grant access;"),
        Passage("p6", None, 2, "2", "operative", asks),
    )
    vote = Vote(None, "S/RES/9901 (2025)", True, 2, 0, 1, ("Aurelia", "Faroua"), (), ("Dovria",))  # noqa: FBT003 - a noun
    clauses = (
        Clause(None, "preambular", ("Recalling",), passages[1].text, (), ("S/RES/1631 (2005)",), "p2"),
        Clause("1", "operative", ("Calls upon",), "Calls upon the parties: (a) To cease fire; (b) To grant access;",
               ("parties",), (), "p3"),
        Clause("2", "operative", ("Requests",), asks, ("Secretary-General",), (), "p6"),
    )  # fmt: skip
    decision = Decision("S/RES/9901 (2025)", "resolution", date(2025, 5, 20), "19905", False, clauses, vote=vote)  # noqa: FBT003 - as above
    due = Deadline("within 90 days", "duration", date(2025, 8, 18))
    owed = Commitment("S/RES/9901 (2025)", "2", "request", "Requests", ("Secretary-General",), "report within 90 days",
                      ("Security Council",), True, due, "p6")  # fmt: skip  # noqa: FBT003 - as above
    cited = Citation("S/RES/1631 (2005)", None, (), (), None, None, "inline", "p2", 25, 36)
    return Record(FILE, "resolution", "S/RES/9901 (2025)", "Resolution 9901 (2025)", date(2025, 5, 20), "en",
                  passages=passages, citations=(cited,), decisions=(decision,), commitments=(owed,))  # fmt: skip


@pytest.fixture
def meeting() -> Record:
    """The chair, a member and a guest; a speech over two pages; a procedural note."""
    passages = (
        Passage("p1", None, 1, None, "heading", "The situation in Iskara"),
        Passage("p2", None, 1, None, "procedural", "The meeting was called to order at 10.05 a.m."),
        Passage("p3", None, 1, None, "speech", "The President: I speak for my country."),
        Passage("p4", None, 2, None, "speech", "Mr. Orsolan (Aurelia): We support the draft."),
        Passage("p5", None, 3, None, "speech", "It answers the African Union."),
        Passage("p6", None, 3, None, "speech", "Ms. Adeyra (African Union) (spoke in French): We thank the Council."),
        Passage("p7", None, 3, None, "procedural", "The meeting rose at noon."),
    )
    said = (
        Statement("19905", "Brennland", "President", None, None, "I speak for my country.", None, (), (), (), "p3"),
        Statement("19905", "Aurelia", None, None, None, "We support the draft.\nIt answers.", None, (), (), (), "p4"),
        Statement("19905", "African Union", None, None, None, "We thank.", None, (), (), (), "p6", language="fr"),
    )
    held = Meeting("19905", date(2025, 5, 20), "The situation in Iskara", "Ms. Hallvard", ("Brennland", "Aurelia"))
    return Record(Source("record.pdf", "cd" * 32, "application/pdf", 3), "meeting_record", "S/PV.19905",
                  "The situation in Iskara", date(2025, 5, 20), "en", passages=passages, meetings=(held,),
                  statements=said)  # fmt: skip


@pytest.fixture
def chapter() -> Record:
    """A paragraph with a note in the middle of its text."""
    passages = (
        Passage("p1", None, 1, None, "heading", "49. Items"),
        Passage("p2", None, 1, "3", "narrative", "Benin spoke first, then China."),
    )
    note = Note("49", "1", "S/PV.5007, p. 10.", "p2", 17)
    return Record(Source("chapter.txt", "ef" * 32, "text/plain"), "repertoire", None, "49. Items", None, "en",
                  passages=passages, notes=(note,))  # fmt: skip
