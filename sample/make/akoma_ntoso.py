"""Marks a resolution up as the United Nations does: Akoma Ntoso 3.0 in the profile AKN4UN.

The source is plain text: `key: value` lines, then one paragraph a block. `_Words_` are set in italics (the verbs),
"1. " opens an operative paragraph, "(a) " a point of the one before; what stands before "1. " is the preamble.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

HEAD = "EXERCISE EXERCISE EXERCISE"
SYMBOL = re.compile(r"\b(S/(?:RES|PRST|PV)?[/.]?\d[\d/]*(?: \(\d{4}\))?|(?<![/.])\b\d{4} \(\d{4}\))")
NAMESPACES = (
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://docs.oasis-open.org/legaldocml/ns/akn/3.0 '
    'http://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/schemas/akomantoso30.xsd" '
    'xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" '
    'xmlns:html="http://www.w3.org/1999/xhtml" xmlns:akn4un="http://un.org/akn4un"'
)

ENACTING = """      <formula name="enactingFormula" eId="formula_1">
        <p xml:space="preserve"><span class="italic">The Security Council</span>,</p>
      </formula>"""


def _inline(text: str) -> str:
    """Italic verbs, and a link at every symbol of the Council (a bare "1631 (2005)" is a resolution)."""

    def link(match: re.Match[str]) -> str:
        label = match[0]
        symbol = label if label.startswith("S/") else f"S/RES/{label}"
        return f'<a href="https://undocs.org/en/{symbol}">{label}</a>'

    linked = SYMBOL.sub(link, escape(text))
    return re.sub(r"_([^_]+)_", r'<span class="italic">\1</span>', linked)


def _p(text: str) -> str:
    return f'<p xml:space="preserve">\t{_inline(text)}</p>'


def _identification(fields: dict[str, str]) -> str:
    """The three FRBR levels, with the exercise's own number in place of a published one."""
    work = f"/akn/un/statement/deliberation/unsc/{fields['date']}/{fields['number']}-{fields['year']}/"
    return f"""      <identification source="#DGACM">
        <FRBRWork>
          <FRBRthis value="{work}!main/"></FRBRthis>
          <FRBRuri value="{work}"></FRBRuri>
          <FRBRdate date="{fields["date"]}" name="adoption"></FRBRdate>
          <FRBRauthor href="sc" as="author"></FRBRauthor>
          <FRBRcountry value="un"></FRBRcountry>
        </FRBRWork>
        <FRBRExpression>
          <FRBRthis value="{work}eng@!main/"></FRBRthis>
          <FRBRuri value="{work}eng@/"></FRBRuri>
          <FRBRdate date="{fields["date"]}" name="publication"></FRBRdate>
          <FRBRauthor href="sc" as="issuer"></FRBRauthor>
          <FRBRlanguage language="eng"></FRBRlanguage>
        </FRBRExpression>
        <FRBRManifestation>
          <FRBRthis value="{work}eng@/!main.xml"></FRBRthis>
          <FRBRuri value="{work}eng@.xml"></FRBRuri>
          <FRBRdate date="{fields["date"]}" name="markup"></FRBRdate>
          <FRBRauthor href="exercise" as="editor"></FRBRauthor>
        </FRBRManifestation>
      </identification>"""


def _voting(fields: dict[str, str]) -> str:
    """Who voted how, one `count` a side."""
    counts = []
    for key, side in (("in favour", "inFavour"), ("abstaining", "abstaining")):
        voters = [name.strip() for name in fields[key].split(";")]
        lines = "\n".join(
            f'                <organization refersTo="memberState">{name}</organization>' for name in voters
        )
        counts.append(
            f'            <count value="{len(voters):03d}" refersTo="{side}">\n              <akn4un:voters>\n{lines}\n'
            "              </akn4un:voters>\n            </count>"
        )
    return "\n".join(counts)


def _meta(fields: dict[str, str]) -> str:
    """Classification, workflow, voting and references. The keyword EXERCISE stands first."""
    favour, abstained = (len(fields[key].split(";")) for key in ("in favour", "abstaining"))
    return f"""    <meta>
{_identification(fields)}
      <classification source="DHLAUTH">
        <keyword value="EXERCISE" showAs="{HEAD}" dictionary="EXERCISE"></keyword>
        <keyword refersTo="agenda" value="X" showAs="{fields["agenda"]}." dictionary="S/"></keyword>
        <keyword refersTo="title" value="{fields["title"]}" showAs="{fields["title"]}" dictionary="DHL"></keyword>
      </classification>
      <workflow source="#un">
        <step date="{fields["date"]}" outcome="draftResolution" as="{fields["draft"]}" by="{fields["sponsors"]}" />
        <step date="{fields["date"]}" outcome="adopted" as="S/PV.{fields["meeting"]}" \
by="Adopted {favour}-0-{abstained}, {fields["meeting"]}th meeting" refersTo="Chapter VII" />
      </workflow>
      <analysis source="#un">
        <parliamentary>
          <voting>
{_voting(fields)}
          </voting>
        </parliamentary>
      </analysis>
      <references source="#DGACM">
        <TLCOrganization eId="source" href="/akn/ontology/organization/un/DGACM" showAs="DGACM"></TLCOrganization>
        <TLCRole eId="author" href="/akn/ontology/role/un/author" showAs="Author"></TLCRole>
        <TLCConcept eId="symbol" href="/akn/ontology/reference/un/symbol" showAs="Symbol"></TLCConcept>
        <TLCOrganization eId="sc" href="/akn/ontology/organization/un/securityCouncil" showAs="Security Council" />
        <TLCTerm eId="memberState" href="/akn/ontology/organization/un/memberState" showAs="Member State"></TLCTerm>
        <TLCTerm eId="inFavour" href="/akn/ontology/concept/un/voting/inFavour" showAs="In favour"></TLCTerm>
        <TLCTerm eId="abstaining" href="/akn/ontology/concept/un/voting/abstaining" showAs="Abstaining"></TLCTerm>
      </references>
      <presentation source="#un">
        <akn4un:footerFirstPage>
          <akn4un:footerFirstPageLeft>
            <akn4un:internalCode>
              <docketNumber refersTo="#publicationJobNumber">{fields["job"]}</docketNumber>
            </akn4un:internalCode>
          </akn4un:footerFirstPageLeft>
        </akn4un:footerFirstPage>
      </presentation>
    </meta>"""


