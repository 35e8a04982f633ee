"""`chapter8 doctor`: what is installed, where data lies, what is missing and how to get it."""

from __future__ import annotations

import json
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Literal

import click

from chapter8.errors import Chapter8Error


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its state, and what to do where it is not well."""

    name: str
    state: Literal["ok", "missing", "broken", "optional"]
    detail: str
    remedy: str = ""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def doctor(*, as_json: bool) -> None:
    """Say what is installed, where data lies, what is missing and how to get it.

    Example: chapter8 doctor
    """
    findings = list(_findings())
    for finding in findings:
        click.echo(json.dumps(asdict(finding)) if as_json else _line(finding))
    if any(finding.state in {"missing", "broken"} for finding in findings):
        sys.exit(1)


def _line(finding: Finding) -> str:
    text = f"{finding.state:9} {finding.name}: {finding.detail}"
    return f"{text}. {finding.remedy}" if finding.remedy else text


def _findings() -> Iterator[Finding]:
    yield _python()
    yield _package("chapter8")
    yield _pdf_output()
    yield _program("Chromium", ("chromium", "google-chrome"), "only the browser tests need it: apt install chromium")
    yield _postgresql()
    yield from _node()


def _node() -> Iterator[Finding]:
    """The data folder and what lies in it; what rests on a part that is missing is not looked at."""
    looks: tuple[tuple[str, Callable[[], Finding]], ...] = (
        ("Data folder", _home), ("Database", _database), ("Library", _library), ("Search index", _index),
    )  # fmt: skip
    for name, look in looks:
        try:
            finding = look()
        except Chapter8Error as error:
            finding = Finding(name, "broken", error.cause, error.remedy)
        except Exception as error:  # noqa: BLE001 - a doctor reports what is broken, it does not fall ill itself
            finding = Finding(name, "broken", str(error), "Run: chapter8 up")
        yield finding
        if finding.state == "missing":
            return


def _python() -> Finding:
    return Finding("Python", "ok" if sys.version_info >= (3, 11) else "broken", platform.python_version())


def _package(name: str) -> Finding:
    return Finding(name, "ok", metadata.version(name))


def _pdf_output() -> Finding:
    try:
        import weasyprint  # noqa: PLC0415 - slow, and looked for only here
    except ImportError:
        return Finding("PDF output", "optional", "WeasyPrint is not installed", "pip install 'chapter8[pdf]'")
    except OSError as error:
        return Finding("PDF output", "optional", f"pango is missing ({error})", "apt install libpangoft2-1.0-0")
    return Finding("PDF output", "ok", f"WeasyPrint {weasyprint.__version__}")


def _program(name: str, commands: tuple[str, ...], remedy: str) -> Finding:
    found = next((path for command in commands if (path := shutil.which(command))), None)
    return Finding(name, "ok", found) if found else Finding(name, "optional", "not found", remedy)


def _postgresql() -> Finding:
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    if binaries:
        return Finding("PostgreSQL", "ok", str(binaries[-1]))
    return Finding(
        "PostgreSQL", "optional", "not found; SQLite serves one node well", "For teams: apt install postgresql"
    )


def _home() -> Finding:
    from django.conf import settings  # noqa: PLC0415 - the site is set up only when it is looked at

    from chapter8.site.start import make_ready  # noqa: PLC0415 - as above

    make_ready(migrate=False)
    home: Path = settings.HOME
    free = shutil.disk_usage(home).free // 2**20
    return Finding("Data folder", "ok", f"{home} ({free:,} MB free)", "")


def _database() -> Finding:
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return Finding(
            "Database", "missing", f"{connection.vendor}: not made yet", "Run: chapter8 add FILE, or chapter8 up"
        )
    return Finding("Database", "ok", connection.vendor)


def _library() -> Finding:
    from chapter8.site.library.models import Document, Fault, Passage  # noqa: PLC0415

    documents, passages, faults = Document.objects.count(), Passage.objects.count(), Fault.objects.count()
    detail = f"documents {documents}, passages {passages}, files that could not be read {faults}"
    return Finding("Library", "ok", detail, "" if documents else "Run: chapter8 add sample")


def _index() -> Finding:
    from chapter8.site.library.models import Document  # noqa: PLC0415

    waiting = Document.objects.filter(indexed=False).count()
    detail = f"documents waiting to be indexed {waiting}"
    return Finding(
        "Search index", "broken" if waiting else "ok", detail, "Run: chapter8 add (it catches up)" if waiting else ""
    )
