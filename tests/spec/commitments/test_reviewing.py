"""What people decided on proposals, and a record with their decisions applied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chapter8.record.commitments.reviewing import Fate, Review, keyed, reviewed
from chapter8.record.nouns import Commitment, Passage, Record, Source

CONTENT = "a" * 64


def report(action: str = "to report within 90 days", **changes: object) -> Commitment:
    """A request of the Secretary-General."""
    made = Commitment(
        decision="S/RES/9901 (2025)", clause="1", kind="request", verb="Requests", bearers=("Secretary-General",),
        action=action, recipients=("Security Council",), report=True, deadline=None, passage="p1",
    )  # fmt: skip
    return replace(made, **changes)  # type: ignore[arg-type]  # fields of a Commitment


def record(*commitments: Commitment) -> Record:
    """A decision with these commitments."""
    return Record(
        Source("a.txt", CONTENT, "text/plain"), "resolution", "S/RES/9901 (2025)", "Resolution", date(2025, 1, 1), "en",
        passages=(Passage("p1", None, 1, "1", "operative", "Requests ..."),), commitments=commitments,
    )  # fmt: skip


def review(commitment: Commitment, fate: Fate, settled: Commitment | None = None) -> dict[str, Review]:
    """What was decided on one of them."""
    ((key, _),) = keyed(CONTENT, [commitment])
    return {key: Review(key, fate, settled or commitment, "AU", date(2026, 1, 1))}


def keys(*commitments: Commitment) -> list[str]:
    """Their keys, in order."""
    return [key for key, _ in keyed(CONTENT, commitments)]


def test_a_rejected_proposal_is_left_out_and_an_edited_one_stands_as_edited() -> None:
    one, other = report(), report("to visit the region")
    assert reviewed(record(one, other), review(one, "rejected")).commitments == (other,)
    edited = replace(one, bearers=("African Union",))
    assert reviewed(record(one, other), review(one, "edited", edited)).commitments == (edited, other)


def test_nothing_decided_leaves_the_very_record() -> None:
    whole = record(report())
    assert reviewed(whole, {}) is whole
    assert reviewed(whole, review(report(), "accepted")) is whole


def test_what_people_added_comes_last() -> None:
    own = report("to convene a meeting")
    assert reviewed(record(report()), {}, [own]).commitments == (report(), own)


def test_a_key_outlives_a_better_reading_of_everything_but_the_words() -> None:
    better = report(bearers=("Secretary-General", "African Union"), passage="p7", report=False, kind="invitation")
    assert keys(better) == keys(report())
    assert keys(report("to  report within 90 days,")) == keys(report())


def test_other_words_another_clause_or_another_file_are_another_proposal() -> None:
    others = [report("to report within 60 days"), report(clause="2"), report(verb="Invites")]
    assert len({*keys(report()), *(key for one in others for key in keys(one))}) == 4
    assert [key for key, _ in keyed("b" * 64, [report()])] != keys(report())


def test_the_same_words_twice_in_a_clause_are_told_apart_by_their_order() -> None:
    first, second = keys(report(), report())
    assert first != second
    assert keys(report()) == [first]
