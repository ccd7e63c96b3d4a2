"""Proposing: first what, and what it is aimed at, then to whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from game.session.commands import ALL, Propose
from game.session.view import View
from game.tui.actions import Command, bindings, declare
from game.tui.screens.reader import Hint, Overlay, Paper
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import nation_ink, nation_name
from game.tui.widgets.sheet import Sheet
from game.tui.widgets.text import amount, number
from game.tui.widgets.treaties import percent

if TYPE_CHECKING:
    from game.session.host import Session

COMMANDS = declare(
    "Proposal",
    Command("proposal.back", "Back", "escape,q", "Go back; nothing is proposed.", action="close"),
)

NAMED = ("adversary", "accusation")
"""Kinds of targets that name somebody of whom not everybody may have heard."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a nation could propose now."""

    agreement: str
    target: str
    title: str
    about: str
    """What it costs or needs, in words."""
    text: str
    joint: bool
    why_not: str
    """"" if it can be proposed."""


def candidates(
    session: "Session", view: View, speaker: str, named: Iterable[str] = ()
) -> Iterator[Candidate]:
    """What a nation could propose, as far as the open table may read it.

    Whom only the speaker suspects is not listed for all to see, but for who plays alone and whom
    it has `named` aloud.
    """
    alone = len(session.persons) == 1
    aims = session.own(speaker).secret.aims
    for offer in session.offers(speaker):
        if not isinstance(offer.command, Propose):
            continue
        agreement, target = offer.command.agreement, offer.command.target
        why = "" if offer.why is None else offer.why.message
        treaty = next((t for t in view.agreements.treaties if t.id == agreement), None)
        if treaty is not None:
            about = f"stability {number(treaty.ratification)} at home"
            about += f", {percent(treaty.quorum)} of the voice" if treaty.quorum else ""
            text = f"{treaty.text}\nDuty: {treaty.duty}"
            yield Candidate(agreement, target, treaty.title, about, text, joint=False, why_not=why)
            continue
        card = next(j for j in view.agreements.joint if j.id == agreement)
        name = dict(aims.get(agreement, ())).get(target, "")
        if card.aimed_at in NAMED and not (
            alone or name in named or _is_public(view, target, name)
        ):
            continue
        about = f"costs {amount(card.cost)} each" if card.cost else ""
        about += ", " if about and card.quorum else ""
        about += f"{percent(card.quorum)} of the voice" if card.quorum else ""
        title = f"{card.title}: {name}" if name else card.title
        yield Candidate(agreement, target, title, about, card.text, joint=True, why_not=why)


def _is_public(view: View, target: str, name: str) -> bool:
    """Whether the whole table has heard of whom a target names."""
    adversary = target.rpartition(".")[2]
    accused = any(
        quantity.startswith("accused.") and quantity.endswith(f".{adversary}")
        for quantity in view.quantities
    )
    culprits = [crisis.culprit for crisis in view.crises if crisis.culprit]
    return accused or any(name == who or name.startswith(f"{who}, for ") for who in culprits)


def unheard(session: "Session", view: View, speaker: str, spoken: str) -> list[str]:
    """Targets of which only the speaker knows and that name whom somebody has just named."""
    aims = session.own(speaker).secret.aims
    kinds = {card.id: card.aimed_at for card in view.agreements.joint}
    said = spoken.strip().casefold()
    return [
        name
        for agreement, targets in aims.items()
        if kinds.get(agreement) in NAMED and said
        for _, name in targets
        if name.casefold() == said or name.casefold().startswith(f"{said}, for ")
    ]


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
        return Paper(f"{nation_name(self._view, self._speaker)} proposes …", self._list)

    def hint(self) -> Hint:
        return Hint(("Enter", "choose"), ("Esc", "back"))

    def _list(self, width: int) -> Iterable[Line]:
        left = "nothing more" if self._room < 1 else f"{self._room} more"
        yield from prose(f"It can agree to {left} this turn.", width, "muted")
        for joint, heading in ((False, "Treaties"), (True, "Together, this turn")):
            yield BLANK
            yield Row(width).add(heading, "bold").line()
            for place, candidate in enumerate(self._offered):
                if candidate.joint is joint:
                    yield from _candidate(candidate, place, width)
        if self._names:
            row = Row(width, 1).add("▸ ", "accent")
            yield row.add("Name somebody of whom the table has not heard …", "", SOMEBODY).line()

    def _whom(self, width: int) -> Iterable[Line]:
        chosen = self._chosen
        assert chosen is not None
        yield from prose(chosen.text, width, "muted")
        yield from prose(chosen.about, width)
        yield BLANK
        yield Row(width, 1).add("▸ ", "accent").add("Propose it to all", "bold", "to:all").line()
        yield BLANK
        yield Row(width).add("Or to some only", "bold").line()
        for card in self._view.nations:
            if card.id != self._speaker:
                mark = "◉" if card.id in self._partners else "○"
                row = Row(width, 1).add(f"{mark} ", "accent")
                row.add(nation_name(self._view, card.id), nation_ink(self._view, card.id))
                yield row.over(f"with:{card.id}", 1).line()
        if self._partners:
            row = Row(width, 1).add("▸ ", "accent")
            yield row.add("Propose it to those chosen", "bold", "to:some").line()

    def action_close(self) -> None:
        if self._chosen is None:
            self.dismiss(None)
            return
        self._chosen = None
        paper = self.query_one(Paper)
        paper.turn_to(f"{nation_name(self._view, self._speaker)} proposes …", self._list)

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
    if row.room < len(candidate.about) + 3 and candidate.about:
        yield row.line()
        row = Row(width, 5)
    yield row.right(candidate.about, "muted").line()


class CrisisScreen(Overlay[str | None]):
    """Chooses the crisis against which help is called for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)

    def __init__(self, view: View, speaker: str, treaty: str, called: Iterable[str]) -> None:
        super().__init__()
        self._view, self._speaker, self._treaty = view, speaker, treaty
        self._called = frozenset(called)

    def paper(self) -> Paper:
        title = f"{nation_name(self._view, self._speaker)} calls for help under {self._treaty}"
        return Paper(title, self._page)

    def hint(self) -> Hint:
        return Hint(("Enter", "call, or take the call back"), ("Esc", "back"))

    def _page(self, width: int) -> Iterable[Line]:
        yield from prose("Every other party then owes a share of what it has.", width, "muted")
        yield BLANK
        for card in self._view.crises:
            mark = "◉" if card.id in self._called else "○"
            row = Row(width, 1).add(f"{mark} ", "accent").add(card.name).over(f"call:{card.id}", 1)
            yield row.right(f"severity {number(card.severity)}", "muted").line()

    def action_close(self) -> None:
        self.dismiss(None)

    def on_sheet_opened(self, event: Sheet.Opened) -> None:
        event.stop()
        kind, _, rest = event.key.partition(":")
        if kind == "call":
            self.dismiss(rest)
        elif kind == "key" and rest == "Esc":
            self.dismiss(None)
