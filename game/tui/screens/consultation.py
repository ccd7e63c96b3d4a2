"""The consultation, on the open table: who speaks pledges, promises and says; all see it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Label

from game.language import tr, trc
from game.session.commands import Pledge, PledgeTransfer, Ready, Say
from game.session.view import Phase
from game.tui.actions import Command, declare
from game.tui.screens.agreeing import AGREEMENTS, AgreeingScreen
from game.tui.screens.question import QuestionScreen, TransferScreen
from game.tui.screens.turn_screen import clean, keys
from game.tui.widgets.amounts import AmountSheet
from game.tui.widgets.columns import Column
from game.tui.widgets.crisis_board import CrisisBoard
from game.tui.widgets.inbox import Inbox
from game.tui.widgets.line import Line, Row, prose
from game.tui.widgets.marks import capability_name, crisis_name, nation_name, standing
from game.tui.widgets.proposals import Proposals
from game.tui.widgets.table import Messages, PledgeTable, Speakers
from game.tui.widgets.text import amount, printable
from game.tui.widgets.text_line import TextLine
from game.tui.widgets.theatre_map import TheatreMap
from game.tui.widgets.trust_matrix import TrustMatrix

if TYPE_CHECKING:
    from game.session.host import Session

COMMANDS = declare(
    tr("Consultation"),
    Command(
        "consultation.done",
        tr("Has spoken"),
        "enter,d",
        tr("The nation that has the word has said and pledged all that it wants to."),
    ),
    Command(
        "consultation.transfer",
        tr("Transfer"),
        "t",
        tr("Promise budget or units of a capability to a partner."),
    ),
    Command("consultation.message", tr("Message"), "m", tr("Say something to all.")),
)
SPEAKERS = declare(
    tr("Consultation"),
    *Command(
        "consultation.speaker",
        tr("Speaker"),
        "",
        tr("Give the word to the nation with that number."),
    ).by_digits(9),
)


class ConsultationScreen(AgreeingScreen):
    """The table. It is made from what everybody may see, and from nothing else."""

    CSS_PATH = ["turn_screen.tcss", "consultation.tcss"]
    BINDINGS = keys(*SPEAKERS, *AGREEMENTS[1:], *COMMANDS, AGREEMENTS[0])
    NUMBERED = False
    PANES = (
        ("table", trc("tab", "Table")),
        ("agreements", trc("tab", "Agreements")),
        ("messages", trc("tab", "Messages")),
        ("crises", trc("tab", "Crises")),
        ("inbox", trc("tab", "Inbox")),
        ("map", trc("tab", "Map")),
        ("trust", trc("tab", "Trust")),
    )

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._unsaid: dict[str | None, str] = {}
        """What a nation that has not the word has typed and not said."""

    def panes(self) -> ComposeResult:
        with Column(id="left", classes="column"):
            yield TheatreMap(id="map", classes="pane")
            yield TrustMatrix(id="trust", classes="pane")
            yield Inbox(id="inbox", classes="pane")
            yield CrisisBoard(id="crises", classes="pane")
        with Column(id="right", classes="column"):
            yield PledgeTable(id="table", classes="pane")
            yield Proposals(id="agreements", classes="pane")
            yield Messages(id="messages", classes="pane")

    def below(self) -> ComposeResult:
        with Horizontal(id="saying"):
            yield Label(id="voice")
            yield TextLine(id="say", max_length=500)
        yield Speakers()

    def on_mount(self) -> None:
        super().on_mount()
        self._to_first_amount()

    def _to_first_amount(self) -> None:
        for crisis in standing(self.view.crises):
            for capability in crisis.demand:
                self.table.place_cursor(f"pledge:{crisis.id}:{capability}")
                return

    @property
    def table(self) -> PledgeTable:
        """The pledges."""
        return self.query_one(PledgeTable)

    def show_view(self) -> None:
        waiting = self.session.waiting
        if self.speaker not in waiting:
            self._hear(waiting[0] if waiting else None)
        self.table.speaker = self.speaker
        speakers = self.query_one(Speakers)
        speakers.speaker = self.speaker
        speakers.persons, speakers.waiting = self.session.persons, waiting
        super().show_view()

    # Who speaks

    def give_word(self, nation: str) -> None:
        """Let a nation speak."""
        if nation in self.session.waiting:
            self._hear(nation)
            self.table.offered.clear()
            self.notice.clear_notice()
            self.show_view()
        else:
            told = tr("{nation} has spoken already.")
            self.notice.tell(told.format(nation=nation_name(self.view, nation)))

    def _hear(self, nation: str | None) -> None:
        """The next words are this nation's; what another has typed waits until it speaks again."""
        self._unsaid[self.speaker] = self._field.value
        self.speaker = nation
        self._field.value = self._unsaid.pop(nation, "")
        self._show_field(wanted=False)

    def action_speaker(self, index: int) -> None:
        persons = self.session.persons
        if index < len(persons):
            self.give_word(persons[index])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "speaker":
            (index,), persons = parameters, self.session.persons
            return isinstance(index, int) and index < len(persons) > 1
        return super().check_action(action, parameters)

    # Pledges, transfers and messages

    def on_amount_sheet_changed(self, event: AmountSheet.Changed) -> None:
        event.stop()
        event.sheet.settle(event)
        speaker = self.speaker
        if speaker is None:
            return
        kind, target, what = event.key.split(":")
        make = Pledge if kind == "pledge" else PledgeTransfer
        if self.give(speaker, make(target, what, event.amount)):
            self.renew()

    def opened(self, kind: str, rest: str) -> None:
        if kind == "speak":
            self.give_word(rest)
        else:
            self.table.press(f"{kind}:{rest}")

    def action_transfer(self) -> None:
        if self.speaker is not None:
            self.app.push_screen(TransferScreen(self.view, self.speaker), self._offer)

    def _offer(self, choice: tuple[str, str] | None) -> None:
        if choice is None or self.speaker is None:
            return
        self.table.offered.add(choice)
        self.table.show(self.view)
        key = f"gift:{choice[0]}:{choice[1]}"
        self.choose_pane(0)
        self.table.place_cursor(key)
        self.table.change(key, 1)

    def action_message(self) -> None:
        if self.speaker is not None:
            self._show_field(wanted=True)
            self._field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        clean(event)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.speaker is None or self.give(self.speaker, Say(event.value)):
            self._field.value = ""
            self._leave_field()
            self.renew()

    def action_back(self) -> None:
        if isinstance(self.focused, Input):
            self._leave_field()

    @property
    def _field(self) -> TextLine:
        """The line of what is said to all."""
        return self.query_one("#say", TextLine)

    def _leave_field(self) -> None:
        self._show_field(wanted=False)
        self.choose_pane(self.current)

    def _show_field(self, *, wanted: bool) -> None:
        """The line is there while somebody wants it, and as long as there is something on it."""
        name = nation_name(self.view, self.speaker) if self.speaker else ""
        voice = tr("{nation} to all:").format(nation=name)
        self.query_one("#voice", Label).update(Content(printable(voice)))
        self.query_one("#saying").set_class(wanted or bool(self._field.value), "-open")

    # Done

    def action_done(self) -> None:
        speaker = self.speaker
        if speaker is None:
            self._look_on()
            return
        question = tr("{nation} has spoken?").format(nation=nation_name(self.view, speaker))

        def ready() -> bool:
            if self.give(speaker, Ready()):
                self._look_on()
            return self.finished

        self.app.push_screen(
            QuestionScreen(question, self._said, tr("it has"), tr("not yet"), ready)
        )

    def _said(self, width: int) -> Iterable[Line]:
        """What the speaker has promised so far."""
        promises = [p for p in self.view.promises if p.nation == self.speaker]
        for promise in promises:
            what = capability_name(self.view, promise.what)
            if promise.kind == "commit":
                target = crisis_name(self.view, promise.target)
            else:
                target = nation_name(self.view, promise.target)
            row = Row(width).add(amount(promise.amount), "bold", cells=4)
            yield row.add(f"{what} → {target}").line()
        if not promises:
            yield from prose(tr("It has pledged nothing."), width, "warn")
        if self._field.value:
            typed = tr("Typed and not said: {words}").format(words=self._field.value)
            yield from prose(typed, width, "warn")
        for card in self.open_to(self.speaker):
            silent = tr("Not answered: {proposal}").format(proposal=card.title)
            yield from prose(silent, width, "warn", indent=2, first="▸ ")
        yield from prose(tr("After this it cannot change what it has pledged."), width, "muted")

    def _look_on(self) -> None:
        """Go on with the next speaker, or end when the phase is over."""
        if self.session.phase is not Phase.CONSULTATION:
            self.finish()
        else:
            self.renew()
