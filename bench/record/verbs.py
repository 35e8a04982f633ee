"""E2: operative verbs against the italics of the United Nations, from the mark-up and from the plain text.

Gold: every italic span inside a numbered paragraph, as the United Nations set it; case and the punctuation around it
do not count, adverbs inside it do. Two readings are scored: the AKN file as it is (the mark-up can be used), and the
text of the paragraph with its mark-up stripped. The lexicon beside them is learned on the development years: the
longest span seen that the words at this place begin with, and nothing else.

The mark-up contradicts itself ("Calls on", "Calls"; later verbs often unmarked). `ceiling` is the share of first verbs
that the best fixed choice for each opening of three words would reach on the years that it was chosen on. An error is
`contradicted` where the gold itself marks elsewhere in the same year, before the same next word, what our reading
marks here (some whole files, for one, mark first verbs only).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bench.figures import Figure
from bench.record.errors import publish_errors
from bench.record.marked import Marked, numbered, years
from bench.record.split import is_held_out

from chapter8.atlas import Atlas
from chapter8.record import Record, read
from chapter8.record.verbs import operative_verbs

_OPENING_WORDS = 3
Verbs = Callable[[str], list[str]]


@dataclass(slots=True)
class Tally:
    """Paragraphs, first verbs that are right (exactly, in their first word), spans found, added and missed."""

    paragraphs: int = 0
    first: int = 0
    first_word: int = 0
    found: int = 0
    added: int = 0
    missed: int = 0
    errors: list[tuple[object, ...]] = field(default_factory=list)

    def take(self, gold: list[str], ours: list[str]) -> bool:
        """Count one paragraph; whether all its verbs are right."""
        self.paragraphs += 1
        self.first += bool(ours) and ours[0] == gold[0]
        self.first_word += bool(ours) and ours[0].split()[0] == gold[0].split()[0]
        same = sum((Counter(gold) & Counter(ours)).values())
        self.found += same
        self.added += len(ours) - same
        self.missed += len(gold) - same
        return Counter(gold) == Counter(ours)

    @property
    def f1(self) -> float:
        """Of all verbs, exact spans."""
        return 2 * self.found / max(1, 2 * self.found + self.added + self.missed)


def figures() -> list[Figure]:
    """The scores of development and held-out years."""
    paragraphs = [(year, path.name, item) for year, path in years() for item in numbered(path) if _gold(item)]
    naive = _lexicon(item for year, _, item in paragraphs if not is_held_out(year))
    marked = {path.name: _verbs(read(path, atlas=Atlas.shipped())) for _, path in years()}
    found: list[Figure] = []
    errors: list[tuple[object, ...]] = []
    for name, chosen in (("development", False), ("held-out", True)):
        dated = [(year, file, item) for year, file, item in paragraphs if is_held_out(year) is chosen]
        mine = [(file, item) for _, file, item in dated]
        akn, text, lexicon = _from_mark_up(mine, marked), _from_text(mine, _ours), _from_text(mine, naive)
        other = _contradicted(dated)
        ceiling = _ceiling([item for _, item in mine])
        found += [
            Figure(f"E2 first verb exact, from AKN, {name} years", akn.first / akn.paragraphs, "share", bar=">= .96"),
            Figure(f"E2 all verbs F1, from AKN, {name} years", akn.f1, "F1", bar=">= .97"),
            Figure(
                f"E2 first verb exact, mark-up stripped, {name} years", text.first / text.paragraphs, "share",
                f"lexicon of the development years (ceiling of the gold {ceiling:.4f})",
                lexicon.first / lexicon.paragraphs, "the gold contradicts itself",
            ),
            Figure(
                f"E2 first word of the first verb, mark-up stripped, {name} years", text.first_word / text.paragraphs,
                "share", "lexicon of the development years", lexicon.first_word / lexicon.paragraphs,
            ),
            Figure(
                f"E2 all verbs F1, mark-up stripped, {name} years", text.f1, "F1",
                "lexicon of the development years", lexicon.f1, "the gold leaves later verbs unmarked",
            ),
            Figure(
                f"E2 first verb, mark-up stripped, right or so marked elsewhere in its year, {name} years",
                other.first_right(text), "share", bar=">= .96",
            ),
            Figure(
                f"E2 all verbs F1, mark-up stripped, but those so marked elsewhere in the year, {name} years",
                other.f1(text), "F1", bar=">= .97",
            ),
        ]  # fmt: skip
        errors += [(name, *row) for row in akn.errors]
    publish_errors("E2", ("years", "file", "paragraph", "marked", "read from AKN"), errors)
    return found


@dataclass(slots=True)
class Contradicted:
    """First verbs, added verbs and missed verbs of ours that the gold itself marks our way elsewhere in the year."""

    first: int = 0
    added: int = 0
    missed: int = 0

    def first_right(self, tally: Tally) -> float:
        """First verbs that are right, or right by another paragraph of the year."""
        return (tally.first + self.first) / tally.paragraphs

    def f1(self, tally: Tally) -> float:
        """Of all verbs but those."""
        wrong = tally.added - self.added + tally.missed - self.missed
        return 2 * tally.found / max(1, 2 * tally.found + wrong)


def _contradicted(dated: list[tuple[int, str, Marked]]) -> Contradicted:
    """What the gold marks otherwise here, but our way elsewhere in the same year, before the same next word."""
    seen: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for year, file, item in dated:
        for start, end in item.italics:
            key = (year, _folded(item.text[start:end]), _next_word(item.text[end:]))
            seen[key].add(f"{file} {item.number}")
    found = Contradicted()
    for year, file, item in dated:
        text, gold = " ".join(item.text.split()), Counter(_gold(item))
        directives = operative_verbs(text)
        left = gold - Counter(_folded(directive.mark) for directive in directives)
        for place, directive in enumerate(directives):
            mark = _folded(directive.mark)
            if gold[mark]:
                gold[mark] -= 1
                continue
            after = text.find(directive.mark, directive.start) + len(directive.mark)
            if not seen[year, mark, _next_word(text[after:])] - {f"{file} {item.number}"}:
                continue
            found.first += place == 0
            found.added += 1
            otherwise = next((words for words in left if set(words.split()) & set(mark.split())), None)
            if otherwise is not None:
                found.missed += 1
                left.subtract([otherwise])
                left += Counter()
    return found


def _next_word(text: str) -> str:
    return next(iter(text[:80].lower().split()), "").strip(",;:.")


def _from_mark_up(mine: list[tuple[str, Marked]], marked: dict[str, dict[str, list[str]]]) -> Tally:
    gold: dict[tuple[str, str], list[str]] = defaultdict(list)
    for file, item in mine:
        gold[file, item.number or ""] += _gold(item)
    tally = Tally()
    for (file, number), spans in gold.items():
        ours = marked[file].get(number, [])
        if not tally.take(spans, ours):
            tally.errors.append((file, number, "; ".join(spans)[:200], "; ".join(ours)[:200]))
    return tally


def _from_text(mine: list[tuple[str, Marked]], reader: Verbs) -> Tally:
    tally = Tally()
    for _, item in mine:
        tally.take(_gold(item), [_folded(verb) for verb in reader(" ".join(item.text.split()))])
    return tally


def _ours(text: str) -> list[str]:
    return [directive.mark for directive in operative_verbs(text)]


def _verbs(record: Record) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for clause in record.decisions[0].clauses:
        if clause.kind == "operative" and clause.number:
            found[clause.number] += [_folded(verb) for verb in clause.verbs]
    return found


def _gold(item: Marked) -> list[str]:
    return [words for start, end in item.italics if (words := _folded(item.text[start:end]))]


def _folded(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:.").lower()


def _lexicon(items: Iterable[Marked]) -> Verbs:
    """The baseline: at the opening, after a comma and after "and", the longest span that was ever marked."""
    seen = {span for item in items for span in _gold(item)}
    longest = max(len(span.split()) for span in seen)

    def reader(text: str) -> list[str]:
        words = text.lower().split()
        verbs: list[str] = []
        for at in range(len(words)):
            if at and words[at - 1] != "and" and not words[at - 1].endswith((",", ";", ":")):
                continue
            spans = (" ".join(words[at : at + size]).strip(",;:.") for size in range(longest, 0, -1))
            verb = next((span for span in spans if span in seen), None)
            if verb:
                verbs.append(verb)
        return verbs

    return reader


def _ceiling(items: list[Marked]) -> float:
    """First verbs right, were each opening of some words always marked as it is marked most often."""
    openings: dict[str, Counter[str]] = defaultdict(Counter)
    for item in items:
        start = item.italics[0][0]
        openings[" ".join(item.text[start:].lower().split()[:_OPENING_WORDS])][_gold(item)[0]] += 1
    return sum(max(counts.values()) for counts in openings.values()) / len(items)