def _cover(fields: dict[str, str]) -> str:
    return f"""    <coverPage eId="coverPage_1">
      <p>
        <docStatus refersTo="#exercise" class="center">{HEAD}</docStatus>
      </p>
      <p>
        <span refersTo="#publisher" class="upperLeft">
          <docAuthority refersTo="#publisher">United Nations</docAuthority>
        </span>
      </p>
      <p class="upperRight">
        <docNumber refersTo="#symbol">{fields["symbol"]}</docNumber>
      </p>
      <p class="upperLeft">
        <docAuthority refersTo="#issuingBody" class="rightBig">Security Council</docAuthority>
      </p>
      <p>
        <docStatus refersTo="#generalDistribution" class="rightSmall">Distr.: General</docStatus>
      </p>
      <p>
        <docDate date="{fields["date"]}" class="rightSmall" refersTo="#dateOfIssuance">{fields["printed"]}</docDate>
      </p>
      <p xml:space="preserve">
        <docTitle refersTo="#resolutionNumber">\t\tResolution {fields["number"]} ({fields["year"]})</docTitle>
      </p>
      <p xml:space="preserve">
        <docTitle refersTo="#adoption">Adopted by the Security Council at its <inline name="adoptionMeeting" \
title="{fields["meeting"]}th">{fields["meeting"]}th meeting</inline>, on <docDate date="{fields["date"]}" \
refersTo="#adoptionDate">{fields["printed"]}</docDate></docTitle>
      </p>
    </coverPage>"""


def _preamble(blocks: list[str]) -> str:
    containers = [ENACTING]
    for position, block in enumerate(blocks, start=2):
        name = block.split("_")[1].split()[0]
        containers.append(
            f'      <container name="{name}" eId="container_{position}">\n        {_p(block)}\n      </container>'
        )
    return "    <preamble>\n" + "\n".join(containers) + "\n    </preamble>"


def _points(identity: str, intro: str, points: list[str]) -> str:
    """A paragraph with lettered points: an intro, then one `point` each."""
    items = []
    for block in points:
        number, text = block.split(" ", 1)
        eid = f"{identity}_list_point_{number.strip('()')}"
        items.append(
            f'          <point eId="{eid}">\n            <num>{number}</num>\n'
            f'            <content eId="{eid}_content">\n              {_p(text)}\n            </content>\n'
            "          </point>"
        )
    return (
        f'        <list eId="{identity}_list">\n          <intro eId="{identity}_list_intro">\n'
        f"            {_p(intro)}\n          </intro>\n" + "\n".join(items) + "\n        </list>"
    )


def _body(blocks: list[str], first: int) -> str:
    paragraphs: list[tuple[str, list[str]]] = []
    for block in blocks:
        if block.startswith("("):
            paragraphs[-1][1].append(block)
        else:
            paragraphs.append((block, []))
    parts = []
    for position, (block, points) in enumerate(paragraphs, start=first):
        identity = f"para_{position}"
        number, text = block.split(" ", 1)
        content = (
            _points(identity, text, points)
            if points
            else f'        <content eId="{identity}__content">\n          {_p(text)}\n        </content>'
        )
        parts.append(
            f'      <paragraph eId="{identity}" class="SingleTxt">\n        <num>{number}</num>\n'
            f"{content}\n      </paragraph>"
        )
    return "    <mainBody>\n" + "\n".join(parts) + "\n    </mainBody>"


def make(path: Path) -> bytes:
    """The resolution as Akoma Ntoso. The same source gives the same bytes."""
    cover, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    fields = {key: value.strip() for key, _, value in (line.partition(":") for line in cover.splitlines())}
    blocks = [block.strip() for block in body.split("\n\n") if block.strip()]
    start = next(position for position, block in enumerate(blocks) if block.startswith("1. "))
    parts = [
        f"<akomaNtoso {NAMESPACES}>",
        f"  <!--{HEAD}: written for an exercise, in the form of the official file-->",
        '  <statement name="resolution">',
        _meta(fields),
        _cover(fields),
        _preamble(blocks[:start]),
        _body(blocks[start:], start + 2),
        "  </statement>",
        "</akomaNtoso>",
    ]
    return ("\n".join(parts) + "\n").encode()
