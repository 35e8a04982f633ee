"""XML that is put together element by element, so that every text is escaped and every id is one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from chapter8.record.writing.characters import one_line, writable

XML = "http://www.w3.org/XML/1998/namespace"
XML_ID, XML_LANG = f"{{{XML}}}id", f"{{{XML}}}lang"


def root_element(name: str, namespaces: Mapping[str, str]) -> etree._Element:
    """An empty document with its namespaces; the one of the empty prefix is the element's own."""
    declared = " ".join(f'xmlns{":" if prefix else ""}{prefix}="{uri}"' for prefix, uri in namespaces.items())
    return etree.XML(f"<{name} {declared}/>")


def child(
    parent: etree._Element,
    name: str,
    content: str | Mapping[str, str | None] | None = None,
    /,
    **attributes: str | None,
) -> etree._Element:
    """A new element at the end of another, in its namespace. Attributes that are None are left out.

    `content` is its text, or attributes whose names Python keeps for itself ("class", "as", "xml:id").
    """
    namespace = parent.tag.rpartition("}")[0]
    element = etree.SubElement(parent, f"{namespace}}}{name}")
    if isinstance(content, str):
        element.text = writable(content)
    elif content is not None:
        attributes = {**content, **attributes}
    for key, value in attributes.items():
        if value is not None:
            element.set(XML_ID if key == "xml_id" else key, one_line(value))
    return element


def ncname(text: str) -> str:
    """A name without colon (XML Namespaces) that a person can read: "S/PV.5529" -> "S_PV.5529".

    What can't stand in a name is written by its code point, so that different names stay different.
    """
    plain = re.sub(r"[^A-Za-z0-9._/ -]", lambda found: f"-{ord(found[0]):x}-", one_line(text))
    name = plain.replace("/", "_").replace(" ", "_")
    return name if re.match(r"[A-Za-z_]", name) else f"_{name}"


def serialised(root: etree._Element) -> bytes:
    """The document in UTF-8 with its declaration."""
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written
