"""Who sits where: a nation is played by a person, with or without a PIN, or by a doctrine."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Any

PERSON = "person"
"""The player of a seat that people play. Any other is the id of a doctrine."""

_COST, _BLOCK, _PARALLEL, _LENGTH = 2**14, 8, 1, 32
"""What a guess costs: some 50 ms and 16 MB, which nobody notices once a turn."""

_MAX_MEMORY = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PinHash:
    """What is kept of a PIN: enough to recognise it, not enough to read it back."""

    salt: str
    """In hexadecimal."""
    digest: str

    @classmethod
    def of(cls, pin: str) -> "PinHash":
        """The hash of a PIN, with a salt of its own."""
        salt = secrets.token_bytes(16)
        return cls(salt.hex(), _digest(pin, salt))

    def matches(self, given: str) -> bool:
        """Whether this is the PIN, in a time that says nothing of how near it was."""
        return hmac.compare_digest(_digest(given, bytes.fromhex(self.salt)), self.digest)


@dataclass(frozen=True, slots=True)
class Seat:
    """One nation's seat at the table."""

    player: str = PERSON
    """`person`, or the id of the doctrine that plays it."""
    pin: PinHash | None = None
    before: str | None = None
    """The doctrine that plays a person's seat at first, if there is one …"""
    since: int = 1
    """… and the turn in whose situation the person sits down."""

    @property
    def is_person(self) -> bool:
        """Whether it is a person's, sooner or later."""
        return self.player == PERSON

    def doctrine(self, turn: int) -> str | None:
        """What plays it in a turn; None if a person does."""
        if self.is_person:
            return self.before if turn < self.since else None
        return self.player

    def to_json(self) -> dict[str, Any]:
        pin = None if self.pin is None else {"salt": self.pin.salt, "digest": self.pin.digest}
        late = {} if self.before is None else {"before": self.before, "since": self.since}
        return {"player": self.player, "pin": pin, **late}

    @classmethod
    def from_json(cls, written: Any) -> "Seat":
        """Raises ValueError, KeyError or TypeError if it is not what `to_json` writes."""
        pin = written["pin"]
        if pin is not None:
            pin = PinHash(bytes.fromhex(pin["salt"]).hex(), bytes.fromhex(pin["digest"]).hex())
        before, since = written.get("before"), written.get("since", 1)
        if not isinstance(written["player"], str) or not isinstance(before, str | None):
            raise TypeError("a player is a text")
        if type(since) is not int:
            raise TypeError("a turn is a whole number")
        return cls(written["player"], pin, before, since)


def _digest(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(
        pin.encode("utf-8", "surrogatepass"),
        salt=salt,
        n=_COST,
        r=_BLOCK,
        p=_PARALLEL,
        maxmem=_MAX_MEMORY,
        dklen=_LENGTH,
    ).hex()
