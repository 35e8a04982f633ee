"""`chapter8 commitments`: what is owed, by whom, by when, as the ledger of this node holds it."""

from __future__ import annotations

import sys
from datetime import date

import click
import msgspec

from chapter8.cli.acting import acting_for
from chapter8.cli.days import DAY
from chapter8.cli.outcome import DONE
from chapter8.cli.printable import printable
from chapter8.exchange.decide import Purpose

_SHOWN = 160  # characters of an action on a line


@click.command()
@click.option("--open", "which", flag_value="open", default="open", help="Not answered, not past their day [default].")
@click.option("--overdue", "which", flag_value="overdue", help="Reports past their day without an answer on record.")
@click.option("--answered", "which", flag_value="answered", help="Answered by a document on record.")
@click.option("--bearer", default="", metavar="NAME", help="Owed by this organization or state: name or code.")
@click.option("--decision", default="", metavar="SYMBOL", help="Out of this decision.")
@click.option("--on", "day", type=DAY, help="As of this day [default: today].")
@click.option("--most", default=50, show_default=True, type=click.IntRange(1, 100_000), help="Lines at most.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def commitments(  # one parameter an option of the command
    which: str, *, bearer: str, decision: str, day: date | None, most: int, as_json: bool
) -> int:
    """List commitments, the earliest due first, as the organization that runs this node.

    \b
    Examples:
      chapter8 commitments --overdue --bearer AU
      chapter8 commitments --on 2006-12-31 --json
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only for the commands that need it

    make_ready()
    from chapter8.site.ledger.asked import Asked, found, whole  # noqa: PLC0415 - as above
    from chapter8.site.ledger.lines import Line, data_of, lines  # noqa: PLC0415 - as above
    from chapter8.site.ledger.upkeep import catch_up  # noqa: PLC0415 - as above

    catch_up()
    on, viewer = day or date.today(), acting_for()  # noqa: DTZ011 - a day where the command runs
    rows = found(Asked(which, on, bearer=bearer, decision=decision), viewer, Purpose.EXPORT)  # type: ignore[arg-type]
    total, keys = rows.count(), list(rows.values_list("pk", flat=True)[:most])
    told: list[Line] = lines(whole(keys), viewer, Purpose.EXPORT, on)
    for line in told:
        if as_json:
            sys.stdout.buffer.write(msgspec.json.encode(data_of(line)) + b"\n")
        else:
            bearers = "; ".join(line.entry.bearers) or "nobody named"
            due = line.next_due.isoformat() if line.next_due else "no day    "
            said = f"{line.entry.verb} {line.entry.action}"[:_SHOWN]
            click.echo(printable(f"{due}  {line.entry}  {bearers}: {said}  ({line.entry.status})"))
    if not as_json and total > len(told):
        click.echo(f"{total - len(told)} more: --most {total}", err=True)
    return DONE
