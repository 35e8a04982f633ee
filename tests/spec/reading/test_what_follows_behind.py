"""A work that follows another takes all that it is given, in order; an error ends it and is told."""

from __future__ import annotations

import threading

import pytest

from chapter8.record.reading.behind import Behind


def test_all_that_is_given_is_taken_in_order_by_another_thread() -> None:
    taken: list[tuple[int, int]] = []
    with Behind[int](lambda number: taken.append((number, threading.get_ident())), "following") as behind:
        for number in range(500):
            behind.give(number)
    assert [number for number, _ in taken] == list(range(500))
    assert threading.get_ident() not in {thread for _, thread in taken}
    assert not [thread for thread in threading.enumerate() if thread.name == "following"]


def test_nothing_is_taken_behind_an_error_and_the_error_is_raised_where_the_block_ends() -> None:
    taken: list[int] = []

    def take(number: int) -> None:
        taken.append(10 // (number - 2))

    def give() -> None:
        with Behind(take, "following") as behind:
            for number in range(5):
                behind.give(number)

    with pytest.raises(ZeroDivisionError):
        give()
    assert taken == [-5, -10]
    assert not [thread for thread in threading.enumerate() if thread.name == "following"]


def test_an_error_of_the_giver_is_the_one_that_is_raised_and_the_rest_is_not_taken() -> None:
    taken: list[int] = []
    may_go_on = threading.Event()

    def take(number: int) -> None:
        may_go_on.wait()
        taken.append(number)

    def give() -> None:
        with Behind(take, "following") as behind:
            for number in range(3):
                behind.give(number)
            threading.Timer(0.3, may_go_on.set).start()
            raise LookupError("the giver's own")

    with pytest.raises(LookupError, match="own"):
        give()
    assert taken in ([], [0])
    assert not [thread for thread in threading.enumerate() if thread.name == "following"]
