"""From the labelled passages of a paragraph ("5", "5 (a)", "5 (a) (i)") back to its points within points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from chapter8.record.nouns import Clause, Passage


@dataclass(slots=True)
class Point:
    """A paragraph or a point of it: its printed mark, and in order its own passages and the points inside it."""

    mark: str | None
    parts: list[Passage | Point] = field(default_factory=list)

    def runs(self) -> list[tuple[list[Passage], list[Point]]]:
        """Its passages with the points that they lead in, run by run."""
        runs: list[tuple[list[Passage], list[Point]]] = []
        for part in self.parts:
            if isinstance(part, Point):
                runs = runs or [([], [])]
                runs[-1][1].append(part)
            elif runs and not runs[-1][1]:
                runs[-1][0].append(part)
            else:
                runs.append(([part], []))
        return runs


def points_of(clause: Clause, passages: Sequence[Passage]) -> Point | None:
    """The paragraph with its points, whose marks are what stands between the passages in the clause's own text.

    None where the passages do not make up the clause's text: then only the whole text is sure.
    """
    root = Point(clause.number)
    path: list[tuple[str, Point]] = []
    own = len((clause.number or "").split())
    at = 0
    for passage in passages:
        start = clause.text.find(passage.text, at)
        if start < 0:
            return None
        marks = clause.text[at:start].split()
        at = start + len(passage.text)
        labels = (passage.number or "").split()[own:]
        _place(root, path, labels, marks)
        point = path[-1][1] if path else root
        if not marks and point.parts and isinstance(point.parts[-1], Passage):
            point.parts.append(Point(None, [passage]))  # an item of a list without marks
        else:
            point.parts.append(passage)
    return root if not clause.text[at:].strip() else None


def _place(root: Point, path: list[tuple[str, Point]], labels: list[str], marks: list[str]) -> None:
    """Make `path` end at the point that the labels and the printed marks name; without marks it goes on where it was.

    A mark without letter or digit (a dash) is no label: it opens a point inside the labelled one.
    """
    if not marks and [label for label, _ in path if _is_label(label)] == labels:
        return
    wanted = labels if any(_is_label(mark) for mark in marks) or not marks else [*labels, marks[-1]]
    shared = 0
    while shared < min(len(path), len(wanted) - 1) and path[shared][0] == wanted[shared]:
        shared += 1
    del path[shared:]
    for depth, label in enumerate(wanted[shared:], start=shared):
        behind = len(wanted) - depth
        point = Point(marks[-behind] if behind <= len(marks) else label)
        (path[-1][1] if path else root).parts.append(point)
        path.append((label, point))


def _is_label(mark: str) -> bool:
    return any(sign.isalnum() for sign in mark)
