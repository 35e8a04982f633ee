"""Whatever a record is put together from: every word stands in a passage, and statements say only what is there."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from chapter8.record import read

FRONT = (
    "S/PV.9607\n\nSecurity Council\n9607th meeting\nTuesday, 7 May 2024, 10 a.m.\n\n"
    "President: Mr. Afonso . . . . (Mozambique)\n\nThe meeting was called to order at 10.05 a.m.\n\n"
)
PIECES = (
    "The President: I now give the floor to the representative of Chile.",
    "The President (spoke I thank Ms. Adom. in French): I call on Mali.",
    "Mr. Rojas (Chile) (spoke in Spanish): We are concerned. (spoke in English) We are still concerned.",
    "Ms. DiCarlo: I brief the Council. It was so decided. Mr. Hill (Australia): We agree.",
    "I shall now make a statement in my capacity as representative of Mozambique. We agree. I now resume my functions.",
    "A recorded vote was taken. In favour: Albania, Bosnia and",
    "Herzegovina, Chile Against: None Abstaining: Freedonia",
    "In favour:",
    "Draft resolution S/2024/400 was adopted by 3 votes to none. [Subsequently, Peru informed the Secretariat.]",
    "The draft resolution received 3 votes in favour. The draft resolution has not been adopted.",
    "(spoke in French)",
    "Mr. Wali (Nigeria), Vice-President, took the Chair.",
    "The President returned to the Chair.",
    "“Whatever is quoted”",
    "[",
    "Mr. (: ) and : (",
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["\n\n", " ", "\n"]))
def test_no_word_of_a_record_is_lost(pieces: list[str], between: str) -> None:
    text = FRONT + between.join(pieces) + "\n"
    record = read(text.encode(), name="record.txt")
    kept = Counter(word for passage in record.passages for word in passage.text.split())
    lost = Counter(word for word in between.join(pieces).split()) - kept
    assert lost == Counter()
    for statement in record.statements:
        assert not Counter(statement.text.split()) - kept
        assert statement.passage in {passage.id for passage in record.passages}
    for vote in (vote for meeting in record.meetings for vote in meeting.votes):
        assert vote.passage in {passage.id for passage in record.passages}
