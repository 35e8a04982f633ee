"""`chapter8 respond`: who covers some states on a day, and which legal paths there are for a measure."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
import msgspec

from chapter8.atlas import Atlas
from chapter8.cli.days import DAY
from chapter8.errors import InputError, UsageError
from chapter8.respond.competence import Competence, competence
from chapter8.respond.legal import LegalPath, legal_paths
from chapter8.respond.legal.rules import MEASURES, Measure

WIDTH = 62  # columns for the name of an organization

countries_option = click.option(
    "--countries", required=True, metavar="CODES", help="ISO codes or names of States, divided by commas: SDN,TCD."
)
on_option = click.option("--on", "on", type=DAY, help="The day asked about (2025-01-30); today if left out.")
atlas_option = click.option(
    "--atlas",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder with further tables of the atlas, such as sample/atlas.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


@click.group()
def respond() -> None:
    """Ask who may act, and on what legal path.

    \b
    Examples:
      chapter8 respond competence --countries SDN,TCD --on 2026-06-30
      chapter8 respond paths --countries SDN --on 2026-06-30 --measure coercive --json
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines


@respond.command("competence")
@countries_option
@on_option
@click.option("--measure", type=click.Choice(MEASURES), help="Add the legal paths for this measure.")
@atlas_option
@json_option
def competence_command(
    countries: str, on: date | None, measure: Measure | None, folder: Path | None, *, as_json: bool
) -> None:
    """Show which organizations cover the States on the day: n of m, with basis, functions and instruments.

    \b
    Example:
      chapter8 respond competence --countries SDN,TCD --on 2026-06-30 --json
    """  # noqa: D301 - as above
    atlas = _atlas(folder)
    day = on or date.today()  # noqa: DTZ011 - the reader's own day is meant
    states = _states(atlas, countries, day)
    found = competence(atlas, states, day)
    paths = legal_paths(atlas, states, day, measure) if measure else ()
    if as_json:
        click.echo(msgspec.json.encode(msgspec.to_builtins(found) | {"legal_paths": paths}))
        return
    _print_competence(atlas, found)
    _print_paths(atlas, paths)


@respond.command("paths")
@countries_option
@on_option
@click.option(
    "--measure", type=click.Choice(MEASURES), default="consent", show_default=True, help="The kind of measure."
)
@click.option("--organization", metavar="CODE", help="The paths of one organization only, such as AU.")
@atlas_option
@json_option
def paths_command(
    countries: str,
    on: date | None,
    measure: Measure,
    organization: str | None,
    folder: Path | None,
    *,
    as_json: bool,
) -> None:
    """Show the legal paths for a measure: what each requires, obliges to, and which claims compete with it.

    \b
    Example:
      chapter8 respond paths --countries SDN --on 2026-06-30 --measure coercive --organization AU
    """  # noqa: D301 - as above
    atlas = _atlas(folder)
    day = on or date.today()  # noqa: DTZ011 - the reader's own day is meant
    paths = legal_paths(atlas, _states(atlas, countries, day), day, measure, organization)
    if as_json:
        click.echo(msgspec.json.encode({"on": day, "measure": measure, "legal_paths": paths}))
        return
    _print_paths(atlas, paths)


def _atlas(folder: Path | None) -> Atlas:
    if folder is None:
        return Atlas.shipped()
    if not folder.is_dir():
        raise InputError(
            "there is no such folder", place=str(folder), remedy="Name one that holds tables of the atlas."
        )
    return Atlas.shipped().extended(folder)


def _states(atlas: Atlas, text: str, on: date) -> list[str]:
    """The codes of a list of codes or names."""
    codes = []
    known = {state.code for state in atlas.states}
    for part in (part.strip() for part in text.split(",") if part.strip()):
        if part.upper() in known:
            codes.append(part.upper())
            continue
        state = atlas.match_state(part, on)
        if state is None:
            raise UsageError(f"{part!r} is no State", place="--countries", remedy="Give ISO codes, such as SDN,TCD")
        codes.append(state.code)
    return codes


def _print_competence(atlas: Atlas, found: Competence) -> None:
    names = ", ".join(atlas.name_on(code, found.on) for code in found.states)
    click.echo(f"Who covers {names} on {found.on}\n")
    for row in found.rows:
        organization = atlas.organization(row.organization)
        suspended = f"; suspended: {', '.join(row.suspended)}" if row.suspended else ""
        click.echo(f"{organization.name[:WIDTH]:<{WIDTH}} {row.coverage}{suspended}")
        click.echo(
            f"  basis: {', '.join(row.charter_basis)}; functions: {', '.join(row.functions) or 'none on record'}"
        )
    if not found.rows:
        click.echo("No organization on record.")
    for code in found.gaps:
        click.echo(f"{atlas.name_on(code, found.on)}: covered by no Chapter VIII organization on record.")
    for note in found.notes:
        click.echo(f"Note: {note}.")


def _print_paths(atlas: Atlas, paths: tuple[LegalPath, ...]) -> None:
    for path in paths:
        actor = atlas.organization(path.organization).name if path.organization else "Coalition of States"
        click.echo(f"\n{path.key}  {path.title}\n  {actor}: {path.available}")
        click.echo(f"  Authorization: {path.authorisation}")
        for head, lines in (
            ("Duty", path.duties),
            ("Reason", path.reasons),
            ("Competing claim", path.competing_claims),
        ):
            for line in lines:
                click.echo(f"  {head}: {line}")
