"""The author's screen: the editor on the left, what is found on the right."""

import asyncio
import os
import shlex
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from game.language import tr, trc, trn
from game.tui.actions import Command, bindings, declare
from game.tui.author.panes import Briefs, Endings, Msel, Pane, Problems, Theatre
from game.tui.author.working_copy import WorkingCopy
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.line import Line, Row
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import fit

if TYPE_CHECKING:
    from game.tui.author.findings import Findings

COMMANDS = declare(
    tr("Author"),
    Command("author.save", trc("command", "Save"), "ctrl+s", tr("Write the file."), priority=True),
    Command("author.next_pane", tr("Pane"), "f6", tr("Show the next pane: problems, briefs, map, "
            "MSEL, endings."), priority=True),
    Command("author.problem", tr("Next problem"), "f8", tr("Go to the next problem."),
            priority=True),
    Command("author.switch", tr("Switch"), "f7", tr("Go from the editor to the pane, and back."),
            priority=True),
    Command("author.editor", "$EDITOR", "f4",
            tr("Open the file in the editor that $EDITOR names."), priority=True),
    Command("author.reload", tr("Reload"), "f5", tr("Take the file as it is on disk; what was "
            "typed and not saved is gone."), show=False, priority=True),
    Command("author.back", tr("Leave"), "ctrl+w",
            tr("Leave. What is not saved is kept for next time."), priority=True),
)  # fmt: skip

QUIET = 0.5
"""Seconds without a key after which the text is looked at."""
LOOK = 1.0
"""Seconds from one look at the file on disk to the next."""
PLAYED_AFTER = 1.0
"""Seconds after which a text without errors is played."""


