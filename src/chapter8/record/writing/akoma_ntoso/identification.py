"""The `meta` block: what the document is (FRBR), how it was decided, who and what is referred to."""

from __future__ import annotations

import re
from datetime import date

from lxml import etree

from chapter8.errors import UsageError
from chapter8.record.nouns import Record, Vote
from chapter8.record.writing.characters import one_line
from chapter8.record.writing.tree import child, ncname
from chapter8.record.writing.turns import Turn, turns_of
from chapter8.symbols import parse
from chapter8.symbols.iri import expression_iri, work_iri

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
AKN4UN = "http://un.org/akn4un"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
_LANGUAGE = re.compile(r"/([a-z]{3})@")
_UNDATED = date(1, 1, 1)  # as DGACM leaves a date open
_ANY = parse("S/RES/1 (1946)")
_HEADS = {"inFavour": "In favour", "against": "Against", "abstaining": "Abstaining", "absent": "Not voting"}


def write_meta(document: etree._Element, record: Record) -> None:
    """Identification, workflow and vote of decisions, references."""
    meta = child(document, "meta")
    identification = child(meta, "identification", source="#chapter8")
    work, expression = _iris(record)
    day = (record.date or _UNDATED).isoformat()
    levels = (
        ("FRBRWork", work, "adoption" if record.decisions else "issuance"),
        ("FRBRExpression", expression, "publication"),
        ("FRBRManifestation", f"{expression.removesuffix('/')}.xml", "markup"),
    )
    for name, iri, dated in levels:
        level = child(identification, name)
        child(level, "FRBRthis", value=iri)
        child(level, "FRBRuri", value=iri.replace("!main/", "").replace("!main", ""))
        child(level, "FRBRdate", date=day, name=dated)
        child(level, "FRBRauthor", {"href": "#chapter8" if dated == "markup" else "#author"})
        if name == "FRBRWork":
            child(level, "FRBRcountry", value="un")
        if name == "FRBRExpression":
            found = _LANGUAGE.search(expression)
            child(level, "FRBRlanguage", language=found[1] if found else "und")
    _decided(meta, record)
    _references(meta, record)


def _iris(record: Record) -> tuple[str, str]:
    """The IRIs of work and expression; by the file's hash where the document has no symbol or no date."""
    if record.symbol and record.date:
        try:
            symbol = parse(record.symbol)
            return work_iri(symbol, record.date), expression_iri(symbol, record.date, record.language)
        except UsageError:
            pass
    day = (record.date or _UNDATED).isoformat()
    named = f"/akn/un/doc/{record.kind.replace('_', '')}/{day}/{record.source.sha256[:16] or 'unknown'}"
    return f"{named}/!main/", f"{named}/{_code(record.language)}@!main/"


def _code(language: str) -> str:
    """The language as IRIs write it ("en" is eng); "und" for what is none."""
    try:
        found = _LANGUAGE.search(expression_iri(_ANY, _UNDATED, language))
    except UsageError:
        found = None
    return found[1] if found else "und"


def _decided(meta: etree._Element, record: Record) -> None:
    """The workflow and the lists of who voted how."""
    for decision in record.decisions[:1] if record.kind != "repertoire" else ():
        told = _told(decision.vote, unanimous=decision.unanimous)
        told += f", {decision.meeting} meeting" if told and decision.meeting else ""
        workflow = child(meta, "workflow", source="#un")
        day = (decision.date or record.date or _UNDATED).isoformat()
        if decision.vote and decision.vote.draft:
            child(workflow, "step", {"date": day, "outcome": "draftResolution", "as": decision.vote.draft, "by": ""})
        record_of = f"S/PV.{decision.meeting}" if decision.meeting else ""
        seven = "Chapter VII" if decision.chapter_vii else None
        child(workflow, "step", {"date": day, "outcome": "adopted", "as": record_of, "by": told, "refersTo": seven})
        if decision.vote is not None:
            _voting(meta, decision.vote)


def _told(vote: Vote | None, *, unanimous: bool | None) -> str:
    """How it was adopted, in the words of these files; nothing where there was no vote (presidential statements)."""
    if vote is None or vote.favour is None:
        return "Adopted unanimously" if unanimous else "Adopted" if vote is not None else ""
    if unanimous and not (vote.in_favour or vote.against or vote.abstentions):
        return "Adopted unanimously"
    return f"Adopted {vote.favour}-{vote.against or 0}-{vote.abstentions or 0}"


def _voting(meta: etree._Element, vote: Vote) -> None:
    voting = child(child(child(meta, "analysis", source="#un"), "parliamentary"), "voting")
    heads = (
        ("inFavour", vote.favour, vote.in_favour), ("against", vote.against, vote.opposed),
        ("abstaining", vote.abstentions, vote.abstaining), ("absent", None, vote.absent),
    )  # fmt: skip
    for head, number, states in heads:
        if number or states:
            value = str(number if number is not None else len(states))
            count = child(voting, "count", value=value, refersTo=f"#{head}")
            voters = etree.SubElement(count, f"{{{AKN4UN}}}voters")
            for state in states:
                organization = etree.SubElement(voters, f"{{{AKN}}}organization")
                organization.set("refersTo", "#memberState")
                organization.text = one_line(state)


def _references(meta: etree._Element, record: Record) -> None:
    """What the attributes of this file point to."""
    references = child(meta, "references", source="#chapter8")
    child(references, "TLCOrganization", eId="chapter8", href="/akn/ontology/organization/chapter8", showAs="chapter8")
    child(references, "TLCOrganization", eId="un", href="/akn/ontology/organization/un", showAs="United Nations")
    body = next((decision.body for decision in record.decisions if decision.body), "Security Council")
    href = f"/akn/ontology/organization/{ncname(body)}"
    child(references, "TLCOrganization", eId="author", href=href, showAs=body)
    child(references, "TLCConcept", eId="symbol", href="/akn/ontology/reference/un/symbol", showAs="Symbol")
    if any(decision.vote for decision in record.decisions):
        href = "/akn/ontology/organization/un/memberState"
        child(references, "TLCTerm", eId="memberState", href=href, showAs="Member State")
        for head, words in _HEADS.items():
            child(references, "TLCTerm", eId=head, href=f"/akn/ontology/concept/un/voting/{head}", showAs=words)
    _people(references, record)


def speaker_and_role(turn: Turn) -> tuple[str, str | None]:
    """The ids of who speaks and of the role in which; the chair where the record names no one else."""
    said = turn.statement
    if said is None:
        name = turn.name or "The President"
        return f"speaker.{ncname(name)}", f"role.{ncname(name.removeprefix('The '))}"
    name = said.speaker or turn.name or "unresolved"
    return f"speaker.{ncname(name)}", f"role.{ncname(said.role)}" if said.role else None


def _people(references: etree._Element, record: Record) -> None:
    """Who speaks and in which roles, in order of appearance. A chapter only tells of speakers."""
    met: set[str] = set()
    for turn in turns_of(record) if record.kind == "meeting_record" else ():
        if turn.kind not in {"speech", "chair"}:
            continue
        by, role = speaker_and_role(turn)
        for tag, kind, ident in (("TLCPerson", "person", by), ("TLCRole", "role", role)):
            if ident is not None and ident not in met:
                met.add(ident)
                said = turn.statement
                shown = (said.speaker if tag == "TLCPerson" else said.role) if said else turn.name
                href = f"/akn/ontology/{kind}/un/{ident}"
                child(references, tag, eId=ident, href=href, showAs=shown or turn.name or "unresolved")
