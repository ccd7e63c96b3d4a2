"""The formats that saves have had, and the steps that bring an older one up to date on reading."""

from collections.abc import Callable, Mapping, Sequence

from game import __version__
from game.language import tr
from game.session.errors import NewerFormatError, SaveError
from game.session.journal import Entry, Json

FORMAT = 2
"""The format that this version writes, and the newest that it reads."""

NEEDS = "0.2.0"
"""The first version of Concord that reads this format."""

Upgrade = Callable[[Json], Sequence[Json]]
"""One record of a format, as the records of the next format that say the same."""


def _as_it_is(record: Json) -> Sequence[Json]:
    """From format 1 to 2, which brought commands and took none away."""
    return (record,)


UPGRADES: Mapping[int, Upgrade] = {1: _as_it_is}
"""For each older format, the step to the one after it. A step is never changed once released."""


def format_record() -> Json:
    """What is written where a save of an older format is gone on with."""
    return {"record": "format", "format": FORMAT, "needs": NEEDS, "written_by": __version__}


def upgraded(
    entries: Sequence[Entry],
    path: str,
    *,
    newest: int = FORMAT,
    upgrades: Mapping[int, Upgrade] = UPGRADES,
) -> tuple[tuple[Entry, ...], int]:
    """Entries of any format up to the newest as entries of the newest, and the format found last.

    The header says the format; a `format` record says that it changes there.
    Raises NewerFormatError, or SaveError if the first record is no header.
    """
    current = 0
    result = []
    for entry in entries:
        records: list[Json] = []
        for record in entry.records:
            if record["record"] in ("header", "format"):
                current = _format_of(record, path, newest)
            elif not current:
                told = tr("{save} is not a save of Concord: it has no header.")
                raise SaveError(told.format(save=path))
            records += _bring_up(record, current, newest, upgrades)
        result.append(Entry(entry.seq, entry.command_id, tuple(records)))
    return tuple(result), current


def _format_of(record: Json, path: str, newest: int) -> int:
    found = record.get("format")
    if not isinstance(found, int) or found < 1:
        told = tr("{save} is not a save of Concord: its header names no format.")
        raise SaveError(told.format(save=path))
    if found > newest:
        raise NewerFormatError(path, found, str(record.get("needs", tr("of a later version"))))
    return found


def _bring_up(
    record: Json, current: int, newest: int, upgrades: Mapping[int, Upgrade]
) -> list[Json]:
    records = [record]
    for step in range(current, newest):
        records = [new for old in records for new in upgrades[step](old)]
    return records
