"""Screens whose first picture is painted once, when all of it has its place."""

from typing import Any

from textual import events
from textual.geometry import Region
from textual.screen import Screen, ScreenResultType


class PaintedOnce(Screen[ScreenResultType]):
    """A screen that is not painted a second time for being laid out.

    A layout paints what it moves, and the first one paints everything. Textual asks for the whole
    screen again after a screen was mounted and shown; that would be the same picture once more.
    """

    _laid_out = False
    _retired = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Any:
        if self._retired:
            return self
        if layout or not self._laid_out:
            return super().refresh(repaint=False, layout=True, recompose=recompose)
        return super().refresh(*regions, repaint=repaint, recompose=recompose)

    def retire(self) -> None:
        """Paint nothing any more: another screen is about to take the place of this one."""
        self._retired = True

    def unretire(self) -> None:
        """Paint again: it is this one's turn once more."""
        self._retired = False

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        if self._retired:
            event.prevent_default()

    def on_resize(self) -> None:
        self._laid_out = True
