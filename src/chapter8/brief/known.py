"""Facts for the legal paths, found in the documents that the viewer may see: authorizations, decisions, consent.

The rules, each read in a document's own words and nowhere between them:

authorisation  an operative clause of a resolution on the situation, in its own text, "Acting under Chapter VII", that
               "Authorizes" or "Decides to authorize" the member States of an organization, an organization, or its
               operation; or "Decides to extend" or "to renew" an authorization that is named or cited. It ends where
               the clause, else another clause of the same decision, says "until" a day or "for a period of".
decision       a numbered paragraph of another body's document on the situation that decides on or authorizes a
               deployment. The body is the organization at the head of the document. "In principle" and "subject to"
               settle nothing.
invitation,    a sentence in a letter, report, decision or statement by which the government of a state of the
consent        situation invited or asked an organization for help, or consented. It is told as claimed. A sentence
               with a negation, a condition or a question is none.
refusal        such a sentence by which the government has not consented, or has withdrawn its consent.

What people entered in the situation's consent log stands beside these (`entered_facts`).

An operation is known by its short name where a document spells it out with the organization's name:
"African Union Mission in Iskara (AMISKA)". What no rule settles is not on record.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from chapter8.brief.holdings import Holding
from chapter8.brief.relevance import Relevance
from chapter8.brief.sources import Source
from chapter8.brief.wording import days_in, sentences
from chapter8.exchange.marking import Marking
from chapter8.record.nouns import Clause, Decision, Passage
from chapter8.respond.legal.consent import ConsentEntry, facts_of
from chapter8.respond.legal.facts import KnownFact
from chapter8.symbols.evidence import Evidence

_SPELT = re.compile(r"\(([A-Z][A-Z0-9-]{2,14})\)")
_OPERATION = re.compile(r"^[^.;,()]*\b(?:Mission|Force|Operation|Mechanism)\b[^.;,()]*$")
_NAME = 120  # characters before a short name in which the full one stands
_SEVEN = re.compile(r"\s*Acting under Chapter VII\b")
_AUTHORIZES = re.compile(
    r"\s*(?:(?:Also|Further) )?(?:Authori[sz]es|Decides to authori[sz]e|Decides also to authori[sz]e)\s+(.+?)\s+to\b",
    re.IGNORECASE | re.DOTALL,
)
_EXTENDS = re.compile(r"\s*Decides to (?:extend|renew)\b.{0,120}?\bauthori[sz]ation\b", re.IGNORECASE | re.DOTALL)
_DEPLOYS = re.compile(
    r"\s*(?:The (?:[A-Z]\w+ ?){1,6})?(?:decides|authori[sz]es|approves|mandates)\b[^.;]*?\bdeploy(?:ment|s)?\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\buntil (\d{1,2} \w+ \d{4})")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_PERIOD = re.compile(
    rf"\bfor an? (?:\w+ )?period of (?:up to )?(\d{{1,2}}|{'|'.join(_NUMBERS)}) (month|year)s?\b", re.IGNORECASE
)
_RESERVED = re.compile(r"\bin principle\b|\bsubject to\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:invited|has invited|requested|requesting|request for|asked for)\b[^.;]{0,80}"
    r"\b(?:assist\w*|deploy\w*|intervention|troops|forces?)\b"
)
_CONSENT_OF = re.compile(
    r"\b(?:takes? note of|taking note of|noting|notes|welcom\w+|recall\w+) the consent of the\s+$", re.IGNORECASE
)
_CONSENTS = re.compile(
    r"^[^.;]{0,40}\b(?:consents?|consented|has consented|agreed) to\b[^.;]*\b(?:deploy\w*|mission|force)\b",
    re.IGNORECASE,
)
_UNSETTLED = re.compile(
    r"\b(?:not|no|never|without|whether|if|unless|should|would|where|withdr[ae]w\w*|refus\w+|reject\w*)\b|\?",
    re.IGNORECASE,
)
_REFUSES = re.compile(
    r"^[^.;]{0,40}\b(?:has not|had not|does not|did not|refus\w+ to|withdr[ae]w\w*)\b[^.;]{0,20}\bconsent",
    re.IGNORECASE,
)
Claimed = Literal["invitation", "consent", "refusal"]
_UNPLACED = Evidence(source="place not given")
_TELLING = frozenset({"letter", "report", "resolution", "presidential_statement"})
_COUNCIL = frozenset({"resolution", "presidential_statement", "repertoire", "news", "meeting_record"})


@dataclass(frozen=True, slots=True)
class Known:
    """A fact with the marking of the document in which it was read."""

    fact: KnownFact
    marking: Marking


def entered_facts(log: Sequence[Holding[ConsentEntry]], on: date) -> tuple[Known, ...]:
    """The facts that people entered in the consent log, of entries dated by a day: a person's, with its evidence."""
    held = [each for each in log if each.item.on <= on]
    return tuple(Known(fact, each.marking) for each in held for fact in facts_of([each.item]))


