"""The files of a batch between reading and keeping: what is new of them, what was read, and how it is saved.

Files are looked up and saved a few at a time, since each question to the database and each transaction has its price.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

import msgspec
from django.db import DataError, IntegrityError, transaction

from chapter8.errors import InputError
from chapter8.record.positions import Position
from chapter8.site.accounts.models import User
from chapter8.site.batches import Done, Door
from chapter8.site.library.adding import saving, saving_tables
from chapter8.site.library.adding.files import Given, Refused
from chapter8.site.library.adding.recognising import Answer, DocumentRead, EventsRead, FaultRead, RowsRead, file_asked
from chapter8.site.library.models import Document
from chapter8.site.library.store import ChangedError, Store, sha256_of
from chapter8.site.positions.keeping import keep_statements
from chapter8.site.situations.models import EventRelease

FILES, BYTES = 32, 8 << 20  # a batch is full with so many files or so much read: a kill loses no more than this


@dataclass(frozen=True, slots=True)
class Added:
    """One file of a batch: what became of it. `status` is added, known, or fault."""

    name: str
    status: str
    what: str = ""
    sha256: str = ""
    title: str = ""
    fault: FaultRead | None = None


@dataclass(frozen=True, slots=True)
class LookedUp:
    """A file before it is read: its content's SHA-256, and whether the library has it already."""

    given: Given | Refused
    sha256: str = ""
    known: bool = False


def question(item: LookedUp, door: Door) -> bytes | None:
    """What a reading process is asked of a file; None where there is nothing to read."""
    if isinstance(item.given, Refused) or item.known:
        return None
    return file_asked(item.given.path, door)


def looked_up(found: Iterable[Given | Refused]) -> Iterator[LookedUp]:
    """Each file with its hash and whether it is known, in order; some at a time."""
    source = iter(found)
    while some := list(islice(source, FILES)):
        hashed = [_hashed(item) for item in some]
        known = known_among([item.sha256 for item in hashed])
        for item in hashed:
            yield LookedUp(item.given, item.sha256, item.sha256 in known)


def _hashed(item: Given | Refused) -> LookedUp:
    if isinstance(item, Refused):
        return LookedUp(item)
    try:
        return LookedUp(item, sha256_of(item.path))
    except OSError as error:
        return LookedUp(Refused(item.name, InputError((error.strerror or str(error)).lower(), place=item.name)))


def known_among(hashes: Sequence[str]) -> set[str]:
    """Those contents that are in the library."""
    return {
        *Document.objects.filter(sha256__in=hashes).values_list("sha256", flat=True),
        *EventRelease.objects.filter(sha256__in=hashes).values_list("sha256", flat=True),
    }


@dataclass(frozen=True, slots=True)
class _Read:
    """A file that was read."""

    given: Given
    sha256: str
    answer: Answer


