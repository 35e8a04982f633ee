"""Resolutions and statements as `statement`: cover page, preamble, paragraphs with their points, annexes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from chapter8.record.nouns import Clause, Passage, Record
from chapter8.record.writing.akoma_ntoso.inline import Marks, write_text
from chapter8.record.writing.akoma_ntoso.points import Point, points_of
from chapter8.record.writing.characters import one_line
from chapter8.record.writing.tree import child, ncname


def write_decision(statement: etree._Element, record: Record) -> None:
    """All of the decision behind its meta block."""
    _Writer(statement, record).write()


class _Writer:
    """Takes the passages in order and puts each where it belongs."""

    def __init__(self, statement: etree._Element, record: Record) -> None:
        self.statement = statement
        self.record = record
        self.marks = Marks(record)
        self.clauses = {clause.passage: clause for decision in record.decisions for clause in decision.clauses}
        self.annexes = {section.start: section.title for section in record.sections}

    def write(self) -> None:
        self._cover()
        before, behind, annexed = self._parts()
        if any(passage.kind in {"preambular", "narrative"} for passage in before):
            preamble = child(self.statement, "preamble")
            for passage in before:
                self._preambular(preamble, passage)
        body = child(self.statement, "mainBody")
        rest = before if len(self.statement.findall("{*}preamble")) == 0 else ()
        for group in _grouped((*rest, *behind), self.clauses):
            self._paragraph(body, group)
        if not len(body):
            child(body, "p")
        if annexed:
            self._attachments(annexed)

    def _parts(self) -> tuple[Sequence[Passage], Sequence[Passage], Sequence[Passage]]:
        """What stands before the first operative paragraph, the body, and the annexes."""
        passages = self.record.passages
        starts = (at for at, item in enumerate(passages) if item.kind == "annex" or self._opens_annex(item))
        end = next(starts, len(passages))
        kinds = [item.kind for item in passages[:end]]
        first = kinds.index("operative") if "operative" in kinds else end
        if self.record.kind != "resolution":
            first = 0
        return passages[:first], passages[first:end], passages[end:]

    def _opens_annex(self, passage: Passage) -> bool:
        """A titled part that begins with this passage and holds annex passages."""
        if passage.id not in self.annexes:
            return False
        section = next(item for item in self.record.sections if item.start == passage.id)
        ids = [item.id for item in self.record.passages]
        if section.end not in ids:
            return False
        inside = self.record.passages[ids.index(section.start) : ids.index(section.end) + 1]
        return any(item.kind == "annex" for item in inside) and not any(item.kind == "operative" for item in inside)

    def _cover(self) -> None:
        cover = child(self.statement, "coverPage", eId="coverPage_1")
        record = self.record
        if record.symbol:
            child(child(cover, "p", {"class": "upperRight"}), "docNumber", record.symbol, refersTo="#symbol")
        if record.date:
            day = f"{record.date:%-d %B %Y}"
            child(child(cover, "p"), "docDate", day, date=record.date.isoformat(), refersTo="#dateOfIssuance")
        if record.title:
            child(child(cover, "p"), "docTitle", record.title, refersTo="#title")
        meeting = next((decision.meeting for decision in record.decisions if decision.meeting), None)
        if meeting:
            adoption = child(child(cover, "p"), "docTitle", refersTo="#adoption")
            inline = child(adoption, "inline", f"{meeting} meeting", name="adoptionMeeting", title=meeting)
            inline.tail = ""

    def _preambular(self, preamble: etree._Element, passage: Passage) -> None:
        """A recital is a container named by its first verb; all else before the paragraphs is the formula."""
        clause = self.clauses.get(passage.id)
        if passage.kind == "preambular":
            verb = (clause.verbs[0] if clause and clause.verbs else passage.text).split()
            container = child(preamble, "container", name=ncname(verb[0]) if verb else "recital", eId=f"c_{passage.id}")
            write_text(container, passage.text, self.marks.of(passage, clause.verbs if clause else ()))
        elif passage.kind == "narrative":
            write_text(child(preamble, "formula", name="enactingFormula", eId=f"f_{passage.id}"), passage.text)

    def _paragraph(self, body: etree._Element, group: Sequence[Passage]) -> None:
        """One clause with all its passages, or one passage that is no clause."""
        first = group[0]
        clause = self.clauses.get(first.id)
        if clause is None:
            self._other(body, first)
            return
        paragraph = child(body, "paragraph", {"class": "SingleTxt"}, eId=f"para_{first.id}")
        if clause.number is not None:
            child(paragraph, "num", f"{clause.number}." if clause.number.isdigit() else one_line(clause.number))
        tree = points_of(clause, group)
        if tree is None:
            write_text(child(paragraph, "content", eId=f"para_{first.id}__content"), clause.text)
        else:
            self._point(paragraph, tree, f"para_{first.id}", clause)

    def _point(self, parent: etree._Element, point: Point, eid: str, clause: Clause) -> None:
        """The words of a point, and the points inside it; words behind the last of these wrap them up."""
        runs = point.runs()
        if not any(points for _, points in runs):
            for words, _ in runs:
                self._words(child(parent, "content", eId=f"{eid}__content"), words, clause)
            return
        inside = parent
        for number, (words, points) in enumerate(runs, start=1):
            if points:
                inside = child(parent, "list", eId=f"{eid}__list_{number}")
            if words:
                name = "intro" if points else "wrapUp"
                self._words(child(inside, name, eId=f"{eid}__list_{number}__{name}"), words, clause)
            for place, inner in enumerate(points, start=1):
                own = f"{eid}__list_{number}__point_{place}"
                element = child(inside, "point", eId=own)
                child(element, "num", inner.mark)
                self._point(element, inner, own, clause)

    def _words(self, parent: etree._Element, passages: Sequence[Passage], clause: Clause) -> None:
        for passage in passages:
            write_text(parent, passage.text, self.marks.of(passage, clause.verbs))

    def _other(self, body: etree._Element, passage: Passage) -> None:
        """Headings, the opening of a statement, and what else is no paragraph."""
        if passage.kind == "heading":
            child(child(body, "paragraph", {"class": "H1"}, eId=f"h_{passage.id}"), "heading", passage.text)
        elif passage.kind == "procedural":
            opening = child(body, "alinea", eId=f"alinea_{passage.id}")
            write_text(child(opening, "content", eId=f"alinea_{passage.id}__content"), passage.text)
        elif passage.kind == "note":
            paragraph = child(body, "paragraph", {"class": "SingleTxt"}, eId=f"note_{passage.id}")
            write_text(child(paragraph, "content", eId=f"note_{passage.id}__content"), passage.text)
        elif passage.kind != "furniture":
            write_text(body, passage.text, self.marks.of(passage))

    def _attachments(self, passages: Sequence[Passage]) -> None:
        """The annexes, each a document of its own."""
        attachments = child(self.statement, "attachments")
        main: etree._Element | None = None
        for passage in passages:
            if main is None or passage.id in self.annexes:
                document = child(child(attachments, "attachment", eId=f"att_{passage.id}"), "doc", name="annex")
                identification = child(child(document, "meta"), "identification", source="#chapter8")
                _component(identification, self.statement, passage.id)
                main = child(document, "mainBody")
            if passage.kind == "heading":
                child(child(main, "paragraph", {"class": "H1"}, eId=f"h_{passage.id}"), "heading", passage.text)
                continue
            paragraph = child(main, "paragraph", eId=f"annex_{passage.id}")
            if passage.number is not None:
                child(paragraph, "num", f"{passage.number}." if passage.number.isdigit() else one_line(passage.number))
            content = child(paragraph, "content", eId=f"annex_{passage.id}__content")
            write_text(content, passage.text, self.marks.of(passage))


def _component(identification: etree._Element, statement: etree._Element, name: str) -> None:
    """The identification of an annex: that of the whole with the component's own name."""
    for level in statement.iterfind("{*}meta/{*}identification/*"):
        own = child(identification, etree.QName(level).localname)
        for part in level:
            tag = etree.QName(part).localname
            attributes = {str(key): str(value) for key, value in part.attrib.items()}
            if tag == "FRBRthis":
                attributes["value"] = attributes["value"].replace("!main", f"!annex_{name}")
            if tag == "FRBRdate":
                attributes["name"] = "component"
            child(own, tag, attributes)


def _grouped(passages: Sequence[Passage], clauses: dict[str, Clause]) -> Iterator[list[Passage]]:
    """The passages of each clause together; every other passage alone."""
    group: list[Passage] = []
    for passage in passages:
        belongs = group and passage.kind in {"operative", "preambular"} and passage.id not in clauses
        if belongs and group[0].id in clauses:
            group.append(passage)
            continue
        if group:
            yield group
        group = [passage]
    if group:
        yield group
