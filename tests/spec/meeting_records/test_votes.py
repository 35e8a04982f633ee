"""A vote is told with what was put to it, the counts, who voted how, and what came of it."""

from __future__ import annotations

import pytest

from chapter8.record import Record, read
from chapter8.record.nouns import Vote

FRONT = """S/PV.9607

Security Council
9607th meeting
Tuesday, 7 May 2024, 10 a.m.

President: Mr. Afonso . . . . (Mozambique)

The meeting was called to order at 10.05 a.m.

"""
ASSEMBLY = FRONT.replace("S/PV.9607", "A/78/PV.90").replace("Security Council", "General Assembly")
ASSEMBLY = ASSEMBLY.replace("9607th", "90th plenary")
BEFORE = """The President: Members of the Council have before them document S/2024/400, which contains the text of a \
draft resolution submitted by Chile.

I shall now put the draft resolution to the vote.

A vote was taken by show of hands.

In favour:

Algeria, Chile, Trinidad and Tobago and United Kingdom of Great Britain and Northern Ireland

"""


def meeting(text: str, front: str = FRONT) -> Record:
    """The record of a meeting in which this was told."""
    return read((front + text).encode(), name="record.txt")


def only_vote(record: Record) -> Vote:
    """The one vote of a meeting."""
    (vote,) = record.meetings[0].votes
    return vote


def test_a_resolution_is_adopted_by_states_under_their_short_names() -> None:
    record = meeting(
        BEFORE + "Against:\n\nNone\n\nAbstaining:\n\nChina and Russian Federation\n\n"
        "The President: The draft resolution received four votes in favour, none against and two abstentions. "
        "The draft resolution has been adopted as resolution 2790 (2024).\n"
    )
    vote = only_vote(record)
    assert (vote.draft, vote.decision, vote.adopted) == ("S/2024/400", "S/RES/2790 (2024)", True)
    assert (vote.favour, vote.against, vote.abstentions) == (4, 0, 2)
    assert vote.in_favour == ("Algeria", "Chile", "Trinidad and Tobago", "United Kingdom")
    assert (vote.opposed, vote.abstaining) == ((), ("China", "Russian Federation"))
    (decision,) = record.decisions
    assert (decision.symbol, decision.unanimous, decision.body) == ("S/RES/2790 (2024)", False, "Security Council")
    assert decision.vote == vote
    assert vote.passage in {passage.id for passage in record.passages}


FAILED = """
The draft resolution received four votes in favour, one against and no abstentions. The draft resolution has not been \
adopted, owing to the negative vote of a permanent member of the Council.
The result of the voting is as follows: 4 votes in favour, 1 against and no abstentions. The draft resolution has not \
been adopted owing to a negative vote of a permanent member.
There were 4 votes in favour, 1 against and none abstaining. The draft resolution was not adopted owing to the \
negative vote of a permanent member of the Council.
The draft resolution received 4 votes in favour, 1 vote against and 0 abstentions. The draft resolution has not been \
adopted, having failed to obtain the required number of votes.
"""


@pytest.mark.parametrize("words", FAILED.strip().splitlines())
def test_a_draft_that_was_not_adopted_is_a_vote_and_no_decision(words: str) -> None:
    record = meeting(f"{BEFORE}Against:\n\nUnited States of America\n\nAbstaining:\n\nNone\n\nThe President: {words}\n")
    vote = only_vote(record)
    assert (vote.adopted, vote.decision) == (False, None)
    assert (vote.favour, vote.against, vote.abstentions) == (4, 1, 0)
    assert vote.opposed == ("United States",)
    assert record.decisions == ()


def test_unanimity_is_said_in_words() -> None:
    record = meeting(
        BEFORE + "The President: The draft resolution received 4 votes in favour. The draft resolution has been "
        "adopted unanimously as resolution 2790 (2024).\n"
    )
    assert [one.unanimous for one in record.decisions] == [True]


def test_two_drafts_in_one_meeting_are_two_votes_each_with_its_own_draft() -> None:
    text = (
        "The President: I shall first put to the vote the draft resolution contained in document S/2024/401.\n\n"
        "A vote was taken by show of hands.\n\nIn favour: Algeria, China\n\nAgainst: Chile\n\nAbstaining: Malta\n\n"
        "The President: The draft resolution received 2 votes in favour, 1 against and 1 abstention. The draft "
        "resolution has not been adopted, having failed to obtain the required number of votes.\n\n"
        "I shall now put to the vote the draft resolution contained in document S/2024/402.\n\n"
        "A vote was taken by show of hands.\n\nIn favour: Algeria, China, Chile\n\nAbstaining: Malta\n\n"
        "The President: The draft resolution received 3 votes in favour, none against and 1 abstention. The draft "
        "resolution has been adopted as resolution 2791 (2024).\n"
    )
    votes = meeting(text).meetings[0].votes
    assert [(one.draft, one.adopted, one.favour) for one in votes] == [
        ("S/2024/401", False, 2),
        ("S/2024/402", True, 3),
    ]
    assert [one.in_favour for one in votes] == [("Algeria", "China"), ("Algeria", "China", "Chile")]


def test_an_amendment_has_a_vote_of_its_own() -> None:
    text = (
        "The President: I shall first put to the vote the amendment contained in document S/2024/403.\n\n"
        "A vote was taken by show of hands.\n\nIn favour: China\n\nAgainst: Algeria, Chile\n\n"
        "The President: The amendment received 1 vote in favour, 2 against and no abstentions. The amendment has not "
        "been adopted, having failed to obtain the required number of votes.\n"
    )
    vote = only_vote(meeting(text))
    assert vote.draft is not None
    assert "S/2024/403" in vote.draft
    assert vote.adopted is False


