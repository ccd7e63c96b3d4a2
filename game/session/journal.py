"""The lines of a save: JSON, numbered, each chained to the line before it by a hash.

A line is `{"seq":3,"after":"<hash>","command":"<id>","records":[…],"hash":"<hash>"}` and a line
feed. `hash` is the SHA-256 of the line's bytes up to the comma before it, and `after` repeats the
hash of the line before, so that a changed, dropped, doubled, swapped or spliced line is noticed.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from game.language import tr

ORIGIN = "0" * 64
"""What the first line is chained to."""

MAX_BYTES = 256 * 1024 * 1024
"""A larger file is not read: no exercise comes near it."""

Json = Mapping[str, Any]

_START = re.compile(rb'\{"seq":(0|[1-9]\d{0,8}),"after":"([0-9a-f]{64})","command":"')
_END = re.compile(rb',"hash":"([0-9a-f]{64})"\}\Z')
_JSON = json.JSONEncoder(separators=(",", ":"), allow_nan=False)
_END_LENGTH = len(',"hash":""}') + 64


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a command, as it was accepted, with everything that it caused."""

    seq: int
    command_id: str
    records: tuple[Json, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a journal: its number and its hash."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Link:
    """A line whose number, hash and place in the chain are right; its JSON is not yet read."""

    seq: int
    hash: str
    line: bytes


@dataclass(frozen=True, slots=True)
class Damage:
    """The first line that is not as it was written, and what is wrong with it."""

    line: int
    reason: str

    def __str__(self) -> str:
        return tr("line {line} {reason}").format(line=self.line, reason=self.reason)


@dataclass(frozen=True, slots=True)
class Chain:
    """What a file holds: its sound lines, then what follows them, if anything does."""

    links: tuple[Link, ...]
    length: int
    """Bytes of the sound lines."""
    damage: Damage | None
    """Of the first whole line that is not sound."""
    tail: bytes
    """What follows the sound lines: a torn line, or everything from the damage on."""

    @property
    def head(self) -> Head | None:
        return Head(self.links[-1].seq, self.links[-1].hash) if self.links else None


class BadLineError(ValueError):
    """A line whose hash is right but whose content is not a journal's."""


def encode(seq: int, after: str, command_id: str, records: Sequence[Json]) -> tuple[bytes, str]:
    """The line of an entry, and its hash.

    Raises ValueError on NaN and infinities, which JSON has no words for.

    >>> line, digest = encode(0, ORIGIN, "begin", [{"record": "phase", "turn": 1}])
    >>> chain = scan(line)
    >>> chain.damage is None and chain.head == Head(0, digest)
    True
    """
    entry = {"seq": seq, "after": after, "command": command_id, "records": list(records)}
    text = _JSON.encode(entry)
    body = text[:-1].encode("ascii")
    digest = hashlib.sha256(body).hexdigest()
    return body + f',"hash":"{digest}"}}\n'.encode("ascii"), digest


def decode(link: Link) -> Entry:
    """The entry that a sound line holds.

    Raises BadLineError if it is not an entry, which a line with a right hash can still be.
    """
    try:
        entry = json.loads(link.line)
    except (ValueError, RecursionError) as error:
        raise BadLineError(tr("is not readable as JSON")) from error
    records = entry.get("records")
    if not isinstance(records, list) or not all(
        isinstance(r, dict) and isinstance(r.get("record"), str) for r in records
    ):
        raise BadLineError(tr("holds no records"))
    return Entry(link.seq, str(entry["command"]), tuple(records))


def scan(content: bytes) -> Chain:
    """Follow the chain from the first line as far as it is sound."""
    links: list[Link] = []
    length, after = 0, ORIGIN
    for line in _lines(content):
        link = _link(line, len(links), after)
        if isinstance(link, Damage):
            return Chain(tuple(links), length, link, content[length:])
        links.append(link)
        length += len(line) + 1
        after = link.hash
    return Chain(tuple(links), length, None, content[length:])


def _lines(content: bytes) -> Iterator[bytes]:
    """The whole lines, without their line feeds; not what follows the last line feed."""
    start = 0
    while (end := content.find(b"\n", start)) >= 0:
        yield content[start:end]
        start = end + 1


def _link(line: bytes, seq: int, after: str) -> Link | Damage:
    """The line as the next link of a chain, or what is wrong with it."""
    start, end = _START.match(line), _END.search(line, max(0, len(line) - _END_LENGTH))
    if start is None or end is None:
        return Damage(seq + 1, _not_a_line(line))
    digest = end[1].decode("ascii")
    if hashlib.sha256(line[: end.start()]).hexdigest() != digest:
        return Damage(seq + 1, tr("does not match its own hash: it has been changed"))
    found = int(start[1])
    if found != seq:
        misplaced = tr("has number {found} where {number} belongs: lines are missing or moved")
        return Damage(seq + 1, misplaced.format(found=found, number=seq))
    if start[2].decode("ascii") != after:
        foreign = tr("does not follow from the line before it: it is from another save")
        return Damage(seq + 1, foreign)
    return Link(seq, digest, line)


def _not_a_line(line: bytes) -> str:
    if line.startswith(b"\xef\xbb\xbf"):
        return tr("begins with a byte order mark: a text editor has saved the file")
    if line.endswith(b"\r"):
        return tr("ends in CR LF: a text editor has saved the file")
    return tr("is not a line of a save")
