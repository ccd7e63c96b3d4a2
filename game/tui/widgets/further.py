"""What a seat can order beyond answers, help and gifts: loans, projects, the rulebook's orders."""

from collections.abc import Iterable

from game.language import in_running_text, tr, trc
from game.language.phrases import capital
from game.session.agreement_cards import OrderCard, ProjectCard, TargetCard
from game.session.view import Own, View
from game.tui.widgets.amounts import AmountSheet
from game.tui.widgets.composer import remains, units_left
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import capability_name, nation_ink, nation_name
from game.tui.widgets.text import amount, cell_len, fit, wrap
from game.tui.widgets.treaties import NONE, has_agreements

SHORT = trc("title", "Further orders")
"""The title where there is little room."""

TOLD = 2
"""Lines in which the head tells of what is under the cursor."""

AIM, LOAN = "aim", "loan"
"""Keys of what has to be chosen first: the target of an order, to whom and what to lend."""


class Further(AmountSheet):
    """Loans, investment in projects, and the orders that the rulebook knows."""

    TITLE = tr("Loans, projects and further orders")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.offered: set[str] = set()
        """Keys of further rows that the seat wants: `lend:borduria:cyber`."""
        self._given: dict[str, tuple[float, float]] = {}

    def head(self, width: int) -> Iterable[Line]:
        view = self.view
        if view is None or view.own is None:
            yield self.title_row(width).line()
            return
        row = self.title_row(width, self.TITLE if width >= 90 else SHORT)
        remains(view.own, row)
        yield row.line()
        yield units_left(view, view.own, width)
        told = wrap(self._told(view, view.own), width - 2)[:TOLD]
        yield from (Row(width, 1).add(line, "muted").line() for line in told)
        yield from (BLANK for _ in range(TOLD - len(told)))

    def cursor_moved(self) -> None:
        super().cursor_moved()
        self._show_focus()  # the head tells of what is under the cursor

    def _told(self, view: View, own: Own) -> str:
        """What the entry under the cursor is for."""
        kind, target, what = (*self.cursor_key.split(":"), "", "")[:3]
        if kind == "invest":
            return next((card.text for card in view.agreements.projects if card.id == target), "")
        wanted = what if kind == "undertake" else target
        card = next((card for card in own.secret.orders if card.id == wanted), None)
        if card is None:
            return ""
        costs = in_running_text(price(view, card))
        return f"{card.text} {capital(costs)}."

    def page(self, view: View, width: int) -> Iterable[Line]:
        own = view.own
        if own is None:
            return
        self.amounts.clear()
        if not has_agreements(view):
            yield from prose(NONE, width - 1, "muted", indent=1)
            return
        self._given = given(own)
        yield from agreed_lines(view, width)
        yield from self._projects(view, own, width)
        yield from self._loans(view, width)
        yield BLANK
        yield Row(width, 1).add(SHORT, "bold").line()
        for card in own.secret.orders:
            yield from self._order(view, own, card, width)

    # Projects and loans

    def _projects(self, view: View, own: Own, width: int) -> Iterable[Line]:
        row = Row(width, 1).add(tr("Projects"), "bold").gap(2)
        yield row.add(tr("budget that goes into them"), "muted").line()
        for card in view.agreements.projects:
            key = f"invest:{card.id}:"
            if card.complete and key not in self._given:
                row = Row(width, 3).add(card.title, "faint")
                yield row.right(tr("✓ complete"), "faint", margin=1).line()
                continue
            short = own.budget_left < 1 and not self._given.get(key)
            note = tr("no budget left") if short else _pace(card)
            yield self._row(width, key, card.title, note, dim=short)

    def _loans(self, view: View, width: int) -> Iterable[Line]:
        yield BLANK
        row = Row(width, 1).add(tr("Loans"), "bold").gap(2)
        yield row.add(tr("back after the two turns that follow"), "muted").line()
        keys = dict.fromkeys([*self._given, *sorted(self.offered)])
        for key in keys:
            kind, to, what = key.split(":")
            if kind == "lend":
                name = f"{capability_name(view, what)} → {nation_name(view, to)}"
                yield self._row(width, key, name, "", ink=nation_ink(view, to))
        yield Row(width, 3).add(tr("lend to a partner …"), "accent", f"{LOAN}:").line()

    # Orders of the rulebook

    def _order(self, view: View, own: Own, card: OrderCard, width: int) -> Iterable[Line]:
        why = why_not(view, own, card)
        about = price(view, card)
        plan = progress(card)
        if _aimless(card):
            key = _key(card, card.targets[0])
            dim = bool(why) and key not in self._given
            yield self._row(width, key, card.title, why if dim else plan or about, dim=dim)
            return
        keys = [
            (key, target)
            for target in card.targets
            if (key := _key(card, target)) in self._given or key in self.offered
        ]
        row = Row(width, 3)
        row.add(card.title, "faint" if why else "", "" if why else f"{AIM}:{card.id}")
        if not why:
            row.add(" …", "accent")
        beside = why or about
        if row.room < cell_len(beside) + 3:
            yield row.line()
            yield from prose(beside, width - 1, "faint" if why else "muted", indent=5)
        else:
            yield row.right(beside, "faint" if why else "muted", margin=1).line()
        for key, target in keys:
            yield self._row(width, key, f"  → {target.name}", plan)

    def _row(
        self, width: int, key: str, name: str, note: str, *, dim: bool = False, ink: str = ""
    ) -> Line:
        """A name, its amount, what it costs, and a note."""
        units, cost = self._given.get(key, (0.0, 0.0))
        tail = max(0, min(24, width - 50))
        columns = width - tail
        row = Row(width, 3)
        row.add(fit(name, columns - 22), "faint" if dim else ink)
        row.to(columns - 18)
        self.add_amount(row, key, int(units))
        row.end(amount(cost) if cost else "·", columns - 2, "" if cost else "faint")
        return row.gap(2).add(note, "faint" if dim else "muted").line()


