"""The nouns of a batch: the work that is done with each item, and what became of an item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Generic, TypeVar

Key = TypeVar("Key")
Act = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with each item, by name, so that any process can find it.

    `factory` is "module:function"; called once in each process with `setting`, it gives the function from an item to
    its result, both bytes. The function must be pure: after a loss an item may be done twice.
    """

    factory: str
    setting: bytes = b""

    def begin(self) -> Act:
        """The function, ready: what is dear to load is loaded now."""
        module, _, name = self.factory.partition(":")
        act: Act = getattr(import_module(module), name)(self.setting)
        return act


class LostError(Exception):
    """The process that had an item in hand crashed, or took too long over it. The words say which."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Key]):
    """What became of an item: its result, or why it was lost. Both None for an item with nothing to do."""

    key: Key
    result: bytes | None = None
    lost: str | None = None