@dataclass(slots=True)
class Batch:
    """Files in order, some of them read and not yet saved."""

    store: Store
    user: User | None
    items: list[Added | _Read] = field(default_factory=list)
    bytes: int = 0

    @property
    def is_full(self) -> bool:
        """Whether it is time to save."""
        return len(self.items) >= FILES or self.bytes >= BYTES

    def take(self, done: Done[LookedUp]) -> None:
        """One file as the door gives it back."""
        self.bytes += len(done.result or b"")
        self.items.append(self._taken(done))

    def _taken(self, done: Done[LookedUp]) -> Added | _Read:
        given, sha256 = done.key.given, done.key.sha256
        if isinstance(given, Refused):
            error = given.error
            told = FaultRead(type(error).__name__, error.place or given.name, error.cause, error.remedy)
            return _fault(given.name, "", told)
        if done.lost is not None:
            remedy = "Leave it out, and report this together with the file."
            return _fault(given.name, sha256, FaultRead("ReaderLost", given.name, done.lost, remedy))
        if done.result is None:
            return self._known(given, sha256)
        answer: Answer = msgspec.msgpack.decode(done.result, type=Answer)
        if isinstance(answer, DocumentRead) and answer.sha256 != sha256:
            answer = _changed(given)
        if isinstance(answer, FaultRead):
            return _fault(given.name, sha256, msgspec.structs.replace(answer, place=_place(given, answer.place)))
        return _Read(given, sha256, answer)

    def _known(self, given: Given, sha256: str) -> Added:
        """A content that is here; a store that somebody emptied is healed by it."""
        if not self.store.holds(sha256):
            self.store.put(given.path, sha256)
        return Added(given.name, "known", sha256=sha256)

    def save(self) -> Iterator[Added]:
        """Save what is waiting, and tell what became of every file since the last time, in order."""
        items = [self._stored(item) if isinstance(item, _Read) else item for item in self.items]
        self.items, self.bytes = [], 0
        saved = self._save_waiting(self._waiting(items))
        for item in items:
            if isinstance(item, Added):
                yield item
            elif item.sha256 in saved:
                yield saved.pop(item.sha256)
            else:
                yield Added(item.given.name, "known", sha256=item.sha256)

    def _save_waiting(self, waiting: Sequence[_Read]) -> dict[str, Added]:
        """All in one transaction; if one of them can't be saved, each in its own, so that the others don't suffer."""
        try:
            return self._save(waiting)
        except (IntegrityError, DataError):
            return dict(pair for item in waiting for pair in self._save_alone(item).items())

    @staticmethod
    def _waiting(items: Sequence[Added | _Read]) -> list[_Read]:
        """What is to be saved: each content once, and none that came into the library since it was looked up."""
        read = {item.sha256: item for item in reversed(items) if isinstance(item, _Read)}
        known = known_among(list(read))
        return [item for sha256, item in reversed(read.items()) if sha256 not in known]

    def _stored(self, item: _Read) -> Added | _Read:
        """Into the store first: a row never points to nothing."""
        try:
            self.store.put(item.given.path, item.sha256)
        except ChangedError:
            return _fault(item.given.name, item.sha256, _changed(item.given))
        except OSError as error:
            told = FaultRead("InputError", item.given.name, f"it could not be copied ({error})", "Add it again.")
            return _fault(item.given.name, item.sha256, told)
        return item

    def _save_alone(self, item: _Read) -> dict[str, Added]:
        """One file by itself: a content that another node has just added is known; any other trouble is its fault."""
        try:
            return self._save([item])
        except IntegrityError as error:
            if known_among([item.sha256]):
                return {item.sha256: Added(item.given.name, "known", sha256=item.sha256)}
            return {item.sha256: _not_saved(item, error)}
        except DataError as error:
            return {item.sha256: _not_saved(item, error)}

    @transaction.atomic
    def _save(self, items: Sequence[_Read]) -> dict[str, Added]:
        """All of them in one transaction."""
        saving.clear_faults([(item.given.name, item.sha256) for item in items])
        read = [(item, item.answer) for item in items if isinstance(item.answer, DocumentRead)]
        new = [self._document(item, answer) for item, answer in read]
        documents = saving.save_documents(new)
        _save_positions(documents, new, [answer for _item, answer in read])
        saved = {
            item.sha256: Added(item.given.name, "added", document.kind, item.sha256, str(document))
            for (item, _answer), document in zip(read, documents, strict=True)
        }
        return saved | {item.sha256: _save_table(item) for item in items if item.sha256 not in saved}

    def _document(self, item: _Read, answer: DocumentRead) -> saving.NewDocument:
        return saving.NewDocument(
            saving.decode_record(answer.record),
            answer.record,
            size=item.given.path.stat().st_size,
            marking=item.given.marking,
            exercise=item.given.exercise is not None or answer.exercise,
            user=self.user,
        )


def _save_positions(
    documents: Sequence[Document], new: Sequence[saving.NewDocument], answers: Sequence[DocumentRead]
) -> None:
    """The positions of each document's statements, and with which vocabulary they were placed."""
    found = [
        (document, item.record, msgspec.json.decode(answer.positions, type=tuple[Position, ...]))
        for document, item, answer in zip(documents, new, answers, strict=True)
    ]
    for mark in {answer.vocabulary for answer in answers}:
        keep_statements((one for one, answer in zip(found, answers, strict=True) if answer.vocabulary == mark), mark)


def _save_table(item: _Read) -> Added:
    """A release of events, or rows of a register."""
    given, exercise = item.given, item.given.exercise is not None
    match item.answer:
        case EventsRead() as answer:
            release = saving_tables.save_events(
                answer, sha256=item.sha256, name=given.path.name, marking=given.marking, exercise=exercise
            )
            return Added(given.name, "added", "events", item.sha256, release.release)
        case RowsRead(what=what, rows=rows):
            changed = saving_tables.save_rows(what, rows, marking=given.marking, exercise=exercise)
            status = "added" if changed else "known"
            return Added(given.name, status, what, item.sha256, f"{changed} of {len(rows)}")
    raise TypeError(f"{type(item.answer).__name__} is no table")


def _place(item: Given, place: str) -> str:
    """The place of a fault as people find it: the reader knows the file by its own name alone."""
    inside = place.removeprefix(item.path.name) if place.startswith(item.path.name) else f": {place}"
    return item.name + inside


def _changed(item: Given) -> FaultRead:
    return FaultRead("InputError", item.path.name, "it changed while it was read", "Add it again.")


def _not_saved(item: _Read, error: Exception) -> Added:
    cause = f"the database refused what was read ({error})"
    return _fault(
        item.given.name,
        item.sha256,
        FaultRead("NotSaved", item.given.name, cause, "Report this together with the file."),
    )


def _fault(name: str, sha256: str, answer: FaultRead) -> Added:
    """Keep the fault, and tell it."""
    saving.save_fault(name, sha256, answer)
    return Added(name, "fault", sha256=sha256, fault=answer)
