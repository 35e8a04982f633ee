"""Make `src/chapter8/atlas/data/outlines.json` from Natural Earth, as the npm package `world-atlas` 2.0.2 brings it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python sources/natural_earth.py package/countries-50m.json

Lines are simplified once for both of their sides, so neighbours keep meeting. Whose a territory is on the map
follows the maps of the United Nations and not Natural Earth's "de facto" rule; each such choice stands in a table here.
"""

from __future__ import annotations

import json
import sys
from csv import DictReader
from math import hypot
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STATES = ROOT / "src/chapter8/atlas/data/states.csv"
TARGET = ROOT / "src/chapter8/atlas/data/outlines.json"
UNITS = 50  # whole numbers in the file are fiftieths of a degree, about 2 km
TOLERANCE = 0.07  # degrees that a simplified line may leave the drawn one
SMALLEST_PART = 0.02  # square degrees under which an island is left out, unless it is a State's largest part
SMALL_STATE = 0.35  # square degrees under which a State is drawn as a point too

SAME_AS = {  # shapes that Natural Earth draws apart, and the State whose territory they are on United Nations maps
    "Kosovo": "SRB",
    "Somaliland": "SOM",
    "N. Cyprus": "CYP",
    "Taiwan": "CHN",
    "Hong Kong": "CHN",
    "Macao": "CHN",
    "Åland": "FIN",
}
MOVED = (
    ("RUS", "UKR", (34.3, 45.2)),
)  # the part of the first that holds the point belongs to the second: A/RES/68/262
LEFT_OUT = ("Antarctica",)
DASHED = (  # pairs of neighbours whose line is disputed or not final, inside a box of west, south, east, north
    ("Kosovo", "Serbia", None),
    ("N. Cyprus", "Cyprus", None),
    ("Somaliland", "Somalia", None),
    ("Russia", "Ukraine", (32.0, 44.0, 37.0, 46.6)),
    ("Morocco", "W. Sahara", None),
    ("Israel", "Palestine", None),
    ("Jordan", "Palestine", None),
    ("Israel", "Syria", None),
    ("Sudan", "S. Sudan", None),
    ("India", "Pakistan", (73.0, 32.4, 78.0, 37.2)),
    ("China", "India", None),
    ("China", "Pakistan", None),
    ("Siachen Glacier", "India", None),
    ("Siachen Glacier", "Pakistan", None),
    ("Siachen Glacier", "China", None),
)
POINTS = {"TUV": (179.2, -8.5), "DDR": (13.4, 52.5), "YMD": (45.0, 12.8)}  # not drawn by Natural Earth
FORMER = {  # drawn by the States whose territory it was, in today's lines
    "CSK": ["CZE", "SVK"],
    "SCG": ["SRB", "MNE"],
    "YUG": ["BIH", "HRV", "MKD", "MNE", "SRB", "SVN"],
    "SUN": ["ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "RUS", "TJK", "TKM", "UKR", "UZB"],
}

Point = tuple[float, float]
Part = list[list[int]]  # rings of arcs, the outer one first; ~n is arc n backwards


def main(source: Path) -> None:
    """Write the file."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    lines = [decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = {each["properties"]["name"]: each for each in topology["objects"]["countries"]["geometries"]}
    parts = collected(shapes, lines)
    simple = [quantised(simplified(line)) for line in lines]
    coarse = [[(x / UNITS, y / UNITS) for x, y in line] for line in simple]
    kept, small, points = {}, [], {}
    for code, several in sorted(parts.items()):
        area = {number: abs(enclosed(ring_points(part[0], lines))) for number, part in enumerate(several)}
        largest = max(area, key=lambda number: area[number])
        if code:
            points[code] = centre(ring_points(several[largest][0], lines))
            small += [code] if sum(area.values()) < SMALL_STATE else []
        big = [part for n, part in enumerate(several) if area[n] >= SMALLEST_PART or (code and n == largest)]
        kept[code] = [part for part in big if abs(enclosed(ring_points(part[0], coarse))) > 0]
    dashed = disputed(shapes, coarse)
    write(kept, simple, dashed, {"points": points | POINTS, "small": [*small, *POINTS], "former": FORMER})


def collected(shapes: dict[str, Any], lines: list[list[Point]]) -> dict[str, list[Part]]:
    """The parts of every State, and under "" land that is no State's (territories)."""
    with STATES.open(encoding="utf-8") as file:
        codes = {row["m49"].zfill(3): row["code"] for row in DictReader(file) if row["status"] != "former"}
    parts: dict[str, list[Part]] = {}
    for name, shape in shapes.items():
        if name not in LEFT_OUT:
            code = SAME_AS.get(name) or codes.get(shape.get("id", ""), "")
            several = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            parts.setdefault(code, []).extend(several)
    for source, target, place in MOVED:
        moved = [part for part in parts[source] if holds(ring_points(part[0], lines), place)]
        parts[source] = [part for part in parts[source] if part not in moved]
        parts[target] += moved
    return parts


def disputed(shapes: dict[str, Any], coarse: list[list[Point]]) -> list[list[Point]]:
    """The stretches of line between two neighbours of the table that lie inside the box."""
    used = {name: {arc if arc >= 0 else ~arc for arc in flat(shape["arcs"])} for name, shape in shapes.items()}
    found = []
    for one, other, box in DASHED:
        for arc in sorted(used[one] & used[other]):
            run: list[Point] = []
            for x, y in coarse[arc]:
                if box is None or (box[0] <= x <= box[2] and box[1] <= y <= box[3]):
                    run.append((x, y))
            found += [run] if len(run) > 1 else []
    return found


def write(
    kept: dict[str, list[Part]], simple: list[list[Point]], dashed: list[list[Point]], rest: dict[str, Any]
) -> None:
    """The arcs that are used, numbered anew, each as its first point and steps."""
    used = sorted({arc if arc >= 0 else ~arc for parts in kept.values() for arc in flat(parts)})
    number = {arc: n for n, arc in enumerate(used)}

    def anew(arc: int) -> int:
        return number[arc] if arc >= 0 else ~number[~arc]

    states = {code: [[[anew(arc) for arc in ring] for ring in part] for part in kept[code]] for code in kept if code}
    points = {code: [round(x, 2), round(y, 2)] for code, (x, y) in sorted(rest["points"].items())}
    data = {
        "units": UNITS,
        "arcs": [steps(simple[arc]) for arc in used],
        "states": states,
        "land": [[[anew(arc) for arc in ring] for ring in part] for part in kept.get("", [])],
        "dashed": [steps(quantised(line)) for line in dashed],
        "points": points,
        "small": sorted(rest["small"]),
        "former": rest["former"],
    }
    TARGET.write_text(json.dumps(data, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")


# Geometry


def decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """The points of an arc in degrees."""
    (sx, sy), (tx, ty), x, y, found = transform["scale"], transform["translate"], 0, 0, []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        found.append((x * sx + tx, y * sy + ty))
    return found


def simplified(line: list[Point]) -> list[Point]:
    """Fewer points, none further off than the tolerance (Ramer, Douglas, Peucker); a closed line keeps a triangle."""
    keep, open_ends = {0, len(line) - 1}, [(0, len(line) - 1)]
    if line[0] == line[-1] and len(line) > 3:
        far = max(range(len(line)), key=lambda n: distance(line[n], line[0], line[0]))
        keep.add(far)
        open_ends = [(0, far), (far, len(line) - 1)]
    while open_ends:
        first, last = open_ends.pop()
        worst = max(range(first + 1, last), key=lambda n: distance(line[n], line[first], line[last]), default=None)
        if worst is not None and distance(line[worst], line[first], line[last]) > TOLERANCE:
            keep.add(worst)
            open_ends += [(first, worst), (worst, last)]
    return [line[n] for n in sorted(keep)]


def distance(point: Point, one: Point, other: Point) -> float:
    """How far a point is from a stretch, in degrees."""
    (x, y), (x1, y1), (x2, y2) = point, one, other
    dx, dy = x2 - x1, y2 - y1
    if dx or dy:
        share = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy)))
        x1, y1 = x1 + share * dx, y1 + share * dy
    return hypot(x - x1, y - y1)


