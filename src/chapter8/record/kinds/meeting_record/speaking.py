"""A speech becomes a statement: whose representative spoke, in what role and language, on whose behalf."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from chapter8.atlas import Atlas
from chapter8.record.kinds.meeting_record.capacity import on_whose_behalf, own_office, spoken_for
from chapter8.record.kinds.meeting_record.chair import Capacity
from chapter8.record.kinds.meeting_record.offices import Offices
from chapter8.record.kinds.meeting_record.speech_header import SpeechHeader
from chapter8.record.nouns import Statement, Unresolved

_LONGEST_NAME = 120  # characters of the name of a state
_ALSO_FOR = re.compile(r",\s+(?:speaking\s+|also\s+)*on\s+behalf\s+of\s+(?:the\s+)?")


@dataclass(slots=True)
class Speech:
    """A speech as it grows, paragraph by paragraph.

    `passage` is its first passage that is no formula of the chair, `opens` the one with its header. `presiding` is the
    state of whoever presides while it is made; `called_for` those on whose behalf the chair said it would be made;
    `introduced` the office to whose holder, not named, the chair gave the floor for it.
    """

    header: SpeechHeader
    opens: str
    presiding: str | None = None
    called_for: str | None = None
    introduced: str | None = None
    words: list[str] = field(default_factory=list)
    passage: str | None = None
    capacity: Capacity | None = None

    @property
    def text(self) -> str:
        """What was said, a line for each paragraph."""
        return "\n".join(words for words in self.words if words.strip())


class Speakers:
    """Names speakers by one name each; keeps what it has looked up for one record."""

    def __init__(self, atlas: Atlas) -> None:
        """Nobody has spoken yet."""
        self.atlas = atlas
        self.offices = Offices(atlas)
        self.unresolved: list[Unresolved] = []
        self._actors: dict[str, str | None] = {}
        self._states: dict[str, str | None] = {}

    def actor(self, words: str) -> str | None:
        """The canonical name of a state or organization, None for other words."""
        if words not in self._actors:
            plain = " ".join(words.replace("’", "'").split())
            self._actors[words] = self.atlas.canonical_actor(plain)
        return self._actors[words]

    def state(self, words: str) -> str | None:
        """The canonical name of a state that a list names, None for other words."""
        if words not in self._states:
            state = self.atlas.match_state(words) if len(words) < _LONGEST_NAME else None
            self._states[words] = state.name if state else None
        return self._states[words]

    def statement(self, speech: Speech, meeting: str | None) -> Statement:
        """The statement that a speech makes."""
        header, text = speech.header, speech.text
        if speech.capacity is not None:
            own = speech.capacity
            speaker, role, whom = own.speaker, own.role, own.on_behalf_of
        elif header.presides:
            speaker, role, whom = speech.presiding or _office(header.label), _office(header.label), None
        else:
            speaker, role, whom = self._speaker(speech, text)
        return Statement(
            meeting, speaker, role, whom, None, text, None, (), (), (), speech.passage or speech.opens, header.language
        )

    def _speaker(self, speech: Speech, text: str) -> tuple[str, str | None, str | None]:
        """Speaker (a state or organization where the record names one), role, and on whose behalf."""
        header = speech.header
        office = header.office or self.offices.office(header.label)
        if header.of is None:
            speaker, office = self._named_alone(speech, office)
            return speaker, office, speech.called_for or on_whose_behalf(text, self.atlas, speaker=speaker)
        named = f"{header.of}, {office}" if office and "on behalf of" in office else header.of
        of, _, behalf = _ALSO_FOR.sub("\0", named, count=1).partition("\0")
        office = None if behalf and header.office else office
        speaker = self.actor(of) or of.replace("’", "'")
        if self.actor(of) is None:
            self._leave(of, "the speaker's state or body, but none that the atlas knows", speech)
        whom = spoken_for(behalf, self.atlas, speaker=speaker) if behalf else None
        whom = whom or speech.called_for or on_whose_behalf(text, self.atlas, speaker=speaker)
        return speaker, office or own_office(text), whom

    def _named_alone(self, speech: Speech, office: str | None) -> tuple[str, str | None]:
        """A speaker without brackets: an office of the United Nations, or a guest whom the chair introduced."""
        label = speech.header.label
        if label.lower().startswith("the "):
            return _office(label), _office(label)
        introduced = self.offices.organization(speech.introduced) if speech.introduced and office is None else None
        office = speech.introduced if introduced else office
        if office is None:
            self._leave(label, "a speaker of whom the record does not say whose representative", speech)
            return label, own_office(speech.text)
        organization = self.offices.organization(office)
        return (organization, f"{label}, {office}") if organization else (label, office)

    def _leave(self, words: str, reason: str, speech: Speech) -> None:
        self.unresolved.append(Unresolved(words, reason, speech.opens, 0, len(words)))


def _office(label: str) -> str:
    """The office that a label names: "President" of "The PRESIDENT"."""
    words = label[4:].replace("- ", "-")
    return words.title() if words.isupper() else words
