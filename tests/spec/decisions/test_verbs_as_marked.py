"""The verbs of a clause are those that the United Nations set in italics; from plain text, what they would set."""

from __future__ import annotations

import pytest

from chapter8.record import read
from chapter8.record.verbs import operative_verbs


def from_mark_up(paragraph: str) -> tuple[str, ...]:
    """The verbs of one paragraph of an Akoma Ntoso file."""
    file = (
        '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution"><mainBody>'
        f"<paragraph><num>1.</num><content><p>{paragraph}</p></content></paragraph></mainBody></statement></akomaNtoso>"
    )
    (clause,) = read(file.replace("[", '<span class="italic">').replace("]", "</span>").encode()).decisions[0].clauses
    return clause.verbs


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Requests the parties to talk, and further requests a report;", ["Requests", "further requests"]),
        ("Decides also to extend the mandate;", ["Decides also"]),
        ("Expresses its intention to act, and welcomes in this regard the report;", ["Expresses", "welcomes"]),
        ("Calls upon States to act; calls for restraint;", ["Calls upon", "calls for"]),
        ("Takes note of the report and looks forward to the next;", ["Takes note", "looks forward"]),
        ("Encourages further efforts by all, and strongly condemns violence;", ["Encourages", "strongly condemns"]),
        (
            "Notes with grave concern the reports, and in this regard, urges restraint;",
            ["Notes with grave concern", "urges"],
        ),
        ("Acting under Chapter VII of the Charter, authorizes States to act;", ["Acting", "authorizes"]),
        ("Decides, unless the Council determines otherwise, to act where it requests so;", ["Decides"]),
        ("Requests also the Committee to report, and decides also to act;", ["Requests", "decides also"]),
        ("Calls upon States to comply with it, and reiterates its call;", ["Calls upon", "reiterates"]),
        (
            "Decides that it will lift them when the Committee, on advice received, decides that all is well;",
            ["Decides"],
        ),
        ("Asks the Committee to decide upon, requests for the exceptions set out above;", ["Asks"]),
        ("In accordance with its previous resolutions, decides to monitor compliance;", ["decides"]),
        ("Upon the cessation of hostilities, calls upon all to withdraw and urges restraint;", ["calls upon", "urges"]),
        (
            "Notwithstanding paragraph 15, decides that these rules end.  Further welcomes it;",
            ["decides", "Further welcomes"],
        ),
        ("Bearing in mind its rules, requests a report;", ["Bearing in mind", "requests"]),
        ("Stresses: (a) Recognises the need; (b) Emphasises the aim;", ["Stresses", "Recognises", "Emphasises"]),
    ],
)
def test_from_plain_text(text: str, marks: list[str]) -> None:
    assert [directive.mark for directive in operative_verbs(text)] == marks


@pytest.mark.parametrize(
    ("paragraph", "verbs"),
    [
        ("[Expresses its intention] to act and [welcomes] the report;", ("Expresses its intention", "welcomes")),
        ("R[equests] a report;", ("Requests",)),
        ("[Decide]s to act;", ("Decides",)),
        ("[Further] [requests] a report;", ("Further requests",)),
        ("[Decides], [inter alia], on [matériel];", ("Decides",)),
        ("Requests a report, and [urges] all to act;", ("Requests", "urges")),
        ("Requests a report, and urges all to act;", ("Requests", "urges")),
    ],
)
def test_from_mark_up(paragraph: str, verbs: tuple[str, ...]) -> None:
    assert from_mark_up(paragraph) == verbs
