"""The composer: answers to injects first, then orders as rows, beside what was pledged."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.language import tr, trc, trn
from game.session.view import InjectCard, Own, View
from game.tui.widgets.amounts import AmountSheet
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import (
    add_bar,
    capability_name,
    change_ink,
    crisis_mark,
    nation_ink,
    nation_name,
    standing,
)
from game.tui.widgets.text import amount, cell_len, fit, number, printable, signed, trend

Key = tuple[str, str, str]
"""Kind, target and what, as an order and a pledge share them."""


def asking(view: View) -> list[InjectCard]:
    """Injects that ask this seat for a decision, those without an answer first."""
    cards = [card for card in view.inbox if card.options]
    return sorted(cards, key=lambda card: card.answer is not None)


def pledged(view: View) -> dict[Key, float]:
    """What this seat has promised on the open table."""
    return {
        (promise.kind, promise.target, promise.what): promise.amount
        for promise in view.promises
        if promise.nation == view.viewer
    }


def ordered(own: Own) -> dict[Key, tuple[float, float]]:
    """What this seat has ordered: amount and cost."""
    return {
        (order.kind, order.target, order.what): (order.amount, order.cost) for order in own.orders
    }


class Composer(AmountSheet):
    """Everything that a seat decides, in one list."""

    TITLE = tr("Orders")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.offered: set[tuple[str, str]] = set()
        """Further transfers that the seat wants a row for: to whom, and what."""
        self._asked: dict[tuple[InjectCard, int], list[Line]] = {}
        self._promised: dict[Key, float] = {}
        self._ordered: dict[Key, tuple[float, float]] = {}
        self._rows: dict[tuple[_Shown, int], Line] = {}
        """Rows as they were made before, by what they show and their width."""

    def head(self, width: int) -> Iterable[Line]:
        columns = _Columns(width)
        title = self.title_row(width)
        if self.view is not None and self.view.own is not None:
            remains(self.view.own, title)
            yield title.line()
            yield units_left(self.view, self.view.own, width)
        row = Row(width)
        row.end(tr("pledged"), columns.pledged, "muted").end(ORDER, columns.order - 2, "muted")
        row.end(tr("cost"), columns.cost, "muted")
        yield row.end(trc("what remains", "left"), columns.left, "muted").line()

    def page(self, view: View, width: int) -> Iterable[Line]:
        if view.own is None:
            return
        self.amounts.clear()
        self._promised, self._ordered = pledged(view), ordered(view.own)
        groups = [
            list(self._answers(view, width)),
            *self._commitments(view, view.own, width),
            list(self._transfers(view, view.own, width)),
            list(self._hardening(view, view.own, width)),
            list(_further(view, view.own, width)),
            [Row(width, 1).add(tr("▶ Send the orders"), "bold accent", "send:").line()],
        ]
        groups = [group for group in groups if group]
        airy = sum(map(len, groups)) + len(groups) + 2 <= self.size.height
        for index, group in enumerate(groups):
            if index and (airy or index in (1, len(groups) - 1)):
                yield BLANK
            yield from group

    def begin_at_the_first_open_question(self) -> None:
        """Put the cursor on what is not answered, else on the first order."""
        if self.view is None:
            return
        for card in asking(self.view):
            if card.answer is None:
                self.place_cursor(f"inject:{card.id}")
                return
        for crisis in standing(self.view.crises):
            for capability in crisis.demand:
                self.place_cursor(f"commit:{crisis.id}:{capability}")
                return

    # Answers

    def _answers(self, view: View, width: int) -> Iterable[Line]:
        cards = asking(view)
        if not cards:
            return
        open_ = sum(card.answer is None for card in cards)
        row = Row(width, 1).add(tr("Answers asked for"), "bold").gap(2)
        if open_:
            text = tr("▸ {open} of {all} not given").format(open=open_, all=len(cards))
            row.add(text, "bold warn")
        else:
            row.add(tr("✓ all given"), "good")
        yield row.line()
        for card in cards:
            if (card, width) not in self._asked:
                self._asked[card, width] = list(_question(card, width))
            yield from self._asked[card, width]

    # Orders

    def _commitments(self, view: View, own: Own, width: int) -> Iterable[list[Line]]:
        known = self._promised
        for card in standing(view.crises):
            given = [what for kind, target, what in known if (kind, target) == ("commit", card.id)]
            wanted = dict.fromkeys([*card.demand, *given])
            if card.status in ("resolved", "catastrophic") and not given:
                continue
            symbol, ink = crisis_mark(card)
            row = Row(width, 1).add(symbol, ink).gap()
            row.add(fit(card.name, width - 22), "bold", f"crisis:{card.id}").gap(2)
            row.add(number(card.severity), "bold", f"why:crisis.{card.id}.severity").gap()
            row.add(trend(card.change), change_ink(card.change, rise_is_good=False))
            if trend(card.change) != "=":
                row.gap().add(signed(card.change), change_ink(card.change, rise_is_good=False))
            group = [row.line()]
            for capability in wanted:
                name = capability_name(view, capability)
                group.append(self._order(view, own, ("commit", card.id, capability), name, width))
            yield group

    def _transfers(self, view: View, own: Own, width: int) -> Iterable[Line]:
        row = Row(width, 1).add(tr("Transfers"), "bold").gap(2)
        yield row.add(tr("to a partner"), "muted").line()
        rows = [(card.id, "budget") for card in view.nations if card.id != view.viewer]
        rows += [(to, what) for kind, to, what in (*self._promised, *self._ordered)
                 if kind == "transfer"]  # fmt: skip
        for to, what in dict.fromkeys([*rows, *sorted(self.offered)]):
            name = f"{capability_name(view, what)} → {nation_name(view, to)}"
            yield self._order(view, own, ("transfer", to, what), name, width, nation_ink(view, to))

    def _hardening(self, view: View, own: Own, width: int) -> Iterable[Line]:
        if own.infrastructure:
            row = Row(width, 1).add(tr("Hardening"), "bold").gap(2)
            yield row.add(tr("of what the nation depends on"), "muted").line()
        for card in own.infrastructure:
            about = tr("at {integrity}, shield {shield}").format(
                integrity=number(card.integrity), shield=number(card.hardening)
            )
            key = ("harden", card.id, "")
            yield self._order(view, own, key, card.name, width, about=about)

    def _order(
        self, view: View, own: Own, key: Key, name: str, width: int, ink: str = "", about: str = ""
    ) -> Line:
        kind, _, what = key
        promised = self._promised.get(key, 0.0)
        units, cost = self._ordered.get(key, (0.0, 0.0))
        why_not = "" if units else _obstacle(view, own, kind, what)
        left = ""
        if what in own.capability_left:
            left = f"{amount(own.capability_left[what])}/{amount(own.capability[what])}"
        note, tone = _note(promised, units, why_not)
        if about and not note:
            note, tone = about, "muted"
        shown = _Shown(
            key, name, "faint" if why_not else ink, promised, units, cost, left, note, tone
        )
        self.amounts[":".join(key)] = int(units)
        line = self._rows.get((shown, width))
        if line is None:
            line = self._rows[shown, width] = self._row(shown, width)
        return line

    def _row(self, shown: "_Shown", width: int) -> Line:
        columns, kind = _Columns(width), shown.key[0]
        row = Row(width, 3)
        room = columns.order - 11 if kind == "harden" else columns.name
        row.add(fit(shown.name, room - 3), shown.ink)
        if kind != "harden":
            row.end(amount(shown.promised) if shown.promised else "·", columns.pledged,
                "bold" if shown.promised else "faint")  # fmt: skip
        row.to(columns.order - 8)
        self.add_amount(row, ":".join(shown.key), int(shown.units))
        cost = amount(shown.cost) if shown.cost else "·"
        row.end(cost, columns.cost, "" if shown.cost else "faint")
        if shown.left:
            row.end(shown.left, columns.left, "muted")
        return row.gap(2).to(columns.left + 2).add(shown.note, shown.tone).line()


@dataclass(frozen=True, slots=True)
class _Shown:
    """All that the row of an order shows."""

    key: Key
    name: str
    ink: str
    promised: float
    units: float
    cost: float
    left: str
    note: str
    tone: str


ORDER = tr("order")
"""The heading over the amounts that can be changed."""


class _Columns:
    """Where the columns of the composer end."""

    def __init__(self, width: int) -> None:
        note = max(0, min(25, width - 52))
        self.left = width - note
        self.cost = self.left - 7
        self.order = self.cost - 6
        self.pledged = self.order - max(9, cell_len(ORDER) + 3)
        self.name = self.pledged - 4


def _obstacle(view: View, own: Own, kind: str, what: str) -> str:
    """Why nothing more of a row can be ordered; "" if it can."""
    if what in own.capability_left and own.capability_left[what] < 1:
        none = own.capability.get(what, 0) < 1
        if none:
            return tr("has no {capability}").format(capability=capability_name(view, what))
        return tr("none left")
    price = own.unit_cost.get(what, 0.0) if kind == "commit" else 0.0
    if kind == "harden" or what == "budget":
        price = 1.0
    return tr("no budget left") if own.budget_left < price else ""


def _note(promised: float, units: float, why_not: str) -> tuple[str, str]:
    if promised and units >= promised:
        return tr("✓ as pledged"), "good"
    if promised:
        return tr("✖ short by {amount}").format(amount=amount(promised - units)), "warn"
    return why_not, "faint"


def _question(card: InjectCard, width: int) -> Iterable[Line]:
    """An inject that asks, with its options to choose from."""
    row = Row(width, 1).add("✓" if card.answer else "▸", "good" if card.answer else "bold warn")
    row.gap().add(card.title, "bold", f"inject:{card.id}")
    yield row.line()
    for option in card.options:
        chosen = option.id == card.answer
        key = f"answer:{card.id}:{option.id}"
        notes = []
        if option.budget:
            notes.append(tr("budget {cost}").format(cost=f"{option.budget:g}"))
        notes += [tr("if no answer is given")] if option.default and not card.answer else []
        notes += [option.hint] if option.hint else []
        lines = prose(option.text, width - 2, "bold" if chosen else "", indent=5, key=key,
                      first="   ◉ " if chosen else "   ○ ")  # fmt: skip
        yield lines[0]
        yield from (Line(line.runs) for line in lines[1:])
        if notes:
            yield from prose(" · ".join(notes), width - 2, "muted", indent=5)


def _further(view: View, own: Own, width: int) -> Iterable[Line]:
    """The way to loans, projects and the rulebook's orders, and how many are given."""
    if not own.secret.orders and not view.agreements.projects:
        return
    count = sum(line.kind in ("lend", "invest", "undertake") for line in own.orders)
    row = Row(width, 1).add(tr("▸ Loans, projects and further orders"), "bold", "further:")
    told = trn("{count} given", "{count} given", count).format(count=count)
    yield row.gap(2).add(told if count else tr("none given"), "muted").line()


