"""The command `up`: the site and its worker in one process tree, nothing else to start."""

from __future__ import annotations

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

import click

from chapter8.cli.outcome import DONE, UNEXPECTED
from chapter8.errors import UsageError

_REFUSED = {
    errno.EADDRINUSE: ("the port is in use", "End the program that holds it, or choose another with --port."),
    errno.EADDRNOTAVAIL: ("this machine has no such address", "Leave --host out."),
    errno.EACCES: ("this port is for the system's administrator", "Choose one above 1023 with --port."),
}
GRACE = 10  # seconds that the children have to end by themselves
LOOK = 0.5  # seconds between two looks at the children


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8008, show_default=True, type=click.IntRange(1, 65535), help="Port to listen on.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that serve pages.")
@click.option("--no-worker", is_flag=True, help="Serve pages only; jobs wait until a worker runs elsewhere.")
def up(*, host: str, port: int, workers: int, no_worker: bool) -> int:
    """Open the site: make the data folder, bring the database up to date, serve pages and run jobs.

    On a new node it prints a link that signs the first administrator in, once. Ctrl-C ends everything; so does
    whatever ends this command. A job that was cut off begins anew at the next start.

    \b
    Examples:
      chapter8 up
      CHAPTER8_HOME=/srv/chapter8 CHAPTER8_HOSTS=chapter8.example.org chapter8 up --host 0.0.0.0 --port 8000
    """  # noqa: D301 - \b is click's mark for a block that keeps its lines
    _require_free(host, port)
    from chapter8.site.start import make_ready  # noqa: PLC0415 - Django only for the commands that need it

    make_ready()
    from django.conf import settings  # noqa: PLC0415 - as above

    from chapter8.site.accounts.links import first_administrator  # noqa: PLC0415 - as above
    from chapter8.site.ledger.tasks import ask_for_taking  # noqa: PLC0415 - as above
    from chapter8.site.search.index import catch_up  # noqa: PLC0415 - as above

    catch_up()
    ask_for_taking()

    address = f"http://{host}:{port}"
    click.echo(f"Chapter8, node of {settings.ORGANIZATION}, data in {settings.HOME}")
    click.echo(f"Open {address}/")
    if token := first_administrator():
        click.echo(f"First administrator, once, within a day: {address}/sign-in/{token}")
    sys.stdout.flush()
    commands = [_server(host, port, workers)]
    if not no_worker:
        commands.append(_part("worker"))
    return _run(commands)


def _server(host: str, port: int, workers: int) -> list[str]:
    """The command of the web server: threads of one process, since SQLite takes one writer at a time anyway."""
    return _part(
        "server", "chapter8.site.wsgi:application", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", str(workers), "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
        "--workers-kill-timeout", "5",
    )  # fmt: skip


def _part(name: str, *arguments: str) -> list[str]:
    """The command of a part of the site that ends with this process."""
    return [sys.executable, "-m", "chapter8.site.tied", str(os.getpid()), name, *arguments]


def _require_free(host: str, port: int) -> None:
    """Before anything starts: whether we may listen there. Raises UsageError, which says what to do."""
    place = f"{host}:{port}"
    try:
        family, kind, protocol, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as error:
        raise UsageError("this machine has no such address", place=place, remedy="Leave --host out.") from error
    except OSError as error:
        cause, remedy = _REFUSED.get(error.errno or 0, (f"it can't be listened on: {error.strerror}", ""))
        raise UsageError(cause, place=place, remedy=remedy or "Choose another with --host and --port.") from error


def _run(commands: list[list[str]]) -> int:
    """Start the children, wait for the first to end or for a signal, then end them all."""
    stopping: list[int] = []

    def stop(number: int, _frame: FrameType | None) -> None:
        stopping.append(number)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "chapter8.site.settings"}
    children = [
        subprocess.Popen(command, env=environment, start_new_session=True)  # noqa: S603 - ours
        for command in commands
    ]
    try:
        while not stopping and all(child.poll() is None for child in children):
            time.sleep(LOOK)
    finally:
        codes = [_end(child) for child in children]
        for number, handler in before.items():
            signal.signal(number, handler)
    if stopping:
        return DONE
    click.echo(f"chapter8: a part of the site ended by itself (codes {codes}). Its own message stands above.", err=True)
    return UNEXPECTED


def _end(child: subprocess.Popen[bytes]) -> int:
    """Ask a child and those that it started to end; after a grace, make them."""
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGTERM)
        try:
            return child.wait(GRACE)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
    return child.wait()
