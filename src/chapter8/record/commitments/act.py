"""One act of a clause: who is to do it, and what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CommitmentKind = Literal["request", "invitation", "intention", "obligation", "other"]


@dataclass(frozen=True, slots=True)
class Act:
    """One act: who is to do it, what, and the words said aside that may tell by when."""

    kind: CommitmentKind
    verb: str
    bearers: tuple[str, ...]
    action: str
    aside: str = ""
