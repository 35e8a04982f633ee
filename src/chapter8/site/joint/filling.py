"""What partners wrote together in an exercise, out of its `together.toml`: consent, an operation, a draft, notes.

Nobody has accepted a letter or concurred yet: that is for the players. Documents are named by their file, which is read
after this; until it is in the library, what rests on it is seen by nobody.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from hashlib import file_digest
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.db import transaction

from chapter8.errors import DamagedError
from chapter8.exchange.marking import Marking, Tlp
from chapter8.site.article54.models import OperationEvent, OwnOperation
from chapter8.site.joint.models import JointStatement, LeverageNote, Version
from chapter8.site.library.entered import EnteredModel
from chapter8.site.situations.models import ConsentAct, Situation

FILE = "together.toml"


def fill(folder: Path, situation: Situation) -> None:
    """Keep what the exercise brings; a situation that has a log already stays as it is.

    Raises:
        DamagedError: the file can't be used.
    """
    file = folder / FILE
    if not file.is_file() or ConsentAct.objects.filter(situation=situation).exists():
        return
    try:
        _keep(folder, situation, tomllib.loads(file.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError, KeyError, TypeError, ValueError) as error:
        raise DamagedError(
            f"{FILE} can't be used: {error}", place=str(file), remedy="See sample/together.toml for its form."
        ) from error


@transaction.atomic
def _keep(folder: Path, situation: Situation, table: Mapping[str, Any]) -> None:
    for row in table.get("consent", ()):
        fields = {name: row[name] for name in ("state", "towards", "act", "on", "what")}
        _enter(ConsentAct(situation=situation, **fields), row, folder)
    for row in table.get("operation", ()):
        if not OwnOperation.objects.filter(code=row["code"]).exists():
            fields = {name: row[name] for name in ("code", "name", "organizations", "states")}
            _enter(OwnOperation(situation=situation, **fields), row, folder)
            for event in row["event"]:
                fields = {"kind": event["kind"], "on": event["on"], "what": event.get("what", "")}
                _enter(OperationEvent(operation=row["code"], **fields), event, folder)
    for row in table.get("leverage", ()):
        fields = {name: row[name] for name in ("organization", "kind", "over", "words", "on")}
        _enter(LeverageNote(situation=situation, **fields), row, folder)
    for row in table.get("statement", ()):
        statement = JointStatement(situation=situation, ident=token_hex(8), title=row["title"])
        statement.marking = Marking(Tlp(row["tlp"]), row["owner"], frozenset(row["parties"]) - {row["owner"]})
        statement.save()
        version = Version(statement=statement, number=1, parties=list(row["parties"]), text=row["text"].strip())
        version.organization = row["owner"]
        version.save()


def _enter(entry: EnteredModel, row: Mapping[str, Any], folder: Path) -> None:
    """Put evidence and marking on an entry, and write it."""
    entry.marking = Marking(Tlp(row.get("tlp", "TLP:CLEAR")), row.get("owner", "UN"))
    entry.source = row.get("source", "")
    if "file" in row:
        with (folder / "documents" / row["file"]).open("rb") as file:
            entry.sha256 = file_digest(file, "sha256").hexdigest()
        entry.symbol, entry.paragraph = row["symbol"], row.get("paragraph", "")
    entry.save()