def known_facts(sources: Sequence[Source], rule: Relevance) -> tuple[Known, ...]:
    """The facts that speak to legal paths, out of sources that the viewer may see and that are in time."""
    reading = _Reading(rule, _operations(sources, rule))
    dated = sorted(sources, key=lambda source: source.record.date or date.min)
    found: list[Known] = []
    for source in dated:
        for decision in source.record.decisions:
            earlier = [each.fact for each in found if each.fact.kind == "authorisation"]
            found += reading.authorisations(source, decision, earlier)
        found += reading.decisions(source)
        found += reading.claims(source)
    return tuple(found)


def _operations(sources: Sequence[Source], rule: Relevance) -> dict[str, str]:
    """Short names of operations with the code of their organization; one that stands for two is left out."""
    named: dict[str, set[str]] = {}
    for source in sources:
        for passage in source.record.passages:
            for short in _SPELT.finditer(passage.text):
                before = passage.text[max(0, short.start() - _NAME) : short.start()]
                mentions = rule.atlas.find_organizations(before)
                if mentions and _OPERATION.match(" ".join(before[mentions[-1].end :].split())):
                    named.setdefault(short[1], set()).add(mentions[-1].code)
    return {short: next(iter(codes)) for short, codes in named.items() if len(codes) == 1}


