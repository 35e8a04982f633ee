"""The library's short calls for the characters of a PDF page, asked for many characters at a time.

A page of the Council has some hundred lines and takes three calls for each. They are made as `map` makes them, without
a step of the interpreter in between, into room that is made once for a document: a third of what a loop took.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat

from pypdfium2 import raw

_FLOATS = 4  # of one box: left, top, right, bottom
_BOX_BYTES = _FLOATS * ctypes.sizeof(ctypes.c_float)
_NAME_BYTES = 128
"""A font with a longer name has no style that we know."""
_ROOM = 256
"""So many characters are asked at once: the first and the last of the lines of a usual page."""

Fonts = Sequence[tuple[bytes, Sequence[int]]]
"""Names in fields of equal width, and how long each is with its last zero; as many at once as the room holds."""


@dataclass(frozen=True, slots=True)
class Calls:
    """The library's short calls. They keep the interpreter's lock, for giving it up costs more than they take."""

    box: Callable[..., int]
    font: Callable[..., int]
    count_parts: Callable[..., int]
    part: Callable[..., int]
    character: Callable[..., int]


@cache
def short_calls() -> Calls:
    """The calls, bound once."""
    short = ctypes.PYFUNCTYPE(ctypes.c_int)
    names = ("GetLooseCharBox", "GetFontInfo", "CountRects", "GetRect", "GetUnicode")
    functions = (getattr(raw, f"FPDFText_{name}") for name in names)
    return Calls(*(short(ctypes.cast(function, ctypes.c_void_p).value or 0) for function in functions))


class Questions:
    """Room for the answers about many characters; for one document, page after page. Its pages are read in turn."""

    def __init__(self) -> None:
        """Make the room."""
        self._calls = short_calls()
        self._boxes = (ctypes.c_float * (_FLOATS * _ROOM))()
        self._names = (ctypes.c_char * (_NAME_BYTES * _ROOM))()
        self._name_bytes = memoryview(self._names)
        self._floats = memoryview(self._boxes).cast("B").cast("f")
        self._box_places = [ctypes.byref(self._boxes, at * _BOX_BYTES) for at in range(_ROOM)]
        self._name_places = [ctypes.byref(self._names, at * _NAME_BYTES) for at in range(_ROOM)]

    def boxes(self, text_page: ctypes.c_void_p, places: Sequence[int]) -> list[float]:
        """Left, top, right and bottom of the character at each place; zeros where the library knows none."""
        found: list[float] = []
        for begins in range(0, len(places), _ROOM):
            asked = places[begins : begins + _ROOM]
            ctypes.memset(self._boxes, 0, len(asked) * _BOX_BYTES)
            deque(map(self._calls.box, repeat(text_page), asked, self._box_places), maxlen=0)
            found += self._floats[: _FLOATS * len(asked)].tolist()
        return found

    def fonts(self, text_page: ctypes.c_void_p, places: Sequence[int]) -> Fonts:
        """The names of the fonts of the character at each place, as `styles` takes them."""
        found: list[tuple[bytes, list[int]]] = []
        for begins in range(0, len(places), _ROOM):
            asked = places[begins : begins + _ROOM]
            font, size = self._calls.font, repeat(_NAME_BYTES)
            lengths = list(map(font, repeat(text_page), asked, self._name_places, size, repeat(None)))
            found.append((self._name_bytes[: _NAME_BYTES * len(asked)].tobytes(), lengths))
        return found


def styles(fonts: Fonts) -> list[str | None]:
    """Bold, italic or None, from the name of each font."""
    return [
        _style(names[at : at + length - 1]) if 0 < length <= _NAME_BYTES else None  # without its last zero
        for names, lengths in fonts
        for at, length in zip(range(0, len(names), _NAME_BYTES), lengths, strict=True)
    ]


@lru_cache(maxsize=256)
def _style(name: bytes) -> str | None:
    lowered = name.lower()
    if b"bold" in lowered:
        return "bold"
    return "italic" if b"italic" in lowered or b"oblique" in lowered else None