def given(own: Own) -> dict[str, tuple[float, float]]:
    """What has been ordered of these kinds: amount and cost, by the keys of the rows."""
    return {
        f"{line.kind}:{line.target}:{line.what}": (line.amount, line.cost)
        for line in own.orders
        if line.kind in ("lend", "invest", "undertake")
    }


def agreed_lines(view: View, width: int) -> Iterable[Line]:
    """What the seat has agreed to on the open table, and what it costs."""
    mine = [card for card in view.agreements.proposals if view.viewer in card.accepted]
    if not mine:
        return
    row = Row(width, 1).add(tr("Agreed on the table"), "bold").gap(2)
    yield row.add(tr("set aside already"), "muted").line()
    for card in mine:
        symbol, ink = ("✓", "good") if card.carried else ("…", "warn")
        row = Row(width, 3).add(symbol, ink).gap().add(fit(card.title, max(8, width - 16)))
        costs = amount(card.cost) if card.cost else trc("price", "free")
        yield row.right(costs, "muted", margin=1).line()
    yield BLANK


def _aimless(card: OrderCard) -> bool:
    return len(card.targets) == 1 and not card.targets[0].id


def _key(card: OrderCard, target: TargetCard) -> str:
    return f"undertake:{target.id}:{card.id}"


def _pace(card: ProjectCard) -> str:
    return tr("{progress} of {need}, pace {pace}").format(
        progress=amount(card.progress), need=amount(card.need), pace=amount(card.pace)
    )


def price(view: View, card: OrderCard) -> str:
    """What a unit of an order costs and uses."""
    parts = [tr("costs {cost}").format(cost=amount(card.cost))] if card.cost else []
    parts += [f"{units} {capability_name(view, what)}" for what, units in card.uses.items()]
    return ", ".join(parts) or trc("price", "free")


def progress(card: OrderCard) -> str:
    """Where a plan stands: "plan, turn 2 of 3"."""
    if card.turns < 2:
        return ""
    now = min(card.done + 1, card.turns)
    return tr("plan, turn {turn} of {turns}").format(turn=now, turns=card.turns)


def why_not(view: View, own: Own, card: OrderCard) -> str:
    """Why nothing (more) of an order can be given, in a few words; "" if it can."""
    if not any(target.possible for target in card.targets):
        return card.why_not if card.targets else tr("nothing to aim it at")
    for what, units in card.uses.items():
        if own.capability_left.get(what, 0) < units:
            capability = in_running_text(capability_name(view, what))
            return tr("no {capability} left").format(capability=capability)
    return tr("no budget left") if own.budget_left < card.cost else ""
