"""The invented map: three states on open water, their provinces, towns and armed actors."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Country:
    """An exercise state as conflict data know it: its number, its capital and the middle of its territory."""

    number: int
    code: str
    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Place:
    """A town, or (precision 4 and above) only a district, a province or the state as a whole."""

    name: str
    district: str
    province: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two sides that fight, or one that kills civilians. `violence` is 1 state-based, 2 non-state, 3 one-sided."""

    number: int
    violence: int
    conflict: int
    conflict_name: str
    side_a: str
    side_a_number: int
    side_b: str
    side_b_number: int
    government: int | None


ISKARA = Country(9901, "XIK", "Iskara", 1.75, -9.50)
TAVORO = Country(9902, "XTV", "Tavoro", 2.25, -7.25)
MBEYLA = Country(9903, "XMB", "Mbeyla", 3.25, -11.25)

PLACES: dict[str, tuple[Place, ...]] = {
    "XIK": (
        Place("Kolun town", "Kolun district", "Sende province", 2.413000, -8.471000),
        Place("Belu Crossing", "Belu district", "Sende province", 2.688000, -8.402000),
        Place("Tessaru village", "Belu district", "Sende province", 2.552000, -8.598000),
        Place("Rakha Ford", "Rakha district", "Sende province", 2.871000, -8.744000),
        Place("Omwe town", "Rakha district", "Sende province", 2.795000, -8.913000),
        Place("Lodi town", "Upper Lodi district", "Lodi province", 1.962000, -8.855000),
        Place("Harrun town", "Harrun district", "Lodi province", 1.724000, -9.180000),
        Place("Adrane city", "Adrane district", "Adrane Capital Territory", 1.212000, -9.846000),
        Place("Mirsa town", "Mirsa district", "Mirsa province", 1.048000, -9.244000),
    ),
    "XTV": (
        Place("Dakhlu town", "Dakhlu prefecture", "Western province", 2.655000, -8.118000),
        Place("Nemba refugee site", "Nemba prefecture", "Western province", 2.470000, -8.064000),
        Place("Jerrin village", "Dakhlu prefecture", "Western province", 2.832000, -8.090000),
    ),
    "XMB": (
        Place("Okure town", "Okure county", "Southern province", 2.988000, -10.322000),
        Place("Pallu village", "Okure county", "Southern province", 2.912000, -10.188000),
    ),
}

# Sende draws most of the fighting; the two towns at the crossings most of all.
WEIGHTS: dict[str, tuple[int, ...]] = {"XIK": (22, 20, 12, 16, 8, 8, 5, 6, 3), "XTV": (5, 3, 4), "XMB": (3, 2)}

GOVERNMENT = ("Government of Iskara", 9921)
GUARD = ("Sende Popular Guard (SPG)", 9922)
FRONT = ("Front for the Restoration of the Constitution (FRC)", 9923)
COMMITTEES = ("Belu Self-Defence Committees", 9924)
HERDERS = ("Kolun herders", 9925)
CIVILIANS = ("Civilians", 9999)

ISKARA_GOVERNMENT = (9911, "Iskara: Government")
GUARD_COMMITTEES = (9912, "SPG - Belu Self-Defence Committees")
GUARD_CIVILIANS = (9913, "SPG - Civilians")

FRONT_WAR = Dyad(9931, 1, *ISKARA_GOVERNMENT, *GOVERNMENT, *FRONT, 9901)
GUARD_WAR = Dyad(9932, 1, *ISKARA_GOVERNMENT, *GOVERNMENT, *GUARD, 9901)
GUARD_FEUD = Dyad(9933, 2, *GUARD_COMMITTEES, *GUARD, *COMMITTEES, None)
GUARD_RAIDS = Dyad(9934, 3, *GUARD_CIVILIANS, *GUARD, *CIVILIANS, None)
REPRISALS = Dyad(9935, 3, 9914, "Government of Iskara - Civilians", *GOVERNMENT, *CIVILIANS, 9901)
HERDERS_FEUD = Dyad(9936, 2, 9915, "Kolun herders - Belu Self-Defence Committees", *HERDERS, *COMMITTEES, None)
TAVORO_WAR = Dyad(9937, 1, 9916, "Tavoro: Western province", "Government of Tavoro", 9926, *GUARD, 9902)
MBEYLA_WAR = Dyad(9938, 1, 9917, "Mbeyla: Southern province", "Government of Mbeyla", 9927, *GUARD, 9903)

# Who may fight, by type of violence: in Iskara before the Guard appears, in Iskara after it, and abroad.
BEFORE_GUARD: dict[int, tuple[Dyad, ...]] = {1: (FRONT_WAR,), 2: (HERDERS_FEUD,), 3: (REPRISALS,)}
IN_ISKARA: dict[int, tuple[Dyad, ...]] = {
    1: (GUARD_WAR, GUARD_WAR, FRONT_WAR),
    2: (GUARD_FEUD,),
    3: (GUARD_RAIDS, GUARD_RAIDS, GUARD_RAIDS, REPRISALS),
}
ABROAD: dict[str, dict[int, tuple[Dyad, ...]]] = {
    "XTV": {1: (TAVORO_WAR,), 2: (GUARD_FEUD,), 3: (GUARD_RAIDS,)},
    "XMB": {1: (MBEYLA_WAR,), 2: (GUARD_FEUD,), 3: (GUARD_RAIDS,)},
}
