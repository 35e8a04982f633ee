"""The links in the official text of a decision, held against their own labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from chapter8.record.kinds.akoma_ntoso.text import text_of
from chapter8.record.links import disagree, faulty_link, target_of
from chapter8.record.nouns import Passage
from chapter8.record.nouns import Warning as ReadingWarning


def faults_in(element: etree._Element, passages: Sequence[Passage]) -> Iterator[ReadingWarning]:
    """A warning for each link in the element whose label names another document than its target."""
    links = [(text, target) for text, href in _links(element) if text and (target := target_of(href))]
    place, reached = 0, 0
    for label, target in links:
        home = place
        at = passages[place].text.find(label, reached) if passages else -1
        while at < 0 and home + 1 < len(passages):  # the next sub-paragraph that holds the label
            home += 1
            at = passages[home].text.find(label)
        if at >= 0:
            place, reached = home, at + len(label)
        passage = passages[place] if passages else None
        text = passage.text if passage and at >= 0 else label
        if disagree(label, target, text, max(at, 0)):
            yield faulty_link(label, target, passage.id if passage else None)


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
