"""The command `chapter8`: thin faces over library and site. A command is imported only when it is called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from chapter8.cli.outcome import exit_code, report

COMMANDS = {
    "add": "chapter8.cli.library",
    "agreed": "chapter8.cli.agreed",
    "brief": "chapter8.cli.brief",
    "citations": "chapter8.cli.citations",
    "commitments": "chapter8.cli.ledger",
    "doctor": "chapter8.cli.doctor",
    "positions": "chapter8.cli.positions",
    "read": "chapter8.cli.read",
    "registry": "chapter8.cli.registry",
    "respond": "chapter8.cli.respond",
    "search": "chapter8.cli.library",
    "up": "chapter8.cli.site",
    "watch": "chapter8.cli.watch",
}


class LazyCommands(click.Group):
    """A group that imports a command only to run it or to show its help, so that `--help` stays light."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click gives it
        """All names, in order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """The command of that name: the attribute of the same name in its module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="chapter8")
def cli() -> None:
    """Work on the partnership between the United Nations and regional organizations.

    \b
    A first walk:
      chapter8 add sample           put the exercise into the library
      chapter8 brief Iskara         make the joint brief on its situation
      chapter8 up                   open the site
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines


def main() -> None:
    """Run a command; turn an error of ours into one line on stderr and the exit code of its cause."""
    try:
        sys.exit(cli(standalone_mode=False) or 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - the one place where a cause becomes an exit code
        report(error)
        sys.exit(exit_code(error))
