"""People at a terminal in memory: they answer by the words of a choice, and hear every line."""

import io
import re
from collections.abc import Iterable, Iterator

from game.plain.conduct import conduct
from game.plain.terminal import BLANK_LINES, Leaving, Terminal
from game.session.host import Session

ENTER = ""


class Typed(str):
    """What is typed as it stands, and not looked up among the choices."""

    __slots__ = ()


class Room:
    """A terminal in memory, with a script of what people do at it.

    A step of the script is words of a choice, for which its number is typed, or `Typed`.
    """

    def __init__(self, script: Iterable[str]) -> None:
        self._script: Iterator[str] = iter(script)
        self.heard = io.StringIO()
        self.terminal = Terminal(self, self.heard)

    def isatty(self) -> bool:
        return False

    def readline(self, limit: int = -1, /) -> str:
        step = next(self._script, None)
        if step is None:
            return ""
        if isinstance(step, Typed) or step == ENTER:
            return f"{step}\n"
        return f"{number_of(step, self.text)}\n"

    @property
    def text(self) -> str:
        """Everything that was said."""
        return self.heard.getvalue()

    @property
    def parts(self) -> list[str]:
        """What was said between one curtain and the next."""
        return [part for part in re.split(rf"\n{{{BLANK_LINES},}}", self.text) if part.strip()]

    def play(self, session: Session) -> None:
        """Conduct a session until somebody leaves it or the script ends."""
        try:
            conduct(session, self.terminal)
        except Leaving:
            return


def number_of(words: str, text: str) -> int:
    """The number of the choice that was said last and has these words."""
    for line in reversed(text.split("\n")):
        found = re.fullmatch(r"(\d+)\. (.*)", line)
        if found and words in found[2]:
            return int(found[1])
    raise AssertionError(f"nothing to choose has the words {words!r}:\n{text[-3000:]}")
