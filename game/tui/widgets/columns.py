"""What holds the panes of a screen. It draws nothing itself, so it is never painted for itself."""

from typing import Any

from textual.containers import Container
from textual.geometry import Region


class Column(Container):
    """Panes one below the other, or, as the body of a screen, columns beside each other."""

    BLANK = True
    DEFAULT_CSS = "Column { overflow: hidden hidden; }"

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Any:
        """Lay out again if that is asked for; what that moves is painted by the layout."""
        return super().refresh(repaint=False, layout=layout, recompose=recompose)
