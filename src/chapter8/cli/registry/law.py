"""Mandates, and the register of agreements: what holds, what ends soon, who signed, who is bound."""

from __future__ import annotations

from datetime import date

import click

from chapter8.atlas import agreements as register
from chapter8.atlas.agreements import Signatories, Standing
from chapter8.atlas.nouns import Agreement
from chapter8.atlas.tables.actors import FUNCTIONS
from chapter8.atlas.tables.law import TOPICS
from chapter8.cli.atlas import Asked, asks_for_the_list, asks_the_atlas, read_organization, read_party, read_states
from chapter8.cli.counting import counted
from chapter8.cli.printable import printable
from chapter8.cli.showing import show, show_columns, show_json

function_option = click.option("--function", type=click.Choice(FUNCTIONS), metavar="WORD", help="Covering a function.")
topic_option = click.option("--topic", type=click.Choice(TOPICS), metavar="WORD", help="On a topic, as small_arms.")
COLUMNS = ("key", "title", "kind", "parties", "signed", "in_force", "ended", "review", "symbol", "source", "verified")


@click.command(epilog="Example: chapter8 registry mandates AU --function enforcement --on 2026-06-30")
@click.argument("organization")
@function_option
@asks_the_atlas(table=True)
def mandates(organization: str, *, function: str | None, asked: Asked) -> None:
    """List what an ORGANIZATION may do on a day, and by which article.

    Each row says who decides, whether the State must consent, where, and with which limits.
    """
    atlas, on, form = asked
    code = read_organization(atlas, organization)
    found = [each for each in atlas.mandates(code, on) if function in {None, each.function}]
    found.sort(key=lambda each: (FUNCTIONS.index(each.function), each.valid_from))
    show(
        form,
        f"{atlas.organization(code).name} on {on}: {counted(len(found), 'mandate')}",
        ("function", "title", "article", "decides", "consent", "area", "limits", "since", "source", "verified"),
        [
            (
                *(each.function, each.title, each.article, each.decides, each.consent, each.area, each.limits),
                *(each.valid_from, each.provenance.source, each.provenance.verified),
            )
            for each in found
        ],
        data={"organization": code, "on": on, "mandates": found},
        empty="No mandate is on record; that does not say that it may not.",
    )


@click.group(
    invoke_without_command=True,
    epilog="Example: chapter8 registry agreements --party UN --function peacekeeping --on 2026-06-30",
)
@click.option("--party", metavar="CODE", help="Made with this organization or State.")
@function_option
@topic_option
@click.option(
    "--standing", type=click.Choice([each.value for each in Standing]), default="in_force", show_default=True,
    help="How they stand on the day; unknown are those whose day nobody has entered.",
)  # fmt: skip
@asks_the_atlas(table=True)
def agreements(
    *,
    party: str | None,
    function: str | None,
    topic: str | None,
    standing: str,
    asked: Asked,
) -> None:
    """List agreements as they stand on a day; with `show KEY`, one of them whole.

    They are treaties, protocols, memoranda, declarations, and the resolutions and statements that set rules.
    """
    atlas, on, form = asked
    if not asks_for_the_list():
        return
    code = read_party(atlas, party, on) if party else None
    wanted = Standing(standing)
    found = register.having(atlas, on, wanted, with_party=code, function=function, topic=topic)
    show(
        form,
        f"{counted(len(found), 'agreement')}, {wanted.value.replace('_', ' ')} on {on}",
        COLUMNS,
        [_line(each) for each in found],
        data={"on": on, "standing": wanted, "party": code, "agreements": found},
        empty="None; --standing unknown lists those whose days nobody has entered.",
    )


def _line(one: Agreement) -> tuple[object, ...]:
    days = (one.signed, one.in_force, one.ended, one.review)
    told = one.provenance
    return (one.key, one.title, one.kind, one.parties, *days, one.symbol, told.source, told.verified)


