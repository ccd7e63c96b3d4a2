"""Why a list cannot be read or written."""


class MselError(Exception):
    """A spreadsheet that is no list of injects, or cannot hold one; says why, and what to do."""


class UnreadableError(MselError):
    """A file that cannot be read at all."""
