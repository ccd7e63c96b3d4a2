"""What state a save is in: sound, torn in its last line, damaged, cut, or not a save at all."""

from dataclasses import dataclass
from pathlib import Path

from game.language import tr, trn
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
        why = str(found or tr("its first line is not whole")) if content else tr("it is empty")
        told = tr("{save} is not a save that can be used: {reason}. It was left as it is.")
        raise SaveError(told.format(save=path.name, reason=why))
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
        told = trn(
            "{save} ends with line {last}, but had {had}: a line is missing at its end.",
            "{save} ends with line {last}, but had {had}: {missing} lines are missing at its end.",
            missing,
        )
        return _unlike(
            told.format(save=path.name, last=end.seq + 1, had=head.seq + 1, missing=missing)
        )
    if missing <= 0 and chain.links[head.seq].hash != head.hash:
        told = tr(
            "{save} is not the save that {beside} was written for: they differ in line {line}."
        )
        return _unlike(told.format(save=path.name, beside=head_path(path).name, line=head.seq + 1))
    return Verdict(None, torn, _unfinished(end, path, missing, torn))


def _is_the_last_line(chain: Chain) -> bool:
    return chain.tail.find(b"\n") == len(chain.tail) - 1


def _unfinished(end: Head, path: Path, missing: int, torn: bool) -> tuple[str, ...]:
    if not torn:
        return ()
    if missing == 1:
        told = tr(
            "Line {line} of {save} was not finished. "
            "It had been saved: what it did has to be done again."
        )
    else:
        told = tr("Line {line} of {save} was not finished.")
    return (told.format(line=end.seq + 2, save=path.name),)


def _no_head(path: Path) -> str:
    beside = head_path(path)
    if beside.exists():
        told = tr("{file} is damaged, so a cut at the end of the save could not be noticed.")
    else:
        told = tr("{file} is missing, so a cut at the end of the save could not be noticed.")
    return told.format(file=beside.name)


def _damaged(damage: Damage) -> Verdict:
    before = damage.line - 1
    told = trn(
        "Damaged: {damage}. The line before it can be read; the file was left as it is.",
        "Damaged: {damage}. The {before} lines before it can be read; the file was left as it is.",
        before,
    )
    return Verdict(told.format(damage=damage, before=before))


def _unlike(what: str) -> Verdict:
    return Verdict(tr("{problem} It can be read; it was left as it is.").format(problem=what))


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
            from game.scenario.diagnostics import grouped

            told = tr("{file} is no save: with {bytes} bytes it is larger than any.")
            raise SaveError(told.format(file=path, bytes=grouped(size)))
        return path.read_bytes()
    except OSError as error:
        told = tr("{file} cannot be read: {reason}.")
        raise SaveError(told.format(file=path, reason=reason_of(error))) from error
