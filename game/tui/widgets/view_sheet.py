"""A sheet that shows a part of a view."""

from collections.abc import Iterable

from game.session.view import View
from game.tui.widgets.line import Line
from game.tui.widgets.sheet import Sheet


class ViewSheet(Sheet):
    """The base of panes that are made from a view and nothing else."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.view: View | None = None
        self._seen: object = None

    def concerns(self, view: View) -> object:
        """The parts of a view that the sheet shows; None: it is always made anew."""
        return None

    def show(self, view: View) -> None:
        """Show another view; nothing is made anew if what the sheet shows is the same."""
        seen = self.concerns(view)
        same = seen is not None and seen == self._seen
        self.view, self._seen = view, seen
        if not same:
            self.rebuild()

    def body(self, width: int) -> Iterable[Line]:
        return () if self.view is None else self.page(self.view, width)

    def page(self, view: View, width: int) -> Iterable[Line]:
        """The lines that show a view."""
        raise NotImplementedError
