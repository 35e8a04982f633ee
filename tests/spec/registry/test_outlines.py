"""Outlines of States for maps: equal areas, one drawing for any set of States, small ones as points."""

from __future__ import annotations

import re
from datetime import date
from importlib.resources import files
from itertools import pairwise
from math import radians, sin

import pytest

from chapter8.atlas import Atlas
from chapter8.atlas.outlines import Outlines
from chapter8.atlas.projections import AzimuthalEqualArea, EqualEarth

ATLAS = Atlas.shipped()
OUTLINES = Outlines.shipped()


def members(organization: str) -> list[str]:
    """The codes of the members on a day of 2025."""
    return [state.code for state in ATLAS.members(organization, date(2025, 6, 1))]


def test_every_state_of_the_atlas_can_be_shown() -> None:
    missing = [state.code for state in ATLAS.states if not OUTLINES.drawn_as(state.code)]
    assert missing == []


def test_the_file_is_small_and_says_where_it_comes_from() -> None:
    folder = files("chapter8.atlas") / "data"
    assert len((folder / "outlines.json").read_bytes()) < 300_000
    notice = (folder / "outlines.NOTICE.txt").read_text(encoding="utf-8")
    assert "Natural Earth" in notice
    assert "public domain" in notice
    assert "do not imply official endorsement" in notice


def test_the_box_around_some_states() -> None:
    box = OUTLINES.box(["LBR", "SLE"])
    assert box is not None
    assert (round(box.west), round(box.south), round(box.east), round(box.north)) == (-13, 4, -7, 10)


def test_a_distant_territory_does_not_widen_the_box() -> None:
    box = OUTLINES.box(["FRA"])
    assert box is not None
    assert box.west > -10  # without French Guiana


def test_a_box_goes_over_the_180th_meridian_where_that_is_shorter() -> None:
    box = OUTLINES.box(["FJI", "TON"])
    assert box is not None
    assert box.west > 170
    assert 180 < box.east < 190
    assert -185 < box.centre[0] <= 180


def test_no_state_means_no_box_and_the_whole_world() -> None:
    assert OUTLINES.box([]) is None
    world = OUTLINES.draw()
    assert {"BRA", "RUS", "NZL"} <= set(world.shapes)
    assert world.height < world.width


def test_a_map_of_some_states_shows_them_and_their_neighbours() -> None:
    drawing = OUTLINES.draw(members("ECOWAS"), width=480)
    assert {"NGA", "GHA", "MLI"} <= set(drawing.shapes)
    assert "AUS" not in drawing.shapes
    assert "CPV" in drawing.points


@pytest.mark.parametrize("organization", ["AU", "EU", "OSCE", "PIF", "CARICOM", "OAS", "ASEAN", "LAS"])
def test_the_members_of_an_organization_lie_inside_their_map(organization: str) -> None:
    codes = members(organization)
    drawing = OUTLINES.draw(codes, width=480)
    assert drawing.missing == ()
    assert set(codes) <= set(drawing.shapes) | set(drawing.points)


def test_what_lies_on_the_other_side_of_the_globe_does_not_cover_the_map() -> None:
    assert not {"MRT", "MLI", "ESH"} & set(OUTLINES.draw(members("PIF")).shapes)


def test_paths_are_closed_lines_of_numbers() -> None:
    drawing = OUTLINES.draw(["GMB", "SEN"], width=480)
    assert re.fullmatch(r"(M[-\d.e]+ [-\d.e]+L[-\d.e ]+Z)+", drawing.shapes["SEN"])
    assert drawing.height <= drawing.width == 480


def test_the_same_states_give_the_same_drawing() -> None:
    assert OUTLINES.draw(["SDN", "SSD"]) == OUTLINES.draw(["SDN", "SSD"])


def test_a_line_that_is_not_final_is_dashed() -> None:
    assert OUTLINES.draw(["SDN", "SSD"]).dashed
    assert OUTLINES.draw(["ISL"]).dashed == ""


def test_a_former_state_is_drawn_in_the_lines_of_those_after_it() -> None:
    assert OUTLINES.drawn_as("CSK") == ("CZE", "SVK")
    assert OUTLINES.box(["CSK"]) == OUTLINES.box(["CZE", "SVK"])


def test_an_invented_state_has_no_outline_and_the_drawing_says_so() -> None:
    assert OUTLINES.draw(["XIK"]).missing == ("XIK",)


@pytest.mark.parametrize("projection", [EqualEarth(), EqualEarth(160), AzimuthalEqualArea(20, 5)])
def test_equal_areas_stay_equal(projection: EqualEarth | AzimuthalEqualArea) -> None:
    def area(west: float, south: float) -> float:
        """Of a field of one degree of longitude, divided by what it is on the globe."""
        steps = [n / 20 for n in range(21)]
        edge = [(west + x, south) for x in steps] + [(west + 1, south + y) for y in steps]
        edge += [(west + 1 - x, south + 1) for x in steps] + [(west, south + 1 - y) for y in steps]
        points = projection.ring(edge)
        return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*points, points[0]])) / 2

    at_equator, further = area(20, 0), area(60, 50)
    share = (_band(51) - _band(50)) / (_band(1) - _band(0))
    assert further / at_equator == pytest.approx(share, rel=0.002)


def _band(latitude: float) -> float:
    """How much of a half globe lies between the equator and a latitude."""
    return sin(radians(latitude))