class Status(Sheet, can_focus=False):
    """One line: the file, whether it is saved, and how many problems there are."""

    DEFAULT_CSS = "Status { height: 1; }"

    def __init__(self) -> None:
        super().__init__(classes="-still")
        self.name_of_file, self.state, self.count, self.pane = "", "", "", ""

    def body(self, width: int) -> tuple[Line, ...]:
        row = Row(width, 1).add(fit(self.name_of_file, max(8, width // 3)), "bold").gap(2)
        row.add(self.state, "muted").right(f"{self.count}   {self.pane}", "accent", margin=1)
        return (row.line(),)


class AuthorScreen(Screen[None]):
    """A scenario that is being written. It is checked whenever the keys rest."""

    CSS_PATH = "author.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, path: Path, *, follow: bool = False) -> None:
        """With `follow` there is no editor: the panes follow the file while another writes it."""
        super().__init__()
        self.copy = WorkingCopy(path)
        self.follow = follow
        self.findings: Findings | None = None
        self._shown = 0
        self._problem = -1
        self._asked = 0
        """Counts the texts that were looked at, so that answers that come late are let go."""

        # Kept here, for what is found may come when the screen is being taken away already.
        self._status = Status()
        self._endings = Endings(id="endings")
        self._panes: tuple[Pane, ...] = (
            Problems(id="problems"),
            Msel(id="msel"),
            Briefs(id="briefs"),
            Theatre(id="map"),
            self._endings,
        )
        self.editor = TextArea.code_editor(
            self.copy.saved, language="toml", theme="css", id="editor", tab_behavior="indent"
        )
        self.editor.indent_width = 2

    def compose(self) -> ComposeResult:
        yield self._status
        with Horizontal():
            if not self.follow:
                yield self.editor
            with Vertical(id="panes"):
                yield from self._panes
        yield KeyLine()

    def on_mount(self) -> None:
        self.set_class(self.follow, "-follow")
        self._show_pane(0)
        rescued = self.copy.unsaved()
        if rescued is not None and not self.follow:
            self.editor.text = rescued
            self.notify(
                tr("What was not saved last time is here again. Save it, or reload the file."),
                title=tr("Unsaved work"),
                timeout=15,
            )
        if not self.follow:
            self.editor.focus()
        self._quiet = self.set_timer(0.05, self._look)
        self.set_interval(LOOK, self._look_at_disk)

    @property
    def text(self) -> str:
        """What is being written."""
        return self.copy.saved if self.follow else self.editor.text

    # Looking at the text

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self._quiet.stop()
        self._quiet = self.set_timer(QUIET, self._look)
        self._tell()

    def _look(self) -> None:
        """The keys have rested: look at the text, and keep what is not saved."""
        self._asked += 1
        self.run_worker(self._examined(self._asked, self.text), group="look", exclusive=True)

    async def _examined(self, asked: int, text: str) -> None:
        from game.tui.author.findings import examine

        if not self.follow:
            try:
                await asyncio.to_thread(self.copy.keep, text)
            except OSError as error:
                text = tr("What is not saved cannot be kept: {error}").format(error=error)
                self.notify(text, severity="warning")
        found = await asyncio.to_thread(examine, text, str(self.copy.path))
        if asked != self._asked or not self.is_attached:
            return
        self.findings = found
        for pane in self._panes:
            pane.show(found)
        self._endings.tell(None)
        self._tell()
        if found.playable:
            self.run_worker(self._played(asked, text), group="play", exclusive=True)

    async def _played(self, asked: int, text: str) -> None:
        from game.tui.author.findings import endings

        await asyncio.sleep(PLAYED_AFTER)
        counts = await endings(text, str(self.copy.path))
        if asked == self._asked and self.is_attached and counts is not None:
            self._endings.tell(counts)

    def _tell(self) -> None:
        """The line at the top."""
        status = self._status
        status.name_of_file = self.copy.path.name
        saved = self.text == self.copy.saved
        status.state = tr("following") if self.follow else tr("saved") if saved else tr("not saved")
        if self.findings is not None:
            count = len(self.findings.diagnostics)
            problems = trn("{count} problem", "{count} problems", count)
            status.count = problems.format(count=count) if count else tr("no problems")
        status.pane = f"{self._panes[self._shown].TITLE} {self._shown + 1}/{len(self._panes)}"
        status.rebuild()

    # The file

    def _look_at_disk(self) -> None:
        if not self.copy.changed_elsewhere():
            return
        clean = self.follow or self.editor.text == self.copy.saved
        if clean:
            self._take_from_disk()
        else:
            self.copy.note_change()
            self.notify(
                tr("Another program has written the file. Saving writes over that; F5 takes it."),
                title=self.copy.path.name,
                severity="warning",
                timeout=15,
            )

    def _take_from_disk(self) -> None:
        try:
            text = self.copy.read()
        except (OSError, UnicodeDecodeError) as error:
            self.notify(tr("It cannot be read: {error}").format(error=error), severity="error")
            return
        if not self.follow:
            at = self.editor.cursor_location
            self.editor.text = text
            self.editor.move_cursor(at)
        self._look()

    def action_save(self) -> None:
        if self.follow:
            return
        try:
            self.copy.save(self.editor.text)
        except OSError as error:
            text = tr("It is not saved: {error}").format(error=error.strerror or error)
            self.notify(text, severity="error")
            return
        self._tell()

    def action_reload(self) -> None:
        self.copy.forget()
        self._take_from_disk()

    def action_editor(self) -> None:
        """Hand the terminal to $EDITOR, and take what it has written."""
        command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
        if not command:
            self.notify(tr("$EDITOR names no editor."), severity="warning")
            return
        if not self.follow and self.editor.text != self.copy.saved:
            self.action_save()
        try:
            with self.app.suspend():
                subprocess.run([*shlex.split(command), str(self.copy.path)], check=False)
        except (OSError, ValueError, SuspendNotSupported) as error:
            text = tr("{program} cannot be run: {error}").format(program=command, error=error)
            self.notify(text, severity="error")
        self._take_from_disk()

    # Panes

    def _show_pane(self, place: int) -> None:
        self._shown = place % len(self._panes)
        for index, pane in enumerate(self._panes):
            pane.display = index == self._shown
        self._tell()

    def action_next_pane(self) -> None:
        here = self.focused
        self._show_pane(self._shown + 1)
        if isinstance(here, Pane):
            self._panes[self._shown].focus()

    def action_switch(self) -> None:
        pane = self._panes[self._shown]
        at_pane = self.focused is pane
        if not self.follow:
            self.set_class(not at_pane, "-pane")  # where there is room for one only
            (self.editor if at_pane else pane).focus()

    def action_problem(self) -> None:
        found = self.findings
        if found is None or not found.diagnostics:
            self.notify(tr("Nothing is wrong."))
            return
        self._problem = (self._problem + 1) % len(found.diagnostics)
        self._go_to(self._problem)

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        kind, _, rest = event.key.partition(":")
        if kind == "problem":
            self._problem = int(rest)
            self._go_to(self._problem)
        elif kind == "inject" and not self.follow:
            self._find(f"[injects.{rest}]")

    def _go_to(self, place: int) -> None:
        """Show a problem at its place, selected."""
        if self.findings is None:
            return
        one = self.findings.diagnostics[place]
        if not self.follow:
            start = (one.line - 1, one.column - 1)
            self._select(Selection(start, (start[0], start[1] + one.length)))
        self.notify(one.message, title=f"{one.code}: {one.title}")

    def _find(self, header: str) -> None:
        for number, line in enumerate(self.editor.text.split("\n")):
            if line.strip() == header:
                self._select(Selection((number, 0), (number, len(line))))
                return

    def _select(self, selection: Selection) -> None:
        self.remove_class("-pane")
        self.editor.selection = selection
        self.editor.scroll_cursor_visible(center=True)
        self.editor.focus()

    def keep(self) -> None:
        """Put aside what is not saved: somebody leaves."""
        if not self.follow:
            with suppress(OSError):
                self.copy.keep(self.editor.text)

    async def action_back(self) -> None:
        self._asked += 1  # whatever is still being found comes too late
        self.keep()
        await self.dismiss()
