"""What the exit code of `concord` says."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of every command."""

    OK = 0
    """The job is done. Losing an exercise is no failure."""

    PROBLEMS = 1
    """The job found problems: a scenario with errors, a save that does not verify, a bug."""

    USAGE = 2
    """The command was used wrongly: an unknown option, no such file, no terminal to play on."""

    SAVE = 3
    """A saved exercise cannot be used: damaged, locked, of a newer format, not writable."""

    INTERRUPTED = 130
    """Stopped by Ctrl-C. An exercise in progress loses nothing."""

    BROKEN_PIPE = 141
    """Whoever read the output stopped reading, as `concord saves | head -1` does."""
