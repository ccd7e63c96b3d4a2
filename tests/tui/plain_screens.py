"""Turn screens that only say what they are: for tests of the way between screens."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from game.session.commands import Ready
from game.tui.messages import PhaseDone
from game.tui.play import Step
from game.tui.widgets.key_line import KeyLine
from tests.tui.fake_session import FakeSession


class PlainScreen(Screen[None]):
    """Says its step and its seat's secret; `d` is done."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [("d", "done", "Done")]

    def __init__(self, session: FakeSession, step: Step) -> None:
        super().__init__()
        self.session, self.step = session, step

    def compose(self) -> ComposeResult:
        own = self.session.view(self.step.seat).own if self.step.seat else None
        secret = own.secret_brief if own else "for all"
        yield Static(Content(f"{self.step.kind} of {self.step.seat}: {secret}"))
        yield Input(secret)
        yield KeyLine()

    def action_done(self) -> None:
        if self.step.kind == "assessment":
            self.session.proceed()
        elif self.step.kind == "consultation":
            for seat in self.session.waiting:
                self.session.do(seat, Ready())
        elif self.step.kind != "briefing" and self.step.seat:
            self.session.do(self.step.seat, Ready())
        self.post_message(PhaseDone())
