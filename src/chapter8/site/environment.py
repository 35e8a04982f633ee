"""What the settings read from the data folder and from the environment."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from chapter8.errors import UsageError


def secret_key(home: Path) -> str:
    """The node's secret key: made once, kept in the data folder, readable by its owner alone."""
    home.mkdir(parents=True, exist_ok=True)
    file = home / "secret-key"
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip() or _rewritten(file)
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii")


def _rewritten(file: Path) -> str:
    """A new key for a file that a kill left empty."""
    key = secrets.token_urlsafe(50)
    file.write_text(key, encoding="ascii")
    return key


def database(home: Path, url: str | None) -> dict[str, Any]:
    """Django's database setting: PostgreSQL where a URL names it, else SQLite (WAL, IMMEDIATE) in the data folder."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "chapter8.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise UsageError(
            "CHAPTER8_DATABASE_URL is not a PostgreSQL address",
            remedy="Write postgresql://user:password@host:port/name.",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }
