"""What nations agree on at the open table: proposals, answers, calls for help, farewells."""

from typing import TYPE_CHECKING

from game.language import tr
from game.session.candidates import can_name, candidates, unheard
from game.session.commands import ACCEPT, DECLINE, NO, WAIT, YES, Invoke, Leave, Propose, Respond
from game.session.commands import Command as SeatCommand
from game.session.view import TABLE
from game.tui.actions import Command, declare
from game.tui.screens.prompt import PromptScreen
from game.tui.screens.proposing import CrisisScreen, ProposalScreen
from game.tui.screens.turn_screen import TurnScreen
from game.tui.widgets.marks import nation_name
from game.tui.widgets.proposals import PROPOSAL, TREATY, Proposals, proposal_of, treaty_of
from game.tui.widgets.treaties import has_agreements

if TYPE_CHECKING:
    from game.session.agreement_cards import ProposalCard, TreatyCard
    from game.session.host import Session

AGREEMENTS = declare(
    tr("Agreements"),
    Command(
        "agreeing.propose",
        tr("Agreement"),
        "a",
        tr("Propose a treaty or something to do together this turn; who proposes agrees to it."),
    ),
    Command("agreeing.accept", tr("Accept"), "y", tr("Agree to the proposal under the cursor.")),
    Command("agreeing.decline", tr("Decline"), "x", tr("Decline the proposal under the cursor.")),
    Command(
        "agreeing.take_back",
        tr("Take back"),
        "b",
        tr("Take back what was said of the proposal under the cursor."),
    ),
    Command(
        "agreeing.call",
        tr("Call for help"),
        "c",
        tr("Call for the help that is owed under the treaty under the cursor."),
    ),
    Command(
        "agreeing.leave",
        tr("Leave treaty"),
        "v",
        tr("Leave the treaty under the cursor at the end of the turn, or stay after all."),
    ),
)


class AgreeingScreen(TurnScreen):
    """The part of the open table that is about agreements. Who speaks, agrees."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session, TABLE)
        self.speaker: str | None = next(iter(session.waiting), None)
        self._named: set[str] = set()
        """Whom somebody has named aloud, that the table had not heard of."""

    @property
    def proposals(self) -> Proposals:
        """The pane of what is proposed and of what binds."""
        return self.query_one(Proposals)

    def show_view(self) -> None:
        proposals = self.proposals
        proposals.speaker = self.speaker
        proposals.room = self._room()
        super().show_view()

    def _room(self) -> int:
        """How many more agreements the speaker has time for: all can count that."""
        if self.speaker is None or not has_agreements(self.view):
            return 0
        return self.session.own(self.speaker).secret.agreements_left

    def open_to(self, speaker: str | None) -> "list[ProposalCard]":
        """What has been proposed to a nation that has not answered."""
        return [
            card
            for card in self.view.agreements.proposals
            if speaker in card.to and speaker not in (*card.accepted, *card.declined)
        ]

    def counts(self) -> dict[str, int]:
        return {**super().counts(), "agreements": len(self.open_to(self.speaker))}

    # What is under the cursor

    def _key(self, kind: str) -> str:
        focused = self.focused  # while the screen is being made there is no pane yet
        key = focused.cursor_key if isinstance(focused, Proposals) else ""
        return key if key.partition(":")[0] == kind else ""

    def _proposal(self) -> "ProposalCard | None":
        key = self._key(PROPOSAL)
        return proposal_of(self.view, key) if key else None

    def _treaty(self) -> "TreatyCard | None":
        key = self._key(TREATY)
        card = treaty_of(self.view, key) if key else None
        return card if card is not None and self.speaker in card.parties else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        match action:
            case "propose":
                return self.speaker is not None and has_agreements(self.view)
            case "accept":
                card = self._proposal()
                return card is not None and self.speaker not in card.accepted
            case "decline":
                card = self._proposal()
                return card is not None and self.speaker not in card.declined
            case "take_back":
                card = self._proposal()
                return card is not None and self.speaker in (*card.accepted, *card.declined)
            case "leave":
                return self._treaty() is not None
            case "call":
                treaty = self._treaty()
                return treaty is not None and treaty.collective and treaty.in_force
        return super().check_action(action, parameters)

    # Proposals

    def action_propose(self) -> None:
        if self.speaker is None:
            return
        offered = candidates(self.session, self.view, self.speaker, self._named)
        names = can_name(self.session, self.view)
        screen = ProposalScreen(self.view, self.speaker, offered, self._room(), names=names)
        self.app.push_screen(screen, self._propose)

    def _propose(self, chosen: Propose | str | None) -> None:
        speaker = self.speaker
        if chosen is None or speaker is None:
            return
        if not isinstance(chosen, Propose):
            question = tr("Whom does {nation} name?").format(nation=nation_name(self.view, speaker))
            hint = tr("The name, as its own reports write it. It is said for all to hear.")
            self.app.push_screen(PromptScreen(question, hint, length=100), self._name_aloud)
            return
        key = f"{PROPOSAL}:{chosen.agreement}:{chosen.target}"
        if self._agree(chosen):
            self.bring_forward(key)

    def _name_aloud(self, spoken: str | None) -> None:
        if spoken is None or self.speaker is None:
            return
        found = unheard(self.session, self.view, self.speaker, spoken)
        if not found:
            told = tr("{nation} has no report of anybody of that name.")
            self.notice.refuse(told.format(nation=nation_name(self.view, self.speaker)))
            return
        self._named.update(found)
        self.action_propose()

    def bring_forward(self, key: str) -> None:
        """Show the agreements with the cursor on one of them."""
        index = next(i for i, (name, _) in enumerate(self.PANES) if name == self.proposals.id)
        self.choose_pane(index)
        self.proposals.place_cursor(key)

    def _agree(self, command: SeatCommand) -> bool:
        done = self.speaker is not None and self.give(self.speaker, command)
        if done:
            self.renew()
            self.refresh_bindings()
        return done

    def _respond(self, answer: str) -> None:
        card = self._proposal()
        if card is not None:
            self._agree(Respond(card.agreement, card.target, answer))

    def action_accept(self) -> None:
        self._respond(ACCEPT)

    def action_decline(self) -> None:
        self._respond(DECLINE)

    def action_take_back(self) -> None:
        self._respond(WAIT)

    # Treaties

    def action_leave(self) -> None:
        card = self._treaty()
        if card is not None:
            self._agree(Leave(card.id, NO if self.speaker in card.leaving else YES))

    def action_call(self) -> None:
        card = self._treaty()
        if card is None or self.speaker is None:
            return
        called = [crisis for nation, crisis in card.calls if nation == self.speaker]

        def call(crisis: str | None) -> None:
            if crisis is not None:
                self._agree(Invoke(card.id, crisis, NO if crisis in called else YES))

        self.app.push_screen(CrisisScreen(self.view, self.speaker, card.title, called), call)