@agreements.command("show", epilog="Example: chapter8 registry agreements show un-au-framework-2017")
@click.argument("key")
@asks_the_atlas()
def show_agreement(key: str, *, asked: Asked) -> None:
    """Show one agreement: its days, its chain, its signatories.

    The chain is what it followed and what took its place; those expected to sign and not on record are named.
    """
    atlas, on, form = asked
    one = register.agreement(atlas, key)
    chain = register.chain(atlas, key)
    signed = register.signatories(atlas, key, on)
    standing = register.standing(one, on)
    if form == "json":
        parties = {name: getattr(signed, name) for name in ("bound", "signed", "withdrawn", "missing")}
        show_json({"on": on, "agreement": one, "standing": standing, "chain": chain, "signatories": parties})
        return
    click.secho(printable(one.title), bold=True)
    for name, value in _facts(one, standing, on):
        click.echo(printable(f"  {name:<14}{value}"))
    _show_signatories(signed)
    if len(chain) > 1:
        click.echo("\nWhat it followed, and what took its place:")
        show_columns(("key", "since", "ended", "title"), [(e.key, e.in_force, e.ended, e.title) for e in chain])


def _facts(one: Agreement, standing: Standing, on: date) -> list[tuple[str, str]]:
    """What is known of an agreement, name and value; what isn't known is left out."""
    named: list[tuple[str, object]] = [
        ("On the day", f"{standing.value.replace('_', ' ')} on {on}"),
        ("Kind", one.kind),
        ("Parties", "; ".join(one.parties)),
        ("Topics", "; ".join(one.topics)),
        ("Functions", "; ".join(one.functions)),
        ("Region", one.region),
        ("Signed", one.signed),
        ("In force", one.in_force),
        ("Review", one.review),
        ("Ended", one.ended),
        ("Symbol", one.symbol),
        ("What it says", one.summary),
        ("Source", f"{one.provenance.source} ({'checked' if one.provenance.verified else 'not checked'})"),
    ]
    return [(name, str(value)) for name, value in named if value]


def _show_signatories(found: Signatories) -> None:
    for name, words in (
        ("bound", "In force for"),
        ("signed", "Signed, not on record as bound"),
        ("withdrawn", "Withdrew"),
        ("missing", "Expected, and not on record"),
    ):
        codes: tuple[str, ...] = getattr(found, name)
        if codes:
            click.echo(f"\n{words} ({len(codes)}): {', '.join(codes)}")


@click.command(epilog="Example: chapter8 registry expiring --within 90 --on 2026-01-01")
@click.option("--within", default=register.NOTICE, show_default=True, type=click.IntRange(0), help="Days ahead.")
@asks_the_atlas(table=True)
def expiring(*, within: int, asked: Asked) -> None:
    """List the agreements in force that end or are to be reviewed soon."""
    atlas, on, form = asked
    found = register.expiring(atlas, on, within)
    show(
        form,
        f"{counted(len(found), 'notice')} within {within} days of {on}",
        ("day", "what", "key", "title", "parties"),
        [(one.day, one.what, one.agreement.key, one.agreement.title, one.agreement.parties) for one in found],
        data={"on": on, "within_days": within, "notices": found},
        empty="None; ask further ahead with --within.",
    )


@click.command(epilog="Example: chapter8 registry binding MLI --topic small_arms --on 2026-06-30")
@click.argument("state")
@click.option("--topic", type=click.Choice(TOPICS), metavar="WORD", required=True, help="Such as small_arms.")
@asks_the_atlas(table=True)
def binding(state: str, *, topic: str, asked: Asked) -> None:
    """List the instruments on a topic that concern a STATE on a day.

    Each has its ground: party, signatory, named without days, or member of the organization whose instrument it is.
    """
    atlas, on, form = asked
    code = read_states(atlas, [state], on)[0]
    found = register.binding(atlas, code, topic, on)
    show(
        form,
        f"{atlas.name_on(code, on)}, {topic.replace('_', ' ')}, on {on}: {counted(len(found), 'instrument')}",
        ("ground", "key", "title", "via", "says"),
        [(one.ground.value, one.agreement.key, one.agreement.title, one.via, one.says) for one in found],
        data={"state": code, "topic": topic, "on": on, "instruments": found},
        empty="None on record.",
    )


COMMANDS: tuple[click.Command, ...] = (mandates, agreements, expiring, binding)
