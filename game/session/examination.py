"""What state a save is in: sound, torn in its last line, damaged, cut, or not a save at all."""

from dataclasses import dataclass
from pathlib import Path

from game.session.errors import SaveError, reason_of
from game.session.formats import upgraded
from game.session.head import head_path, read_head
from game.session.journal import MAX_BYTES, BadLineError, Chain, Damage, Entry, Head, decode, scan


@dataclass(frozen=True, slots=True)
class Finding:
    """What a file was found to hold, and what follows from it."""

    chain: Chain
    entries: tuple[Entry, ...]
    format: int
    read_only: str | None
    """Why nothing may be added to it."""
    torn: bool
    """Whether what follows the sound lines is a line that was never finished."""
    notices: tuple[str, ...]


def examine(path: Path) -> Finding:
    """Read a save and judge its state, changing nothing.

    Raises SaveError if nothing in it can be used, NewerFormatError.
    """
    head = read_head(path)
    beside_it = head_path(path).exists()
    content = _content(path)
    chain = scan(content)
    entries, unreadable = _decoded(chain)
    if not entries:
        found = unreadable or chain.damage
        why = "it is empty" if not content else str(found or "its first line is not whole")
        raise SaveError(f"{path.name} is not a save that can be used: {why}. It was left as it is.")
    entries, found_format = upgraded(entries, path.name)
    if unreadable:
        return Finding(chain, entries, found_format, _damaged(unreadable), False, ())
    read_only, torn, notices = _judge(chain, head, path.name)
    if head is None:
        what = "damaged" if beside_it else "missing"
        name = head_path(path).name
        notices += (f"{name} is {what}, so a cut at the end of the save could not be noticed.",)
    return Finding(chain, entries, found_format, read_only, torn, notices)


def _judge(chain: Chain, head: Head | None, name: str) -> tuple[str | None, bool, tuple[str, ...]]:
    """Why a save may only be read (if so), whether its last line is torn, and what to tell.

    A last line that is not sound, and that the side file does not know yet, was being written
    when the machine stopped: nobody was told that it was saved. Any other is damage.
    """
    end = chain.head
    assert end is not None
    missing = head.seq - end.seq if head else 0
    torn = bool(chain.tail)
    if chain.damage:
        is_last = chain.tail.find(b"\n") == len(chain.tail) - 1
        if not (is_last and head == end):
            return _damaged(chain.damage), False, ()
    if head and missing > (1 if torn else 0):
        lines = "a line is" if missing == 1 else f"{missing} lines are"
        return (
            f"{name} ends with line {end.seq + 1}, but had {head.seq + 1}: {lines} missing at its "
            "end. It can be read; it was left as it is.",
            False,
            (),
        )
    if head and missing <= 0 and chain.links[head.seq].hash != head.hash:
        return (
            f"{name} is not the save that {name}.head was written for: they differ in line "
            f"{head.seq + 1}. It can be read; it was left as it is.",
            False,
            (),
        )
    if not torn:
        return None, False, ()
    lost = " That line had been saved: what it did has to be done again." if missing == 1 else ""
    return None, True, (f"Line {end.seq + 2} of {name} was not finished.{lost}",)


def _damaged(damage: Damage) -> str:
    before = "The line before it" if damage.line == 2 else f"The {damage.line - 1} lines before it"
    return f"Damaged: {damage}. {before} can be read; the file was left as it is."


def _decoded(chain: Chain) -> tuple[tuple[Entry, ...], Damage | None]:
    entries: list[Entry] = []
    for link in chain.links:
        try:
            entries.append(decode(link))
        except BadLineError as error:
            return tuple(entries), Damage(link.seq + 1, str(error))
    return tuple(entries), None


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SaveError(f"{path} is no save: with {size:,} bytes it is larger than any.")
        return path.read_bytes()
    except OSError as error:
        raise SaveError(f"{path} cannot be read: {reason_of(error)}.") from error
