"""The consent log of a situation as the legal paths take it: its entries that a viewer may have, as facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from chapter8.exchange.decide import Purpose, Viewer, decide
from chapter8.respond.legal.consent import Act as LegalAct
from chapter8.respond.legal.consent import Consent, ConsentEntry, consent_on, facts_of
from chapter8.respond.legal.facts import KnownFact
from chapter8.site.library.entered import documents_of
from chapter8.site.library.models import Document
from chapter8.site.situations.models import ConsentAct, Situation


@dataclass(frozen=True)
class ConsentLog:
    """The entries of one situation for one viewer, in order of their days; those taken back stand, and do not count."""

    situation: Situation
    rows: Sequence[ConsentAct]
    documents: dict[str, Document]

    @cached_property
    def standing(self) -> tuple[tuple[ConsentAct, ConsentEntry], ...]:
        """The entries that nobody took back, each with itself as the engines take it."""
        return tuple((row, self._entry(row)) for row in self.rows if row.taken_back_at is None)

    def entries(self, on: date) -> list[ConsentEntry]:
        """What had been done by a day."""
        return [entry for _row, entry in self.standing if entry.on <= on]

    def facts(self, on: date) -> tuple[KnownFact, ...]:
        """What of it speaks to legal paths."""
        return facts_of(self.entries(on))

    def standings(self, on: date) -> list[Consent]:
        """How each state stood to each organization that the log names, and to any other."""
        held = self.entries(on)
        named = sorted({entry.organization for entry in held if entry.organization})
        general = any(entry.organization is None for entry in held)
        found = [
            consent_on(held, state, organization, on)
            for state in self.situation.states
            for organization in (*named, *((None,) if general else ()))
        ]
        return [each for each in found if each.evidence]

    def _entry(self, row: ConsentAct) -> ConsentEntry:
        act: LegalAct = row.act  # type: ignore[assignment]  # the choices of the column are those of the engine
        evidence = row.evidence(self.documents)
        return ConsentEntry(row.state, row.towards or None, act, row.on, row.what, (evidence,))


def consent_log(situation: Situation, viewer: Viewer, purpose: Purpose = Purpose.READ) -> ConsentLog:
    """The log of a situation that the viewer may have; empty for one that is not kept."""
    if situation.pk is None:
        return ConsentLog(situation, (), {})
    rows = ConsentAct.objects.filter(situation=situation).readable_by(viewer, purpose).select_related("person")
    kept = [row for row in rows if decide(row, viewer, purpose).allow]
    return ConsentLog(situation, kept, documents_of(kept, viewer, purpose))
