"""Text of documents is hostile: what would act on a reader's screen instead of standing on it is made visible.

Control characters drive terminals, and bidirectional overrides make words read in another order than they are
written. Both become the replacement character. Marks that Arabic and Hebrew text needs (U+200E, U+200F, isolates) stay.
"""

from __future__ import annotations

import re

_ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufff9-\ufffb\ud800-\udfff]")


def legible(text: str) -> str:
    """The text with nothing in it that acts; line breaks and tabs become spaces."""
    return _ACTING.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\n", " ").replace("\t", " "))