def remains(own: Own, row: Row) -> None:
    """The budget, what the orders cost, and what is left of it."""
    has = amount(own.budget)
    cells = max(4, len(has))
    row.gap(3).add(tr("budget"), "muted").gap().add(has, "muted").add(" −", "muted")
    row.end(amount(own.spent), row.at + cells + 1, "muted").add(" =", "muted")
    row.end(amount(own.budget_left), row.at + cells + 1, "bold")
    ink = "bold" if own.budget_left else "bold warn"
    row.gap().add(trc("what remains", "left"), ink).gap()
    if row.room > 12:
        add_bar(row, own.budget_left, own.budget, 10, "accent")


def units_left(view: View, own: Own, width: int) -> Line:
    """What is left of each capability, of how much."""
    row = Row(width, 1)
    names = {k: printable(capability_name(view, k)) for k in own.capability}
    whole = sum(cell_len(n) + 2 * len(amount(own.capability[k])) + 4 for k, n in names.items())
    for capability, units in own.capability.items():
        left = own.capability_left.get(capability, units)
        name = names[capability] if whole <= width else fit(names[capability], 6)
        row.add(f"{name} ", "muted").end(amount(left), row.at + len(amount(units)),
                                         "bold" if left else "faint")  # fmt: skip
        row.add(f"/{amount(units)}", "muted").gap(2)
    return row.line()
