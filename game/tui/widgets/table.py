"""The open table: what each nation pledges to each crisis, what is promised, what is missing."""

from collections.abc import Iterable

from game.language import tr
from game.session.view import CrisisCard, Message, NationCard, View
from game.tui.widgets.amounts import AmountSheet
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import (
    add_bar,
    capability_name,
    change_ink,
    crisis_mark,
    nation_ink,
    nation_name,
    peaks,
    severity_ink,
    standing,
)
from game.tui.widgets.text import amount, cell_len, fit, number, printable, signed, trend
from game.tui.widgets.view_sheet import ViewSheet

FIELD = 12
"""Cells of the column that can be changed."""


class PledgeTable(AmountSheet):
    """Rows are what a crisis needs or a partner is promised; columns are nations."""

    TITLE = tr("On the table")
    TYPED = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.speaker: str | None = None
        """Whose column can be changed."""
        self.offered: set[tuple[str, str]] = set()
        """Further transfers that the speaker wants a row for: to whom, and what."""

    def head(self, width: int) -> Iterable[Line]:
        view = self.view
        if view is None:
            return ()
        grid = _Grid(view, width, self.speaker)
        row = self.title_row(width).end(tr("needed"), grid.needed, "muted")
        names = {card.id: f"{card.symbol} {printable(card.name)}" for card in view.nations}
        speaks = self.speaker
        named = all(cell_len(names[c.id]) < grid.cells(c) for c in view.nations if c.id != speaks)
        for card in view.nations:
            ink, name = f"nation.{card.colour}", names[card.id]
            if card.id == speaks:
                short = card.symbol if cell_len(name) >= FIELD else name
                row.end(short, grid.end(card) - 1, f"bold underline {ink}")
            else:
                row.end(name if named else card.symbol, grid.end(card), ink)
        if grid.pledged:
            row.end(tr("pledged"), grid.pledged, "muted")
        return (row.end(tr("missing"), grid.missing, "muted").line(),)

    def page(self, view: View, width: int) -> Iterable[Line]:
        self.amounts.clear()
        grid = _Grid(view, width, self.speaker)
        for card in standing(view.crises):
            if card.status == "resolved":
                continue
            yield _crisis(card, width)
            for capability, need in card.demand.items():
                yield self._need(view, grid, card, capability, need)
            yield BLANK
        row = Row(width, 1).add(tr("Transfers"), "bold").gap(2)
        yield row.add(tr("promised to a partner"), "muted").line()
        for to, what in self._gifts(view):
            yield self._gift(view, grid, to, what)

    def _need(
        self, view: View, grid: "_Grid", card: CrisisCard, capability: str, need: float
    ) -> Line:
        row = Row(grid.width, 3)
        row.add(capability_name(view, capability), cells=max(4, grid.label - 3))
        row.end(amount(need), grid.needed, "muted")
        said = {
            promise.nation: promise.amount
            for promise in view.promises
            if (promise.kind, promise.target, promise.what) == ("commit", card.id, capability)
        }
        self._columns(row, view, grid, said, f"pledge:{card.id}:{capability}")
        short = view.missing.get(card.id, {}).get(capability, 0.0)
        if grid.pledged:
            row.end(amount(card.pledged.get(capability, 0.0)), grid.pledged)
        if short > 0:
            return row.end(amount(short), grid.missing, "bold warn").line()
        return row.end("✓", grid.missing, "good").line()

    def _gifts(self, view: View) -> list[tuple[str, str]]:
        """Transfers that have a row: budget to each partner, and what else is promised."""
        gifts = [(card.id, "budget") for card in view.nations if card.id != self.speaker]
        others = [(p.target, p.what) for p in view.promises if p.kind == "transfer"]
        return list(dict.fromkeys([*gifts, *others, *sorted(self.offered)]))

    def _gift(self, view: View, grid: "_Grid", to: str, what: str) -> Line:
        row = Row(grid.width, 3).add(capability_name(view, what), "muted").add(" → ", "muted")
        row.add(fit(nation_name(view, to), grid.needed - row.at), nation_ink(view, to))
        said = {
            promise.nation: promise.amount
            for promise in view.promises
            if (promise.kind, promise.target, promise.what) == ("transfer", to, what)
        }
        self._columns(row, view, grid, said, f"gift:{to}:{what}", to)
        if grid.pledged:
            row.end(amount(sum(said.values())), grid.pledged)
        return row.line()

    def _columns(
        self,
        row: Row,
        view: View,
        grid: "_Grid",
        said: dict[str, float],
        key: str,
        closed: str = "",
    ) -> None:
        for card in view.nations:
            units = said.get(card.id, 0.0)
            if card.id == self.speaker and card.id != closed:
                row.to(grid.end(card) - 8)
                self.add_amount(row, key, int(units), f"bold nation.{card.colour}")
            elif units:
                row.end(amount(units), grid.end(card), f"nation.{card.colour}")
            else:
                row.end("·", grid.end(card), "faint")


