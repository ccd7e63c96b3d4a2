"""Agreements on the open table: what is proposed, who has agreed to it, whether that is enough."""

from collections.abc import Iterable

from game.language import tr, trn
from game.session.agreement_cards import ProposalCard, TreatyCard
from game.session.view import View
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import nation_ink, nation_name
from game.tui.widgets.text import amount, cell_len
from game.tui.widgets.treaties import NONE, has_agreements, moves_lines, percent, treaty_mark
from game.tui.widgets.view_sheet import ViewSheet

PROPOSAL, TREATY = "proposal", "treaty"
"""What the cursor can be on: kinds of keys."""


class Proposals(ViewSheet):
    """What lies on the table this turn, and the treaties that bind somebody."""

    TITLE = tr("Agreements")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.speaker: str | None = None
        """Who can agree, leave and call for help."""
        self.room = 0
        """How many more agreements the speaker has time for."""

    def concerns(self, view: View) -> object:
        return view.agreements, self.speaker, self.room

    def cursor_moved(self) -> None:
        super().cursor_moved()
        self.refresh_bindings()  # what can be done differs from one entry to the next

    def head(self, width: int) -> Iterable[Line]:
        row = self.title_row(width)
        view = self.view
        if view is not None and self.speaker is not None and has_agreements(view):
            name = nation_name(view, self.speaker)
            words = tr("{nation} can agree to nothing more")
            if self.room > 0:
                words = trn("{nation} can agree to {count} more",
                            "{nation} can agree to {count} more", self.room)  # fmt: skip
            words = words.format(nation=name, count=self.room)
            row.right(words, "muted" if self.room else "warn", margin=1)
        return (row.line(),)

    def page(self, view: View, width: int) -> Iterable[Line]:
        there = view.agreements
        if not has_agreements(view):
            yield from prose(NONE, width - 1, "muted", indent=1)
            return
        if not there.proposals:
            text = tr("Nothing has been proposed this turn.")
            yield from prose(text, width - 1, "muted", indent=1)
        for card in there.proposals:
            yield from _proposal(view, card, width)
        bound = [treaty for treaty in there.treaties if treaty.parties or treaty.signed]
        if bound:
            yield BLANK
        for treaty in bound:
            yield from _treaty(view, treaty, width)


def proposal_key(card: ProposalCard) -> str:
    """The key of a proposal: `proposal:exercise:`."""
    return f"{PROPOSAL}:{card.agreement}:{card.target}"


def proposal_of(view: View, key: str) -> ProposalCard | None:
    """The proposal that a key stands for."""
    return next((c for c in view.agreements.proposals if proposal_key(c) == key), None)


def treaty_of(view: View, key: str) -> TreatyCard | None:
    """The treaty that a key stands for."""
    return next((t for t in view.agreements.treaties if f"{TREATY}:{t.id}" == key), None)


def _proposal(view: View, card: ProposalCard, width: int) -> Iterable[Line]:
    symbol, ink = ("✓", "good") if card.carried else ("…", "warn")
    words = tr("carried") if card.carried else tr("not yet")
    tail = tr("voice {voice} of {quorum}") if card.quorum else tr("voice {voice}")
    tail = tail.format(voice=percent(card.voice), quorum=percent(card.quorum))
    if card.cost:
        costs = tr("costs {cost} each").format(cost=amount(card.cost))
        tail = f"{costs} · {tail}"
    row = Row(width, 1).add(symbol, ink).gap()
    room = max(12, width - cell_len(tail) - cell_len(words) - 9)
    title = card.title if cell_len(card.title) <= room else ""
    row.add(title or card.title, "bold", proposal_key(card))
    if not title:
        yield row.line()
        row = Row(width, 3)
    yield row.right(f"{tail} · {words}", ink, margin=1).line()
    yield from answers_lines(view, card, width)


def answers_lines(view: View, card: ProposalCard, width: int) -> Iterable[Line]:
    """Who proposed, accepted, declined, or has yet to answer: a symbol and a word each."""
    entries = [(card.by, "✓" if card.by in card.accepted else "·", tr("proposes"))]
    for nation in card.to:
        if nation in card.accepted:
            entries.append((nation, "✓", tr("accepts")))
        elif nation in card.declined:
            entries.append((nation, "✖", tr("declines")))
        else:
            entries.append((nation, "·", tr("no answer")))
    row = Row(width, 3)
    for nation, symbol, words in entries:
        name = nation_name(view, nation)
        if row.at > 3 and row.room < cell_len(name) + cell_len(words) + 4:
            yield row.line()
            row = Row(width, 3)
        ink = {"✓": "good", "✖": "bad"}.get(symbol, "muted")
        row.add(name, nation_ink(view, nation)).gap().add(f"{symbol} {words}", ink).gap(2)
    yield row.line()


def _treaty(view: View, card: TreatyCard, width: int) -> Iterable[Line]:
    symbol, ink, words = treaty_mark(card)
    row = Row(width, 1).add(symbol, ink).gap().add(card.title, "bold", f"{TREATY}:{card.id}").gap()
    for nation in (*card.parties, *card.signed):
        mark = nation_name(view, nation).partition(" ")[0]
        row.add(mark if nation in card.parties else f"({mark})", nation_ink(view, nation)).gap()
    yield row.right(words, ink, margin=1).line()
    yield from moves_lines(view, card, width)


def proposal_page(view: View, card: ProposalCard, width: int) -> Iterable[Line]:
    """A proposal in full."""
    yield from prose(card.text, width, "muted")
    treaty = next((t for t in view.agreements.treaties if t.id == card.agreement), None)
    if treaty is not None:
        yield from prose(tr("Duty: {duty}").format(duty=treaty.duty), width)
    yield BLANK
    yield from _proposal(view, card, width)
