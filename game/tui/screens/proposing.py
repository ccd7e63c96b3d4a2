"""Proposing: first what, and what it is aimed at, then to whom."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType

from game.language import tr, trn
from game.session.candidates import Candidate
from game.session.commands import ALL, Propose
from game.session.view import View
from game.tui.actions import Command, bindings, declare
from game.tui.screens.reader import Hint, Overlay, Paper
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import nation_ink, nation_name
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import amount, cell_len, number
from game.tui.widgets.treaties import percent

COMMANDS = declare(
    tr("Proposal"),
    Command(
        "proposal.back", tr("Back"), "escape,q", tr("Go back; nothing is proposed."), action="close"
    ),
)

SOMEBODY = "somebody"
"""What is chosen to name somebody of whom the table has not heard."""


class ProposalScreen(Overlay[Propose | str | None]):
    """Chooses a treaty or a joint action, then whether it is for all or for some."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(
        self, view: View, speaker: str, offered: Iterable[Candidate], room: int, *, names: bool
    ) -> None:
        """`names`: whether somebody can be named whom the table has not heard of."""
        super().__init__()
        self._view, self._speaker, self._room, self._names = view, speaker, room, names
        self._offered = tuple(offered)
        self._chosen: Candidate | None = None
        self._partners: set[str] = set()

    def paper(self) -> Paper:
        return Paper(self._heading(), self._list)

    def _heading(self) -> str:
        proposer = nation_name(self._view, self._speaker)
        return tr("{nation} proposes …").format(nation=proposer)

    def hint(self) -> Hint:
        return Hint(("Enter", tr("choose")), ("Esc", tr("back")))

    def _list(self, width: int) -> Iterable[Line]:
        left = tr("It can agree to nothing more this turn.")
        if self._room >= 1:
            left = trn(
                "It can agree to {n} more this turn.",
                "It can agree to {n} more this turn.",
                self._room,
            ).format(n=self._room)
        yield from prose(left, width, "muted")
        for treaties, heading in ((True, tr("Treaties")), (False, tr("Together, this turn"))):
            yield BLANK
            yield Row(width).add(heading, "bold").line()
            for place, candidate in enumerate(self._offered):
                if candidate.is_treaty is treaties:
                    yield from _candidate(candidate, place, width)
        if self._names:
            row = Row(width, 1).add("▸ ", "accent")
            words = tr("Name somebody of whom the table has not heard …")
            yield row.add(words, "", SOMEBODY).line()

    def _whom(self, width: int) -> Iterable[Line]:
        chosen = self._chosen
        assert chosen is not None
        yield from prose(chosen.text, width, "muted")
        if chosen.duty:
            yield from prose(tr("Duty: {duty}").format(duty=chosen.duty), width)
        yield from prose(_needs(chosen), width)
        yield BLANK
        row = Row(width, 1).add("▸ ", "accent")
        yield row.add(tr("Propose it to all"), "bold", "to:all").line()
        yield BLANK
        yield Row(width).add(tr("Or to some only"), "bold").line()
        for card in self._view.nations:
            if card.id != self._speaker:
                mark = "◉" if card.id in self._partners else "○"
                row = Row(width, 1).add(f"{mark} ", "accent")
                row.add(nation_name(self._view, card.id), nation_ink(self._view, card.id))
                yield row.over(f"with:{card.id}", 1).line()
        if self._partners:
            row = Row(width, 1).add("▸ ", "accent")
            yield row.add(tr("Propose it to those chosen"), "bold", "to:some").line()

    def action_close(self) -> None:
        if self._chosen is None:
            self.dismiss(None)
            return
        self._chosen = None
        paper = self.query_one(Paper)
        paper.turn_to(self._heading(), self._list)

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        event.stop()
        kind, _, rest = event.key.partition(":")
        paper = self.query_one(Paper)
        match kind:
            case "pick":
                self._chosen = self._offered[int(rest)]
                paper.turn_to(self._chosen.title, self._whom)
                paper.place_cursor("to:all")
            case "with":
                self._partners ^= {rest}
                paper.rebuild()
            case "to" if self._chosen is not None:
                some = ",".join(sorted(self._partners))
                to = ALL if rest == ALL else some
                self.dismiss(Propose(self._chosen.agreement, self._chosen.target, to))
            case "somebody":
                self.dismiss(SOMEBODY)
            case "key":
                self.action_close()


def _candidate(candidate: Candidate, place: int, width: int) -> Iterable[Line]:
    if candidate.why_not:
        yield Row(width, 1).add("· ", "faint").add(candidate.title, "faint").line()
        yield from prose(candidate.why_not, width, "faint", indent=5)
        return
    row = Row(width, 1).add("▸ ", "accent").add(candidate.title, "", f"pick:{place}")
    about = _needs(candidate)
    if row.room < cell_len(about) + 3:
        yield row.line()
        row = Row(width, 5)
    yield row.right(about, "muted").line()


def _needs(candidate: Candidate) -> str:
    """What it costs or needs, in words."""
    parts = []
    if candidate.cost:
        parts.append(tr("costs {cost} each").format(cost=amount(candidate.cost)))
    if candidate.ratification is not None:
        stability = number(candidate.ratification)
        parts.append(tr("stability {stability} at home").format(stability=stability))
    if candidate.quorum:
        parts.append(tr("{share} of the voice").format(share=percent(candidate.quorum)))
    return ", ".join(parts)


class CrisisScreen(Overlay[str | None]):
    """Chooses the crisis against which help is called for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, view: View, speaker: str, treaty: str, called: Iterable[str]) -> None:
        super().__init__()
        self._view, self._speaker, self._treaty = view, speaker, treaty
        self._called = frozenset(called)

    def paper(self) -> Paper:
        title = tr("{nation} calls for help under {treaty}").format(
            nation=nation_name(self._view, self._speaker), treaty=self._treaty
        )
        return Paper(title, self._page)

    def hint(self) -> Hint:
        return Hint(("Enter", tr("call, or take the call back")), ("Esc", tr("back")))

    def _page(self, width: int) -> Iterable[Line]:
        yield from prose(tr("Every other party then owes a share of what it has."), width, "muted")
        yield BLANK
        for card in self._view.crises:
            mark = "◉" if card.id in self._called else "○"
            row = Row(width, 1).add(f"{mark} ", "accent").add(card.name).over(f"call:{card.id}", 1)
            severity = tr("severity {severity}").format(severity=number(card.severity))
            yield row.right(severity, "muted").line()

    def action_close(self) -> None:
        self.dismiss(None)

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        event.stop()
        kind, _, rest = event.key.partition(":")
        if kind == "call":
            self.dismiss(rest)
        elif kind == "key" and rest == "Esc":
            self.dismiss(None)
