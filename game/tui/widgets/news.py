"""What has happened since a nation's last turn, most important first."""

from collections.abc import Iterable

from game.language import tr
from game.session.view import View
from game.tui.widgets.line import Line, prose
from game.tui.widgets.view_sheet import ViewSheet


class NewsList(ViewSheet):
    """News as a list; what has causes can be opened."""

    TITLE = tr("Since your last turn")

    def concerns(self, view: View) -> object:
        return view.news

    def page(self, view: View, width: int) -> Iterable[Line]:
        if not view.news:
            yield from prose(tr("Nothing of note has happened."), width - 1, "muted", indent=2)
        for index, item in enumerate(view.news):
            key = f"why:{item.quantity}" if item.quantity else ""
            ink = "bold" if index == 0 else ""
            lines = prose(item.text, width - 1, ink, indent=3, key=key, first=" › ")
            yield lines[0]
            yield from (Line(line.runs) for line in lines[1:])