@dataclass(frozen=True, slots=True)
class _Reading:
    """The rules, set to one situation and its operations."""

    rule: Relevance
    operations: dict[str, str]

    def bodies(self, text: str) -> list[str]:
        """Codes of the organizations that a text names, by themselves or by their operation, in order of place."""
        named = [(mention.start, mention.code) for mention in self.rule.atlas.find_organizations(text)]
        for short, code in self.operations.items():
            named += [(found.start(), code) for found in re.finditer(rf"\b{re.escape(short)}\b", text)]
        return list(dict.fromkeys(code for _, code in sorted(named)))

    # Authorizations

    def authorisations(self, source: Source, decision: Decision, earlier: Sequence[KnownFact]) -> Iterator[Known]:
        """What a resolution on the situation authorizes, or extends, under Chapter VII."""
        own = decision.symbol is not None and decision.symbol == source.record.symbol
        adopted = source.decided_on(decision)
        if not own or adopted is None or decision.kind != "resolution" or not self.rule.on_situation(decision):
            return
        if not any(_SEVEN.match(clause.text) for clause in decision.clauses):
            return
        facts: list[KnownFact] = []
        for clause in decision.clauses:
            for organization in self._authorized(clause, earlier):
                evidence = source.decision(decision, clause.passage, clause.text)
                expires = _end(clause.text, adopted)
                facts.append(
                    KnownFact("authorisation", organization, adopted, evidence, measure="coercive", expires=expires)
                )
        for fact in facts:
            others = (each for each in facts if each.organization == fact.organization)
            ends = [each.expires for each in others if each.expires is not None]
            whole = fact if fact.expires or not ends else replace(fact, expires=max(ends))
            yield Known(whole, source.holding.marking)

    def _authorized(self, clause: Clause, earlier: Sequence[KnownFact]) -> Iterator[str | None]:
        """Whom a clause authorizes: codes of organizations, None for States as such."""
        if clause.kind != "operative":
            return
        authorizes = _AUTHORIZES.match(clause.text)
        if authorizes:
            bodies = self.bodies(authorizes[1])
            if bodies:
                yield from bodies[:1]
            elif authorizes[1].casefold().removeprefix("the ").startswith("member states"):
                yield None
        elif _EXTENDS.match(clause.text):
            cited = [fact for fact in earlier if any(symbol in fact.place for symbol in clause.cites)]
            bodies = self.bodies(clause.text)
            yield from bodies[:1] or dict.fromkeys(fact.organization for fact in cited)

    # Decisions of organizations

    def decisions(self, source: Source) -> Iterator[Known]:
        """What another body than the Council decided on a deployment."""
        record = source.record
        if record.kind in _COUNCIL or record.date is None or (record.symbol or "").startswith(("S/", "A/")):
            return
        issuer = self._issuer(record.passages)
        for passage in record.passages:
            fits = issuer is not None and passage.number is not None and _DEPLOYS.match(passage.text)
            if fits and (self.rule.names_directly(passage.text) or self.bodies(passage.text)):
                fact = KnownFact(
                    "decision",
                    issuer,
                    record.date,
                    (source.here(passage.id, passage.text),),
                    in_principle=bool(_RESERVED.search(passage.text)),
                )
                yield Known(fact, source.holding.marking)

    def _issuer(self, passages: Sequence[Passage]) -> str | None:
        """The covering organization that the head of a document names first; the head ends at paragraph 1."""
        for passage in passages:
            if passage.number is not None:
                return None
            named = [code for code in self.bodies(passage.text) if code in self.rule.organizations]
            if named:
                return named[0]
        return None

    # What governments are said to have done

    def claims(self, source: Source) -> Iterator[Known]:
        """Invitations, consent and refusals of governments, as letters, reports, decisions and statements tell them."""
        record = source.record
        if record.kind in _TELLING and record.date is not None:
            for passage in record.passages:
                for sentence in sentences(passage.text) if "Government" in passage.text else ():
                    for fact in self._claimed(sentence, record.date):
                        evidence = (source.here(passage.id, sentence),)
                        claimed = replace(fact, claimed_by=source.reference, evidence=evidence)
                        yield Known(claimed, source.holding.marking)
        elif record.kind == "meeting_record":
            for statement in record.statements:
                said_on = source.said_on(statement)
                for sentence in sentences(statement.text) if said_on and "Government" in statement.text else ():
                    for fact in self._claimed(sentence, said_on or date.min, statement.speaker):
                        speaker = statement.speaker or "the speaker"
                        claimed = replace(fact, claimed_by=speaker, evidence=source.statement(statement))
                        yield Known(claimed, source.holding.marking)

    def _claimed(self, sentence: str, dated: date, speaker: str | None = None) -> Iterator[KnownFact]:
        """What a sentence says that the government of a state of the situation did; the day is the one it names."""
        for code, before, after in self._governments(sentence, speaker):
            bodies = [body for body in self.bodies(after) if body in self.rule.organizations]
            days = [each for each in days_in(sentence) if each <= dated]
            if _REFUSES.match(after):
                yield _claim("refusal", bodies, code, dated)
            elif not bodies or _UNSETTLED.search(f"{before} {after}"):
                continue
            elif _ASKED.search(after) or re.match(r"\s*invited\b", after):
                yield _claim("invitation", bodies, code, days[0] if days else dated)
            elif _CONSENT_OF.search(before) or _CONSENTS.match(after):
                yield _claim("consent", bodies, code, dated)

    def _governments(self, sentence: str, speaker: str | None) -> Iterator[tuple[str, str, str]]:
        """The governments of the situation that a sentence names, with the words before and after each."""
        for mention in self.rule.atlas.find_states(sentence):
            named = re.search(r"\bGovernment of (?:the )?$", sentence[: mention.start])
            if named and mention.code in self.rule.states:
                yield mention.code, sentence[: named.start()], sentence[mention.end :]
        own = re.search(r"\b[Mm]y Government\b", sentence)
        codes = [code for code in sorted(self.rule.states) if speaker in _names(self.rule, code)]
        if own and codes:
            yield codes[0], sentence[: own.start()], sentence[own.end() :]


def _claim(kind: Claimed, bodies: Sequence[str], state: str, dated: date) -> KnownFact:
    """A claim whose place is not known yet: whoever read the sentence says where it stands."""
    return KnownFact(kind, bodies[0] if bodies else None, dated, (_UNPLACED,), state=state)


def _names(rule: Relevance, code: str) -> set[str]:
    """All names that a state has borne."""
    state = rule.atlas.state(code)
    return {state.name, *(name.short for name in state.names)}


def _end(text: str, adopted: date) -> date | None:
    """The day on which a clause says that something ends: "until" a day, else so many months from its adoption."""
    until = _UNTIL.search(text)
    if until:
        return next(iter(days_in(until[1])), None)
    period = _PERIOD.search(text)
    if period is None:
        return None
    number = int(period[1]) if period[1].isdigit() else _NUMBERS.index(period[1].casefold()) + 1
    months = number * (12 if period[2] == "year" else 1)
    year, month = divmod(adopted.year * 12 + adopted.month - 1 + months, 12)
    return date(year, month + 1, min(adopted.day, monthrange(year, month + 1)[1]))
