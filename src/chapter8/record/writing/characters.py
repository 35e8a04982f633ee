"""Which characters may stand in what we write: XML 1.0 knows no control characters, and no half of one."""

from __future__ import annotations

import re

_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# All that is no `Char` of XML 1.0 (fifth edition, production 2), and the marks that it discourages.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def writable(text: str) -> str:
    """The text without what XML can't hold. A break of line or page becomes a space: words don't grow together."""
    return _FORBIDDEN.sub("", _BREAKS.sub(" ", text))


def one_line(text: str) -> str:
    """The same on one line, white space folded."""
    return " ".join(writable(text).split())
