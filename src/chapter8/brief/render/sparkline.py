"""A monthly series as a small SVG, drawn for print first: a line, its end value, and the interval of the time ahead."""

from __future__ import annotations

from itertools import pairwise

from markupsafe import Markup, escape

from chapter8.brief.model import Figure

_WIDTH, _HEIGHT, _PAD = 176.0, 44.0, 3.0


def sparkline(figure: Figure) -> Markup:
    """The series of a figure as an inline SVG without any outside reference; empty where there is no series.

    A month without a value breaks the line: missing is never drawn as zero. The band is the 90 % interval.
    """
    known = [value for _, value in figure.series if value is not None]
    if len(figure.series) + len(figure.band) < 2 or not known:
        return Markup("")
    top = max([*known, *(high for _, _, high in figure.band), 1.0])
    steps = len(figure.series) + len(figure.band) - 1

    def point(place: int, value: float) -> str:
        x = _PAD + place * (_WIDTH - 2 * _PAD) / steps
        y = _HEIGHT - _PAD - value * (_HEIGHT - 2 * _PAD) / top
        return f"{x:.1f},{y:.1f}"

    floor = f"{_HEIGHT - _PAD:.1f}"
    parts = [f'<line class="base" stroke="#d7d7d7" x1="0" x2="{_WIDTH:.0f}" y1="{floor}" y2="{floor}"/>']
    if figure.band:
        start = len(figure.series)
        edge = [point(start + place, high) for place, (_, _, high) in enumerate(figure.band)]
        edge += [point(start + place, low) for place, (_, low, _) in reversed(list(enumerate(figure.band)))]
        parts.append(f'<polygon class="ahead" fill="#dbe8f3" points="{" ".join(edge)}"/>')
        now = point(start - 1, 0).split(",")[0]
        parts.append(
            f'<line class="now" stroke="#555" stroke-dasharray="2 2" x1="{now}" x2="{now}" y1="0" y2="{_HEIGHT:.0f}"/>'
        )
    for run in _runs([value for _, value in figure.series]):
        points = [point(place, value) for place, value in run]
        if len(points) == 1:
            x, y = points[0].split(",")
            parts.append(f'<circle class="dot" fill="#2c5f8a" cx="{x}" cy="{y}" r="1.6"/>')
        else:
            parts.append(
                f'<polyline class="run" fill="none" stroke="#2c5f8a" stroke-width="1.4" points="{" ".join(points)}"/>'
            )
    return Markup(  # noqa: S704 - every part above is a number we formatted; the label is escaped
        f'<svg class="spark" role="img" aria-label="{escape(_label(figure, known))}"'
        f' viewBox="0 0 {_WIDTH:.0f} {_HEIGHT:.0f}" width="{_WIDTH:.0f}" height="{_HEIGHT:.0f}"'
        f' preserveAspectRatio="none">{"".join(parts)}</svg>'
    )


def _runs(values: list[float | None]) -> list[list[tuple[int, float]]]:
    """Unbroken stretches of known values, each with its place."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if not known:
        return []
    runs = [[known[0]]]
    for before, after in pairwise(known):
        if after[0] == before[0] + 1:
            runs[-1].append(after)
        else:
            runs.append([after])
    return runs


def _label(figure: Figure, known: list[float]) -> str:
    first, last = figure.series[0][0], figure.series[-1][0]
    text = f"{figure.label}, {first} to {last}: least {min(known):,.0f}, most {max(known):,.0f}, last {known[-1]:,.0f}"
    missing = sum(1 for _, value in figure.series if value is None)
    return f"{text}; {missing} months without data" if missing else text
