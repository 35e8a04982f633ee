"""The pages of a document laid out as they come; what only the whole document shows is put right at the end.

Most of what a page needs stands on it. Two things do not: which head or foot is repeated, and how a page that hardly
shows its columns is set. A page is laid out by what the pages before it have shown, and again at the end where the
whole document shows otherwise, as it does for the first pages of a record.
"""

from __future__ import annotations

from collections.abc import Iterator

from chapter8.record.reading.columns import Page, PageText, order_page, usual_columns
from chapter8.record.reading.furniture import Heads, Zones, printed_pages, zones
from chapter8.record.reading.hyphens import rejoin_hyphens
from chapter8.record.reading.pdf_text import Told
from chapter8.record.text import Line


class Layout:
    """Takes the pages of one document in order; then it is asked for their lines, once."""

    def __init__(self) -> None:
        """No page has come."""
        self.pages: list[PageText] = []
        self._zones: list[Zones] = []
        self._furniture: list[frozenset[int]] = []
        self._laid: list[Page] = []
        self._heads = Heads()

    def take_told(self, told: Told) -> None:
        """Lay out the next page, of what the library has told of it."""
        self.take(told.page())

    def take(self, page: PageText) -> None:
        """Lay out the next page, by what has been seen so far."""
        found = zones(page)
        self._heads.see(found)
        furniture = found.furniture(self._heads)
        self._zones.append(found)
        self._furniture.append(furniture)
        self._laid.append(order_page(page, furniture))
        self.pages.append(page)

    def lines(self) -> list[Line]:
        """The lines of all pages in reading order, with the page numbers printed on them, and no word cut."""
        self._put_right()
        numbers = printed_pages([page.number for page in self.pages], self._zones)
        lines = [line for page, number in zip(self._laid, numbers, strict=True) for line in _numbered(page, number)]
        return rejoin_hyphens(lines)

    def _put_right(self) -> None:
        """Lay those pages out again of which the whole document shows more than the pages before them did."""
        for at, (page, found) in enumerate(zip(self.pages, self._zones, strict=True)):
            furniture = found.furniture(self._heads)
            if furniture != self._furniture[at]:
                self._furniture[at] = furniture
                self._laid[at] = order_page(page, furniture)
        usual = usual_columns(self._laid)
        for at, laid in enumerate(self._laid):
            if usual is not None and laid.gutter is None and usual.fit(laid):
                self._laid[at] = order_page(self.pages[at], self._furniture[at], usual.gutter)


def _numbered(page: Page, number: int) -> Iterator[Line] | list[Line]:
    """The lines of a page with the number that is printed on it, where that is another than its place."""
    if not page.lines or page.lines[0].page == number:
        return page.lines
    return (line._replace(page=number) for line in page.lines)
