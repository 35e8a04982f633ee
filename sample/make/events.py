"""The exercise's conflict events: 36 months in the column layout of a UCDP GED Candidate release, seeded.

The course is fixed month by month (quiet, onset after the referendum, peak, lull, rise), so that the documents may
quote it; only how a month's deaths fall into events, places and days is drawn.
"""

from __future__ import annotations

import calendar
import csv
import io
import math
import random
from datetime import date, timedelta

from places import (
    ABROAD,
    BEFORE_GUARD,
    IN_ISKARA,
    ISKARA,
    MBEYLA,
    PLACES,
    TAVORO,
    WEIGHTS,
    Country,
    Dyad,
    Place,
)

SEED = 9901
HEAD = "EXERCISE EXERCISE EXERCISE"
NAME = "GEDEvent_exercise_v26_0_06.csv"
FIRST = date(2023, 7, 1)
GUARD_APPEARS = date(2025, 1, 1)

# Best estimate of deaths, all types of violence, July 2023 to June 2026.
COURSE: dict[str, tuple[int, ...]] = {
    "XIK": (
        *(1, 0, 2, 1, 0, 3),  # July - December 2023
        *(2, 1, 0, 2, 4, 1, 3, 2, 3, 4, 9, 14),  # 2024: the referendum of 24 November
        *(38, 64, 97, 141, 168, 122, 84, 52, 31, 19, 14, 11),  # 2025: onset, peak, lull
        *(9, 13, 22, 35, 58, 83),  # January - June 2026: rise
    ),
    "XTV": (
        *(0, 1, 0, 0, 1, 0),
        *(0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 1),
        *(2, 3, 6, 11, 14, 9, 6, 3, 2, 1, 0, 0),
        *(0, 1, 2, 4, 7, 12),
    ),
    "XMB": (
        *(0, 0, 0, 1, 0, 0),
        *(0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0),
        *(0, 1, 2, 3, 5, 2, 1, 0, 0, 1, 0, 0),
        *(0, 0, 0, 1, 2, 3),
    ),
}
# How a month's deaths fall to the types of violence: state-based and one-sided; the rest is non-state.
SHARES: dict[str, tuple[float, float]] = {"XIK": (0.55, 0.30), "XTV": (0.25, 0.65), "XMB": (0.20, 0.80)}
COUNTRIES: tuple[Country, ...] = (ISKARA, TAVORO, MBEYLA)

_HEADER = (
    "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,"
    "dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,"
    "number_of_sources,source_article,source_office,source_date,source_headline,source_original,where_prec,"
    "where_coordinates,where_description,adm_1,adm_2,latitude,longitude,geom_wkt,priogrid_gid,country,country_id,"
    "region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,"
    "low,gwnoa,gwnob"
)
COLUMNS = tuple(_HEADER.split(","))

OFFICES = ("Adrane Courier", "Sende Monitor", "Radio Belu", "Tavoro News Service", "Mbeyla Press Agency")


def priogrid(latitude: float, longitude: float) -> int:
    """The PRIO-GRID cell of a point: half-degree cells, numbered from the south-west corner of the world."""
    row = math.floor((latitude + 90) / 0.5) + 1
    column = math.floor((longitude + 180) / 0.5) + 1
    return (row - 1) * 720 + column


