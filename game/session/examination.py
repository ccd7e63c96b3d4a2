"""What state a save is in: sound, torn in its last line, damaged, cut, or not a save at all."""

from dataclasses import dataclass
from pathlib import Path

from game.session.errors import SaveError, reason_of
from game.session.formats import upgraded
from game.session.head import head_path, read_head
from game.session.journal import MAX_BYTES, BadLineError, Chain, Damage, Entry, Head, decode, scan


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows from the state of a file."""

    read_only: str | None = None
    """Why nothing may be added to it."""
    torn: bool = False
    """Whether what follows the sound lines is a line that was never finished."""
    notices: tuple[str, ...] = ()
    """What whoever opens it should be told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a file was found to hold."""

    chain: Chain
    entries: tuple[Entry, ...]
    format: int
    verdict: Verdict


def examine(path: Path) -> Finding:
    """Read a save and judge its state, changing nothing.

    Raises SaveError if nothing in it can be used, NewerFormatError.
    """
    head = read_head(path)  # first: the writer may add a line while this reads
    content = _content(path)
    chain = scan(content)
    entries, unreadable = _decoded(chain)
    if not entries:
        found = unreadable or chain.damage
        why = "it is empty" if not content else str(found or "its first line is not whole")
        raise SaveError(f"{path.name} is not a save that can be used: {why}. It was left as it is.")
    entries, found_format = upgraded(entries, path.name)
    verdict = _damaged(unreadable) if unreadable else _judge(chain, head, path)
    return Finding(chain, entries, found_format, verdict)


def _judge(chain: Chain, head: Head | None, path: Path) -> Verdict:
    """What the chain and the side file say together.

    A last line that is not sound, and that the side file does not know yet, was being written
    when the machine stopped: nobody was told that it was saved. Any other is damage.
    """
    end = chain.head
    assert end is not None
    if chain.damage and not (_is_the_last_line(chain) and head == end):
        return _damaged(chain.damage)
    torn = bool(chain.tail)
    if head is None:
        return Verdict(None, torn, (*_unfinished(end, path, 0, torn), _no_head(path)))
    missing = head.seq - end.seq
    if missing > (1 if torn else 0):
        lines = "a line is" if missing == 1 else f"{missing} lines are"
        return _unlike(
            f"{path.name} ends with line {end.seq + 1}, but had {head.seq + 1}: "
            f"{lines} missing at its end."
        )
    if missing <= 0 and chain.links[head.seq].hash != head.hash:
        return _unlike(
            f"{path.name} is not the save that {head_path(path).name} was written for: "
            f"they differ in line {head.seq + 1}."
        )
    return Verdict(None, torn, _unfinished(end, path, missing, torn))


def _is_the_last_line(chain: Chain) -> bool:
    return chain.tail.find(b"\n") == len(chain.tail) - 1


def _unfinished(end: Head, path: Path, missing: int, torn: bool) -> tuple[str, ...]:
    if not torn:
        return ()
    lost = " It had been saved: what it did has to be done again." if missing == 1 else ""
    return (f"Line {end.seq + 2} of {path.name} was not finished.{lost}",)


def _no_head(path: Path) -> str:
    beside = head_path(path)
    what = "damaged" if beside.exists() else "missing"
    return f"{beside.name} is {what}, so a cut at the end of the save could not be noticed."


def _damaged(damage: Damage) -> Verdict:
    before = "The line before it" if damage.line == 2 else f"The {damage.line - 1} lines before it"
    return Verdict(f"Damaged: {damage}. {before} can be read; the file was left as it is.")


def _unlike(what: str) -> Verdict:
    return Verdict(f"{what} It can be read; it was left as it is.")


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