RECORDED = """The Acting President: The Assembly will now take a decision on draft resolution A/78/L.60.

A recorded vote was taken.

In favour:
Albania, Algeria, Bolivia (Plurinational State of), Bosnia and Herzegovina, Congo, Democratic Republic of the Congo,
Iran (Islamic Republic of), Saint Vincent and the Grenadines, Sao Tome and Principe, the former Yugoslav Republic of
Macedonia, Türkiye, Venezuela (Bolivarian Republic of)

Against:
Israel, United States of America

Abstaining:
Micronesia (Federated States of)

Draft resolution A/78/L.60 was adopted by 12 votes to 2, with 1 abstention (resolution 78/240).

[Subsequently, the delegation of Chile informed the Secretariat that it had intended to vote in favour.]
"""


def test_a_recorded_vote_of_the_assembly_is_read_across_its_lines() -> None:
    record = meeting(RECORDED, ASSEMBLY)
    vote = only_vote(record)
    assert (vote.draft, vote.decision, vote.adopted) == ("A/78/L.60", "A/RES/78/240", True)
    assert (vote.favour, vote.against, vote.abstentions) == (12, 2, 1)
    assert len(vote.in_favour) == 12
    assert vote.in_favour[5:10] == (
        "Democratic Republic of the Congo", "Iran (Islamic Republic of)", "Saint Vincent and the Grenadines",
        "Sao Tome and Principe", "North Macedonia",
    )  # fmt: skip
    assert record.warnings == ()


def test_what_a_delegation_says_later_that_it_meant_is_a_note_and_changes_no_vote() -> None:
    record = meeting(RECORDED, ASSEMBLY)
    assert "Chile" not in only_vote(record).in_favour
    (note,) = [item for item in record.passages if item.text.startswith("[Subsequently")]
    assert note.kind == "procedural"


def test_a_paragraph_voted_on_apart_is_named_as_that() -> None:
    text = RECORDED.replace(
        "Draft resolution A/78/L.60 was adopted by 12 votes to 2, with 1 abstention (resolution 78/240).",
        "Operative paragraph 4 was retained by 12 votes to 2, with 1 abstention.\n\n"
        "The Acting President: I shall now put to the vote draft resolution A/78/L.60 as a whole.\n\n"
        "A recorded vote was taken.\n\nIn favour:\nAlbania, Algeria\n\nAgainst:\nIsrael\n\nAbstaining:\nNone\n\n"
        "Draft resolution A/78/L.60, as a whole, was adopted by 2 votes to 1 (resolution 78/240).",
    )
    votes = meeting(text, ASSEMBLY).meetings[0].votes
    assert [one.draft for one in votes] == ["A/78/L.60, operative paragraph 4", "A/78/L.60"]
    assert [one.decision for one in votes] == [None, "A/RES/78/240"]
    assert [one.favour for one in votes] == [12, 2]


def test_a_rejection_counts_those_against_first() -> None:
    text = (
        "A recorded vote was taken.\n\nIn favour:\nAlbania\n\nAgainst:\nIsrael, Chile, Peru\n\n"
        "The draft amendment was rejected by 3 votes to 1.\n"
    )
    vote = only_vote(meeting(text, ASSEMBLY))
    assert (vote.adopted, vote.favour, vote.against) == (False, 1, 3)


def test_what_is_adopted_without_a_vote_is_a_decision_and_no_vote() -> None:
    text = (
        "The President: May I take it that the Assembly decides to adopt draft resolution A/78/L.61?\n\n"
        "Draft resolution A/78/L.61 was adopted (resolution 78/241).\n"
    )
    record = meeting(text, ASSEMBLY)
    assert record.meetings[0].votes == ()
    assert [(one.symbol, one.unanimous, one.vote, one.body) for one in record.decisions] == [
        ("A/RES/78/241", None, None, "General Assembly")
    ]


def test_a_name_in_the_list_that_is_no_states_is_left_as_written_and_said() -> None:
    record = meeting(
        "A recorded vote was taken.\n\nIn favour:\nAlbania, Freedonia, Chile\n\nAgainst:\nNone\n", ASSEMBLY
    )
    assert only_vote(record).in_favour == ("Albania", "Freedonia", "Chile")
    assert [one.text for one in record.unresolved] == ["Freedonia"]


def test_a_name_cut_in_two_by_the_end_of_a_page_is_one() -> None:
    told = "A recorded vote was taken.\n\nIn favour:\nAlbania, Bosnia and\n\nHerzegovina, Chile\n\nAgainst:\nNone\n"
    record = meeting(told, ASSEMBLY)
    assert only_vote(record).in_favour == ("Albania", "Bosnia and Herzegovina", "Chile")
    assert record.unresolved == ()


def test_speech_behind_a_list_is_no_part_of_it() -> None:
    record = meeting(
        "A vote was taken by show of hands.\n\nIn favour: Algeria\n\nThe President: The draft resolution received 1 "
        "vote in favour.\n\nMr. Rojas (Chile): We regret it, and Peru, and all.\n"
    )
    assert only_vote(record).in_favour == ("Algeria",)
    assert record.statements[-1].speaker == "Chile"
