"""The first record of a save: the exercise's files, the seats, the seed, and the format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from game import __version__
from game.language import tr
from game.session.errors import SaveError
from game.session.formats import FORMAT, NEEDS
from game.session.journal import Entry, Json
from game.session.seats import Seat

if TYPE_CHECKING:
    from game.rules.exercise import Exercise


@dataclass(frozen=True, slots=True)
class Header:
    """What a save begins with. It says enough to list the save without playing it."""

    scenario: str
    """The id of the scenario."""
    title: str
    turns: int
    source: str
    """The scenario's file, whole."""
    rulebook: str
    """The rulebook's file, whole."""
    names: Mapping[str, str]
    """Nations, id to name, in the order of the file."""
    seats: Mapping[str, Seat]
    seed: int
    texts: Mapping[str, str] = field(default_factory=dict)
    """The scenario's overlays, whole, by language. Where there are none the record is without."""
    written_by: str = __version__
    """The version of Concord that began the save."""

    @classmethod
    def of(cls, exercise: "Exercise", seats: Mapping[str, Seat], seed: int) -> "Header":
        """The header of a new save: the same, whatever language is spoken."""
        scenario = exercise.written
        return cls(
            scenario=exercise.id,
            title=scenario.title,
            turns=scenario.time.turns,
            source=exercise.source.decode("utf-8"),
            rulebook=exercise.rulebook_source.decode("utf-8"),
            names={nation: about.name for nation, about in scenario.nations.items()},
            seats=seats,
            seed=seed,
            texts=exercise.texts,
        )

    def to_json(self) -> Json:
        texts = {"texts": dict(self.texts)} if self.texts else {}
        return {
            "record": "header",
            "format": FORMAT,
            "needs": NEEDS,
            "written_by": self.written_by,
            "scenario": self.scenario,
            "title": self.title,
            "turns": self.turns,
            "names": dict(self.names),
            "seats": {nation: seat.to_json() for nation, seat in self.seats.items()},
            "seed": self.seed,
            "source": self.source,
            "rulebook": self.rulebook,
            **texts,
        }

    @classmethod
    def from_json(cls, record: Json) -> "Header":
        """Raises SaveError if it is not what `to_json` writes."""
        try:
            return cls(
                scenario=_text(record["scenario"]),
                title=_text(record["title"]),
                turns=int(record["turns"]),
                source=_text(record["source"]),
                rulebook=_text(record["rulebook"]),
                names={_text(n): _text(name) for n, name in record["names"].items()},
                seats={_text(n): Seat.from_json(seat) for n, seat in record["seats"].items()},
                seed=int(record["seed"]),
                texts={_text(n): _text(text) for n, text in record.get("texts", {}).items()},
                written_by=_text(record["written_by"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
            raise SaveError(tr("The header of the save cannot be read.")) from error


def header_of(entry: Entry) -> Header:
    """The header in the first entry of a save. Raises SaveError."""
    if not entry.records or entry.records[0]["record"] != "header":
        raise SaveError(tr("The save has no header."))
    return Header.from_json(entry.records[0])


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
