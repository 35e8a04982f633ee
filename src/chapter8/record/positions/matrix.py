"""What many positions show: who stands where, actor by theme by year, and where an actor contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable

from chapter8.record.positions.nouns import STANCES, Cell, Contradiction, Matrix, Position, Stance


def matrix(positions: Iterable[Position]) -> Matrix:
    """Actor x theme x year, with the number of positions by stance and the positions themselves.

    Actors stand in order of the alphabet, themes in order of appearance, years in order, unknown years last.
    """
    grouped: dict[tuple[str, str, int | None], list[Position]] = {}
    unnamed: list[Position] = []
    themes: dict[str, None] = {}
    for one in positions:
        themes.setdefault(one.theme)
        if one.actor is None:
            unnamed.append(one)
        else:
            grouped.setdefault((one.actor, one.theme, one.year), []).append(one)
    years = sorted({year for _, _, year in grouped}, key=_unknown_last)
    keys = sorted(grouped, key=lambda key: (key[0], list(themes).index(key[1]), _unknown_last(key[2])))
    cells = tuple(Cell(*key, _counts(grouped[key]), tuple(grouped[key])) for key in keys)
    return Matrix(tuple(dict.fromkeys(key[0] for key in keys)), tuple(themes), tuple(years), cells, tuple(unnamed))


def _unknown_last(year: int | None) -> tuple[bool, int]:
    return year is None, year or 0


def _counts(positions: Iterable[Position]) -> tuple[int, int, int, int]:
    """How many of each stance."""
    stances = [one.stance for one in positions]
    first, second, third, fourth = (stances.count(stance) for stance in STANCES)
    return first, second, third, fourth


def who(
    positions: Iterable[Position], theme: str, stance: Stance | None = None, year: int | None = None
) -> dict[str, tuple[Position, ...]]:
    """Who took a stance on a theme (in a year), in order of appearance, each with the positions that show it."""
    found: dict[str, list[Position]] = {}
    for one in positions:
        fits = one.theme == theme and stance in {None, one.stance} and year in {None, one.year}
        if fits and one.actor is not None:
            found.setdefault(one.actor, []).append(one)
    return {actor: tuple(several) for actor, several in found.items()}


def contradictions(positions: Iterable[Position]) -> tuple[Contradiction, ...]:
    """Actors that support and oppose the same theme, by actor and theme; each side in order of its dates."""
    grouped: dict[tuple[str, str], list[Position]] = {}
    for one in positions:
        if one.actor is not None and one.stance in {"supports", "opposes"}:
            grouped.setdefault((one.actor, one.theme), []).append(one)
    found = []
    for (actor, theme), several in sorted(grouped.items()):
        dated = sorted(several, key=lambda one: (one.date is None, one.date, one.statement))
        supporting = tuple(one for one in dated if one.stance == "supports")
        opposing = tuple(one for one in dated if one.stance == "opposes")
        if supporting and opposing:
            found.append(Contradiction(actor, theme, supporting, opposing))
    return tuple(found)
