"""A corpus as one file, so that it is built once and asked often."""

from __future__ import annotations

import zipfile
from pathlib import Path

import msgspec
import numpy as np

from chapter8.errors import DamagedError
from chapter8.record.agreed.corpus import Corpus
from chapter8.record.agreed.nouns import Paragraph

FORM = 2
"""The form of the file. It changes when the keys of words do: an index of other keys would find nothing."""
_REMEDY = "Make the index again from the documents"


def save(corpus: Corpus, path: Path) -> None:
    """Write the corpus. The file is whole or absent: it is written beside its place and moved there."""
    beside = path.with_name(f"{path.name}.part")
    with beside.open("wb") as file:
        np.savez(
            file,
            form=np.array([FORM]),
            tokens=corpus.tokens,
            offsets=corpus.offsets,
            places=corpus.places,
            paragraphs=np.frombuffer(msgspec.msgpack.encode(corpus.paragraphs), np.uint8),
            vocabulary=np.frombuffer(msgspec.msgpack.encode(list(corpus.vocabulary)), np.uint8),
        )
    beside.replace(path)


def load(path: Path) -> Corpus:
    """The corpus of a file that `save` wrote. Raises DamagedError for any other."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as parts:
            form = parts["form"].tolist()
            if form != [FORM]:
                raise DamagedError("the index of agreed language is of another form", place=str(path), remedy=_REMEDY)
            tokens, offsets, places = parts["tokens"], parts["offsets"], parts["places"]
            paragraphs = msgspec.msgpack.decode(parts["paragraphs"].tobytes(), type=tuple[Paragraph, ...])
            words = msgspec.msgpack.decode(parts["vocabulary"].tobytes(), type=list[str])
    except (OSError, ValueError, KeyError, EOFError, AttributeError, zipfile.BadZipFile, msgspec.DecodeError) as error:
        if isinstance(error, FileNotFoundError):
            raise
        raise DamagedError(f"no index of agreed language: {error}", place=str(path), remedy=_REMEDY) from error
    if not _fits(tokens, offsets, len(paragraphs), len(words)) or not _placed(places, len(tokens)):
        raise DamagedError("the parts of the index do not belong together", place=str(path), remedy=_REMEDY)
    return Corpus(paragraphs, {word: number for number, word in enumerate(words)}, tokens, offsets, places)


def _placed(places: np.ndarray, tokens: int) -> bool:
    """Whether each key has the place of its word."""
    return places.dtype == np.uint32 and places.shape == (tokens, 2)


def _fits(tokens: np.ndarray, offsets: np.ndarray, paragraphs: int, words: int) -> bool:
    """Whether the parts belong together."""
    return bool(
        tokens.dtype == np.uint32
        and offsets.dtype == np.int64
        and tokens.ndim == offsets.ndim == 1
        and len(offsets) == paragraphs + 1
        and offsets[0] == 0
        and offsets[-1] == len(tokens)
        and (np.diff(offsets) >= 0).all()
        and (not len(tokens) or int(tokens.max()) < words)
    )