def months() -> list[date]:
    """The first days of the 36 months, in order."""
    return [
        date(FIRST.year + (FIRST.month - 1 + step) // 12, (FIRST.month - 1 + step) % 12 + 1, 1) for step in range(36)
    ]


def _parts(total: int, draw: random.Random) -> list[int]:
    """Split a month's deaths into events: many small ones, a few large ones; now and then one without a death."""
    parts: list[int] = [0] if total and draw.random() < 0.15 else []
    while total:
        size = min(total, 1 + int(draw.expovariate(1 / (2.0 + total / 18))))
        parts.append(size)
        total -= size
    return parts


def _by_type(country: Country, month: date, total: int) -> dict[int, int]:
    """A month's deaths by type of violence (1 state-based, 2 non-state, 3 one-sided), in fixed shares."""
    if country is not ISKARA and month < GUARD_APPEARS:
        return {2: total}  # before the crisis, only herders and villagers quarrel across the borders
    state_based, one_sided = (round(total * share) for share in SHARES[country.code])
    one_sided = min(one_sided, total - state_based)
    return {1: state_based, 2: total - state_based - one_sided, 3: one_sided}


def _dyad(country: Country, month: date, violence: int, draw: random.Random) -> Dyad:
    """Who fights whom in that month."""
    if month < GUARD_APPEARS:
        return draw.choice(BEFORE_GUARD[violence])
    return draw.choice((IN_ISKARA if country is ISKARA else ABROAD[country.code])[violence])


def _where(country: Country, draw: random.Random) -> tuple[Place, int]:
    """A place and its precision: 1-2 a town, 3-4 a district or province, 6 only the state, 7 off any land."""
    place = draw.choices(PLACES[country.code], WEIGHTS[country.code])[0]
    precision = draw.choices((1, 2, 3, 4, 5, 6, 7), (44, 30, 9, 7, 5, 4, 1))[0]
    if precision == 6:
        return Place(country.name, "", "", country.latitude, country.longitude), 6
    if precision == 7:
        return Place("International waters", "", "", 0.250000, -9.750000), 7
    if precision == 4:
        return Place(place.province, "", place.province, place.latitude, place.longitude), 4
    return place, precision


def _days(month: date, draw: random.Random) -> tuple[date, date, int]:
    """First day, last day (in the month) and precision: 1 the day, 2 a few days, 4 a month, 5 longer."""
    last = calendar.monthrange(month.year, month.month)[1]
    end = month.replace(day=draw.randint(1, last))
    precision = draw.choices((1, 2, 4, 5), (76, 19, 3, 2))[0]
    if precision == 1:
        return end, end, 1
    if precision == 2:
        return max(end - timedelta(days=draw.randint(1, 5)), FIRST), end, 2
    if precision == 4:
        return month, month.replace(day=last), 4
    return max(month - timedelta(days=draw.randint(8, 24)), FIRST), end, 5


def _toll(best: int, dyad: Dyad, draw: random.Random) -> dict[str, int]:
    """Share `best` among the sides, civilians and unknown, and put a low and a high estimate around it."""
    toll = {"deaths_a": 0, "deaths_b": 0, "deaths_civilians": 0, "deaths_unknown": 0}
    keys = tuple(toll)
    shares = (0, 0, 12, 1) if dyad.violence == 3 else (4, 5, 2, 2)
    for key in draw.choices(keys, shares, k=best):
        toll[key] += 1
    spread = draw.random()
    low = best - toll["deaths_unknown"] if spread < 0.6 else best
    high = best + (draw.randint(1, 2 + best // 3) if spread > 0.55 else 0)
    return toll | {"best": best, "high": high, "low": low}


def _headline(dyad: Dyad, place: Place, best: int) -> str:
    """A headline as a wire would write it, marked as exercise."""
    count = "No deaths confirmed" if best == 0 else f"{best} killed" if best > 1 else "One killed"
    deed = {1: "clash", 2: "communal fighting", 3: "attack on civilians"}[dyad.violence]
    return f"{HEAD}: {count} in {deed} at {place.name}"


def _event(country: Country, month: date, violence: int, best: int, draw: random.Random) -> dict[str, object]:
    """One event without its numbers (id and relid), which follow the order of days."""
    dyad = _dyad(country, month, violence, draw)
    place, where_precision = _where(country, draw)
    start, end, date_precision = _days(month, draw)
    sources = draw.choices((1, 2, 3, 5), (78, 14, 6, 2))[0]
    offices = draw.choices(OFFICES, k=sources)
    headline = _headline(dyad, place, best)
    recent = month >= date(2026, 4, 1)
    status = draw.choices(
        ("Clear", "Check deaths", "Check dyad", "Check geography", "Check"),
        (60, 14, 12, 8, 6) if recent else (88, 4, 4, 2, 2),
    )[0]
    return {
        "year": end.year, "active_year": str(best > 0).lower(), "code_status": status,
        "type_of_violence": dyad.violence, "conflict_dset_id": dyad.conflict, "conflict_new_id": dyad.conflict,
        "conflict_name": dyad.conflict_name, "dyad_dset_id": dyad.number, "dyad_new_id": dyad.number,
        "dyad_name": f"{dyad.side_a} - {dyad.side_b}", "side_a_dset_id": dyad.side_a_number,
        "side_a_new_id": dyad.side_a_number, "side_a": dyad.side_a, "side_b_dset_id": dyad.side_b_number,
        "side_b_new_id": dyad.side_b_number, "side_b": dyad.side_b, "number_of_sources": sources,
        "source_article": ";".join(f'"{office},{end},{headline}"' for office in offices),
        "source_office": ";".join(offices), "source_date": ";".join([str(end)] * sources),
        "source_headline": ";".join([headline] * sources), "source_original": "Exercise control",
        "where_prec": where_precision, "where_coordinates": place.name,
        "where_description": "Exercise area, drawn on open water", "adm_1": place.province, "adm_2": place.district,
        "latitude": f"{place.latitude:.6f}", "longitude": f"{place.longitude:.6f}",
        "geom_wkt": f"POINT ({place.longitude:g} {place.latitude:g})",
        "priogrid_gid": priogrid(place.latitude, place.longitude), "country": country.name,
        "country_id": country.number, "region": "Africa", "event_clarity": draw.choices((1, 2), (82, 18))[0],
        "date_prec": date_precision, "date_start": f"{start} 00:00:00.000", "date_end": f"{end} 00:00:00.000",
        **_toll(best, dyad, draw), "gwnoa": dyad.government or "", "gwnob": "",
        "code": country.code, "dyad": dyad.number,
    }  # fmt: skip


def rows(seed: int = SEED) -> list[dict[str, object]]:
    """All events in order of their last day, numbered. The same seed gives the same rows."""
    draw = random.Random(seed)
    found = [
        _event(country, month, violence, best, draw)
        for position, month in enumerate(months())
        for country in COUNTRIES
        for violence, total in _by_type(country, month, COURSE[country.code][position]).items()
        for best in _parts(total, draw)
    ]
    found.sort(key=lambda event: (str(event["date_end"]), str(event["code"])))
    counters: dict[str, int] = {}
    for position, event in enumerate(found):
        stem = f"{event.pop('code')}-{event['year']}-{event['type_of_violence']}-{event.pop('dyad')}"
        counters[stem] = counters.get(stem, -1) + 1
        event["id"], event["relid"] = 990001 + position, f"{stem}-{counters[stem]}"
    return found


def make(seed: int = SEED) -> bytes:
    """The release as a CSV file in UTF-8 with line feeds."""
    sink = io.StringIO()
    writer = csv.DictWriter(sink, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(seed))
    return sink.getvalue().encode()
