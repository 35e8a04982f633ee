"""What is said of a PDF that is a scan, has pages without text, or a text layer that can't be trusted.

Such a document is read as far as it can be; it is never refused, and never passes for a page that people set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from chapter8.record.nouns import Warning as ReadingWarning
from chapter8.record.reading.columns import PageText
from chapter8.record.reading.legibility import Legibility, legibility

_FEWEST_CHARACTERS = 20
"""A page with fewer has no text of its own: a page number, a stamp."""
_LEAST_SAID = 3
"""A page with fewer characters says nothing at all."""
_PAGES_LISTED = 12


def scan_warnings(pages: Sequence[PageText]) -> Iterator[ReadingWarning]:
    """Warnings "scanned", "page_without_text" and "poor_text_layer", each with the pages concerned (counted from 1)."""
    few = [page for page in pages if _has_few_characters(page, _FEWEST_CHARACTERS)]
    without_text = {page.number for page in few}
    with_text = [page for page in pages if page.number not in without_text]
    if not with_text and not all(page.blank for page in pages):
        remedy = "nothing could be read; add a text layer with OCR and give it again"
        yield ReadingWarning("scanned", f"{_named(pages)}: a scan without a text layer: {remedy}")
        return
    if covered := [page for page in with_text if page.pictured]:
        yield ReadingWarning("scanned", f"{_named(covered)}: an image with a text layer, read as far as that goes")
    if unread := [page for page in few if page.pictured]:
        yield ReadingWarning("scanned", f"{_named(unread)}: an image without a text layer, not read")
    if without := [page for page in few if not page.pictured and _has_few_characters(page, _LEAST_SAID)]:
        yield ReadingWarning("page_without_text", f"{_named(without)}: no text; drawings, or left blank")
    yield from _poor(pages)


def _has_few_characters(page: PageText, enough: int) -> bool:
    """Whether the page has fewer than enough; the first lines of most pages settle it."""
    found = 0
    for fragment in page.fragments:
        found += len(fragment.text)
        if found >= enough:
            return False
    return True


def _poor(pages: Sequence[PageText]) -> Iterator[ReadingWarning]:
    """The pages whose text looks like none; page by page where the document as a whole, or a scan, calls for it."""
    whole = legibility([fragment.text for page in pages for fragment in page.fragments])
    if not (whole.poor or whole.unreadable or any(page.pictured for page in pages)):
        return
    judged = [(page, legibility([fragment.text for fragment in page.fragments])) for page in pages]
    poor = [page for page, found in judged if found.poor]
    if whole.poor and not poor:
        poor = list(pages)
    if poor:
        yield ReadingWarning("poor_text_layer", f"{_named(poor)}: {_told(whole)}; check what is read against the page")


def _told(found: Legibility) -> str:
    text = f"{found.wordlike:.0%} of the tokens of the document look like words"
    return f"{text}, {found.unreadable:.1%} of the characters are unreadable" if found.unreadable else text


def _named(pages: Sequence[PageText]) -> str:
    """The pages in words: "Page 3", "Pages 1-4, 7"; a long list is cut."""
    runs = []
    for _, run in groupby(enumerate(page.number for page in pages), key=lambda item: item[1] - item[0]):
        numbers = [number for _, number in run]
        runs.append(str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}-{numbers[-1]}")
    listed = ", ".join(runs[:_PAGES_LISTED]) + (" ..." if len(runs) > _PAGES_LISTED else "")
    return f"Page{'s' if len(pages) > 1 else ''} {listed}"
