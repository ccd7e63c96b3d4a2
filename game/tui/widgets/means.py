"""A nation's own means, agenda and score: what only its own seat sees."""

from collections.abc import Iterable

from game.language import tr
from game.session.view import AgendaLine, InfrastructureCard, Own, View
from game.tui.widgets.line import BLANK, Line, Row, beside, prose
from game.tui.widgets.marks import add_bar, add_change, capability_name, change_ink
from game.tui.widgets.text import amount, cell_len, fit, number, printable, signed, trend, wrap
from game.tui.widgets.view_sheet import ViewSheet

BESIDE = 100
"""Cells from which means and agenda stand beside each other."""

CONDITIONS = (
    ("stability", tr("Stability"), True),
    ("prosperity", tr("Prosperity"), True),
    ("development", tr("Development"), True),
    ("fear", tr("Public fear"), False),
    ("liberties", tr("Liberties"), True),
    ("burden", tr("Burden carried"), False),
)
"""What a nation is told of its own condition: quantity, words, whether a rise is good."""

_LONGEST = max(cell_len(words) for _, words, _ in CONDITIONS)


class Means(ViewSheet):
    """Budget, capabilities, condition, agenda, red lines and infrastructure."""

    TITLE = tr("Means and agenda")

    def concerns(self, view: View) -> object:
        own = view.own
        if own is None:
            return None
        parts = own.budget, own.income, own.capability, own.agenda, own.red_lines
        return *parts, own.infrastructure, own.score, view.quantities, view.changes

    def head(self, width: int) -> Iterable[Line]:
        row = self.title_row(width)
        view = self.view
        if view is not None and view.own is not None:
            quantity = f"nation.{view.viewer}.score"
            change = view.changes.get(quantity, 0.0)
            score = tr("score {score}").format(score=number(view.own.score))
            shown = f"{score} {trend(change)}"
            row.right(f"{shown} {signed(change)}" if trend(change) != "=" else shown,
                      f"bold {change_ink(change)}" if trend(change) != "=" else "bold",
                      f"why:{quantity}", margin=1)  # fmt: skip
        return (row.line(),)

    def page(self, view: View, width: int) -> Iterable[Line]:
        if view.own is None:
            return
        if width >= BESIDE:
            half = width // 2 - 3
            own = [*_state(view, view.own, half), *_infrastructure(view, view.own, half)]
            yield from beside([own, _wants(view, view.own, width - half - 3)], half + 3)
            return
        yield from _state(view, view.own, width)
        yield BLANK
        yield from _wants(view, view.own, width)
        if view.own.infrastructure:
            yield BLANK
        yield from _infrastructure(view, view.own, width)


def _state(view: View, own: Own, width: int) -> list[Line]:
    """What it has, and how it is."""
    return [
        *_capabilities(view, own, width),
        *_conditions(view, width),
    ]


def _wants(view: View, own: Own, width: int) -> list[Line]:
    """What it wants, and what it has said that it will not accept."""
    lines = agenda_lines(own.agenda, width, view.viewer)
    for line in own.red_lines:
        first, ink = (" ✖ ", "bad") if line.crossed else (" ┄ ", "muted")
        words = tr("Red line, crossed: {text}") if line.crossed else tr("Red line: {text}")
        text = words.format(text=line.text)
        if line.secret:
            text = tr("{text} (secret)").format(text=text)
        lines += prose(text, width - 1, ink, indent=3, first=first)
    return lines


def _infrastructure(view: View, own: Own, width: int) -> list[Line]:
    return [infrastructure_line(view, card, width) for card in own.infrastructure]


def _capabilities(view: View, own: Own, width: int) -> Iterable[Line]:
    row = Row(width, 1).add(tr("Budget"), "muted").gap()
    row.add(amount(own.budget), "bold", f"why:nation.{view.viewer}.budget")
    income = tr("{change} a turn").format(change=signed(own.income, 1))
    row.gap().add(income, "muted").gap(2)
    for capability, units in own.capability.items():
        name = printable(capability_name(view, capability))
        cells = cell_len(name) + cell_len(amount(units)) + 3
        if row.at > 1 and row.room < cells:
            yield row.line()
            row = Row(width, 1)
        row.add(f"{name} ", "muted")
        key = f"why:nation.{view.viewer}.capability.{capability}"
        row.add(amount(units), "bold" if units else "faint", key).gap(2)
    yield row.line()


def _conditions(view: View, width: int) -> Iterable[Line]:
    known = [
        (f"nation.{view.viewer}.{name}", words, good)
        for name, words, good in CONDITIONS
        if f"nation.{view.viewer}.{name}" in view.quantities
    ]
    per_line = 2 if width >= 46 else 1
    cells = (width - 2) // per_line
    for start in range(0, len(known), per_line):
        row = Row(width, 1)
        for index, (quantity, words, good) in enumerate(known[start : start + per_line]):
            left = 1 + index * cells
            row.to(left).add(words, "muted", cells=_LONGEST)
            end = left + _LONGEST + 4
            row.end(number(view.quantities[quantity]), end, "", f"why:{quantity}").gap()
            change = view.changes.get(quantity, 0.0)
            tail = "=" if trend(change) == "=" else f"{trend(change)} {signed(change)}"
            row.add(tail, change_ink(change, rise_is_good=good))
        yield row.line()


def agenda_lines(
    agenda: Iterable[AgendaLine], width: int, nation: str, *, told: bool = False
) -> list[Line]:
    """What a nation wants, with its weight and how far it is reached."""
    items = tuple(agenda)
    whole = sum(item.weight for item in items) or 1
    lines = []
    for item in items:
        row = Row(width, 1).add("◌" if item.secret else "◇", "accent" if item.secret else "muted")
        label = (tr("was secret") if told else tr("secret")) if item.secret else ""
        room = width - 22 - (cell_len(label) + 3 if label else 0)
        title = wrap(item.title, max(room, 12))
        row.gap().add(title[0])
        if label:
            row.gap().add(f"({label})", "accent")
        row.end(f"{100 * item.weight / whole:.0f} %", width - 13, "muted").gap()
        add_bar(row, item.reached, 100, 6, "good" if item.reached >= 60 else "warn")
        key = f"why:agenda.{nation}.{item.id}.reached"
        lines.append(row.end(number(item.reached), width - 1, "bold", key).line())
        lines += [Row(width, 3).add(rest).line() for rest in title[1:]]
    return lines


def infrastructure_line(view: View, card: InfrastructureCard, width: int) -> Line:
    """A piece of infrastructure: how well it works and how well it is protected."""
    row = Row(width, 1).add(fit(card.name, max(8, width - 34))).gap(2)
    quantity = f"infrastructure.{view.viewer}.{card.id}"
    start = width - 30
    row.to(start)
    ink = "bad" if card.integrity < 40 else "warn" if card.integrity < 75 else "good"
    add_bar(row, card.integrity, 100, 6, ink)
    row.end(number(card.integrity), start + 10, "bold", f"why:{quantity}.integrity")
    change = view.changes.get(f"{quantity}.integrity", 0.0)
    add_change(row, change, start + 16)
    row.end(tr("shield"), start + 24, "muted").gap()
    return row.end(number(card.hardening), width - 1, "", f"why:{quantity}.hardening").line()
