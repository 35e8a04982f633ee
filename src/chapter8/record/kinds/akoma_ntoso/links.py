"""The links in the official text of a decision, held against their own labels."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from lxml import etree

from chapter8.record.kinds.akoma_ntoso.text import text_of
from chapter8.record.links import disagree, faulty_link, leads_nowhere, target_of
from chapter8.record.nouns import Passage
from chapter8.record.nouns import Warning as ReadingWarning

_IDS = ("eId", "wId", "GUID", "id")


class Anchors:
    """The places that a file holds, by the ids that a link may lead to; gathered when first asked for."""

    def __init__(self, element: etree._Element) -> None:
        """Of the file that holds the element."""
        self._tree = element.getroottree()
        self._ids: frozenset[str] | None = None

    def __contains__(self, place: object) -> bool:
        """Whether an element bears this id."""
        if self._ids is None:
            elements = self._tree.iter("*")
            self._ids = frozenset(one for element in elements for name in _IDS if (one := element.get(name)))
        return place in self._ids


def faults_in(
    element: etree._Element, passages: Sequence[Passage], anchors: Container[str]
) -> Iterator[ReadingWarning]:
    """A warning for each link in the element whose label names another document than its target, or that has none."""
    place, reached = 0, 0
    for label, href in _links(element):
        target = target_of(href)
        nowhere = leads_nowhere(label, href, anchors)
        if not label or not (target or nowhere):
            continue
        home = place
        at = passages[place].text.find(label, reached) if passages else -1
        while at < 0 and home + 1 < len(passages):  # the next sub-paragraph that holds the label
            home += 1
            at = passages[home].text.find(label)
        if at >= 0:
            place, reached = home, at + len(label)
        passage = passages[place] if passages else None
        text = passage.text if passage and at >= 0 else label
        if nowhere or (target and disagree(label, target, text, max(at, 0))):
            yield faulty_link(label, nowhere or target or "", passage.id if passage else None)


def _links(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Label and address; neighbours with one address are one link (other scripts are cut into pieces)."""
    label, address = "", ""
    last: etree._Element | None = None
    for link in element.iter("{*}a", "{*}ref"):
        touches = last is not None and last.getnext() is link and not (last.tail or "").strip()
        if touches and link.get("href") == address:
            label += text_of(link)
        else:
            yield label, address
            label, address = text_of(link), link.get("href") or ""
        last = link
    yield label, address
