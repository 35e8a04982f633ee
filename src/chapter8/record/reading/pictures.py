"""Pages that are one picture: sheets that were scanned, with or without a text layer over the image."""

from __future__ import annotations

import ctypes
from typing import Any

from pypdfium2 import raw

from chapter8.record.reading.turned import Frame

_LOOKED_AT = 3
"""The sheet's image is among the first things drawn on its page, or among the last."""
_MOST_OF_IT = 0.7
"""The share of the page that the image of a scanned sheet covers at the least; pictures in papers cover less."""


def is_pictured(page: Any, drawn: int, frame: Frame) -> bool:
    """Whether an image covers most of an open page on which so many things are drawn."""
    area = (frame.right - frame.left) * (frame.top - frame.bottom)
    places = {*range(min(drawn, _LOOKED_AT)), *range(max(drawn - _LOOKED_AT, 0), drawn)}
    things = (raw.FPDFPage_GetObject(page, place) for place in places)
    return any(
        raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_IMAGE and _area(thing) > _MOST_OF_IT * area
        for thing in things
    )


def _area(thing: Any) -> float:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return (right.value - left.value) * (top.value - bottom.value)