def quantised(line: list[Point]) -> list[Point]:
    """In whole units, none twice in a row."""
    found: list[Point] = []
    for x, y in line:
        point = (round(x * UNITS), round(y * UNITS))
        if not found or found[-1] != point:
            found.append(point)
    return found


def steps(line: list[Point]) -> list[int]:
    """The first point and the steps from there, in one list."""
    found, x, y = [], 0, 0
    for px, py in line:
        found += [int(px) - x, int(py) - y]
        x, y = int(px), int(py)
    return found


def ring_points(ring: list[int], lines: list[list[Point]]) -> list[Point]:
    """The points of a ring of arcs."""
    found: list[Point] = []
    for arc in ring:
        line = lines[arc] if arc >= 0 else lines[~arc][::-1]
        for x, y in line[1:] if found else line:
            turn = 360 * round((x - found[-1][0]) / 360) if found else 0  # over the 180th meridian
            found.append((x - turn, y))
    return found


def enclosed(ring: list[Point]) -> float:
    """The signed area of a ring in square degrees."""
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def centre(ring: list[Point]) -> Point:
    """The centre of gravity of a ring."""
    area, cx, cy = enclosed(ring), 0.0, 0.0
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x1 * y2 - x2 * y1
        cx, cy = cx + (x1 + x2) * cross, cy + (y1 + y2) * cross
    return (cx / (6 * area), cy / (6 * area)) if area else ring[0]


def holds(ring: list[Point], point: Point) -> bool:
    """Whether a point lies in a ring (even-odd)."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def flat(nested: Any) -> list[int]:
    """The numbers in lists of lists."""
    return [nested] if isinstance(nested, int) else [number for each in nested for number in flat(each)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