class _Grid:
    """Where the columns of the table end."""

    def __init__(self, view: View, width: int, speaker: str | None) -> None:
        self.width = width
        count = len(view.nations)
        self._cells: dict[str, int] = {}
        self._ends: dict[str, int] = {}
        missing, pledged = 9, 9 if width - 26 - 9 * 2 - count * 5 >= 0 else 0
        room = width - 9 - missing - pledged - (FIELD if speaker else 0)
        cells = max(3, min(9, (room - 18) // max(1, count - bool(speaker))))
        self.label = max(8, room - cells * (count - bool(speaker)))
        at = self.needed = self.label + 8
        for card in view.nations:
            self._cells[card.id] = FIELD if card.id == speaker else cells
            at += self._cells[card.id]
            self._ends[card.id] = at
        self.pledged = at + pledged if pledged else 0
        self.missing = min(at + pledged + missing, width - 1)

    def cells(self, card: NationCard) -> int:
        return self._cells[card.id]

    def end(self, card: NationCard) -> int:
        return self._ends[card.id]


def _crisis(card: CrisisCard, width: int) -> Line:
    """A crisis as the heading of what it needs."""
    symbol, ink = crisis_mark(card)
    words, tone = peaks(card)
    if card.status != "catastrophic" and (card.peaks_in or 0) > 1:
        words = tr("peaks in {turns}").format(turns=words)
    row = Row(width, 1).add(symbol, ink).gap()
    row.add(fit(card.name, max(8, width - 46)), "bold", f"crisis:{card.id}").gap(2)
    if row.room > 42:
        add_bar(row, card.severity, 100, 12, severity_ink(card.severity))
    row.gap().add(number(card.severity), "bold", f"why:crisis.{card.id}.severity").gap()
    change = trend(card.change) + ("" if trend(card.change) == "=" else f" {signed(card.change)}")
    row.add(change, change_ink(card.change, rise_is_good=False)).gap(2)
    return row.add(words, tone).line()


class Speakers(ViewSheet, can_focus=False):
    """Who is at the table, who speaks, and who has spoken."""

    DEFAULT_CSS = "Speakers { height: auto; }"

    def __init__(self) -> None:
        super().__init__(id="speakers", classes="-still")
        self.speaker: str | None = None
        self.persons: tuple[str, ...] = ()
        self.waiting: tuple[str, ...] = ()

    def page(self, view: View, width: int) -> Iterable[Line]:
        entries = [(card, *self._entry(card)) for card in view.nations]
        terse = sum(cell_len(e[1]) + cell_len(e[2]) + 4 for e in entries) > width - 2
        row = Row(width, 1)
        for card, label, state, ink in entries:
            words = "" if terse and card.id not in self.persons else state
            if row.at > 1 and row.room < cell_len(label) + cell_len(words) + 4:
                yield row.line()
                row = Row(width, 1)
            start = row.at
            row.add(label, f"{ink} nation.{card.colour}".strip())
            if words:
                row.gap().add(words, ink or "muted")
            if card.id in self.waiting:
                row.over(f"speak:{card.id}", start)
            row.gap(3)
        yield row.line()

    def _entry(self, card: NationCard) -> tuple[str, str, str]:
        if card.id not in self.persons:
            return f"{card.symbol} {card.name}", tr("computer"), ""
        label = f"{self.persons.index(card.id) + 1} {card.symbol} {card.name}"
        if card.id == self.speaker:
            return label, tr("▶ speaks"), "bold"
        return label, tr("not yet") if card.id in self.waiting else tr("✓ has spoken"), ""


class Messages(ViewSheet):
    """What was said to all, newest first."""

    TITLE = tr("Said at the table")

    def concerns(self, view: View) -> object:
        return view.turn, view.messages

    def page(self, view: View, width: int) -> Iterable[Line]:
        if not view.messages:
            yield from prose(tr("Nobody has said anything yet."), width - 1, "muted", indent=1)
        turn = None
        for message in reversed(view.messages):
            if message.turn != turn and message.turn != view.turn:
                when = tr("turn {turn}").format(turn=message.turn)
                yield Row(width, 1).add(when, "faint").line()
            turn = message.turn
            yield from _said(view, message, width)


def _said(view: View, message: Message, width: int) -> Iterable[Line]:
    name = nation_name(view, message.nation)
    lines = prose(f"{name}: {message.text}", width - 1, indent=1)
    first = Row(width, 1).add(f"{name}:", nation_ink(view, message.nation))
    yield first.add(lines[0].text.strip()[len(name) + 1 :]).line()
    yield from lines[1:]
