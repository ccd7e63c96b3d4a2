"""The header: where in the turn the room is, and whose eyes are on the screen."""

from collections.abc import Iterable

from game.language import tr
from game.session.view import TABLE, Phase, View
from game.tui.widgets.line import Line, Row
from game.tui.widgets.marks import (
    capability_name,
    crisis_mark,
    missing_in_all,
    nation_of,
    standing,
)
from game.tui.widgets.text import amount, cell_len, fit, number, signed, trend
from game.tui.widgets.view_sheet import ViewSheet

WIDE = 110
"""Cells from which a screen shows all its panes at once."""

STEPS = {
    Phase.SITUATION: tr("Situation"),
    Phase.CONSULTATION: tr("Consultation"),
    Phase.DECISION: tr("Decision"),
    Phase.ASSESSMENT: tr("Reveal and assessment"),
}
SHORT = {**STEPS, Phase.ASSESSMENT: tr("Reveal"), Phase.OUTCOME: tr("Outcome")}

MISSING = tr("missing {needs}")


class Header(ViewSheet, can_focus=False):
    """Two lines: the turn and the eyes; then the phases, or when narrow the crises."""

    DEFAULT_CSS = """
    Header { height: 3; }
    """

    def __init__(self, title: str = "") -> None:
        super().__init__(classes="-still")
        self._title = title

    def page(self, view: View, width: int) -> Iterable[Line]:
        if width >= WIDE:
            yield from _wide(view, width, self._title)
        else:
            yield from _narrow(view, width, self._title)
        yield Line((("─" * width, "ghost"),))


def eyes(view: View) -> tuple[str, str]:
    """Who may look at the screen, in words and ink."""
    card = nation_of(view, view.viewer)
    if card is not None:
        nation = f"{card.symbol} {card.name}"
        return tr("{nation}’s eyes only").format(nation=nation), f"bold nation.{card.colour}"
    if view.viewer == TABLE:
        return tr("◇ Open table · for everyone"), "bold"
    return tr("Facilitator"), "bold"


def _wide(view: View, width: int, title: str) -> tuple[Line, Line]:
    who, ink = eyes(view)
    turn = tr("turn {turn} of {turns}").format(turn=view.turn, turns=view.turns)
    where = f"{turn} · {view.scenario_time}"
    room = width - cell_len(who) - 6
    first = Row(width, 1).add(fit(view.title, max(room - cell_len(where) - 3, 12)), "bold")
    first.gap(3).add(fit(where, max(0, room - first.at)), "muted").right(who, ink, margin=1)
    second = Row(width, 1)
    if title or view.phase not in STEPS:
        second.add(title or SHORT[view.phase], "bold accent")
    else:
        _steps(second, view.phase)
    return first.line(), second.right(_dots(view), "muted", margin=1).line()


def _steps(row: Row, now: Phase) -> None:
    passed = True
    for phase, name in STEPS.items():
        if phase is now:
            row.add(f"▶ {name.upper()}", "bold accent")
            passed = False
        else:
            row.add(f"✓ {name}" if passed else f"· {name}", "muted" if passed else "faint")
        row.gap(3)


def _dots(view: View) -> str:
    """The exercise's turns as a row of dots, when they are few."""
    if view.turns > 20:
        return ""
    turns = range(1, view.turns + 1)
    return " ".join("●" if t < view.turn else "◉" if t == view.turn else "○" for t in turns)


def _narrow(view: View, width: int, title: str) -> tuple[Line, Line]:
    card = nation_of(view, view.viewer)
    who, ink = eyes(view)
    if card is not None and width < 70:
        who = f"{card.symbol} {card.name}"
    phase = title or f"▶ {SHORT[view.phase].upper()}"
    turn = f"{view.turn}/{view.turns}"
    room = width - cell_len(who) - cell_len(phase) - len(turn) - 7
    first = Row(width, 1)
    if room > 4:
        first.add(fit(view.title, room), "bold").gap(2)
    first.add(turn, "muted").gap(2).add(phase, "bold accent").right(who, ink, margin=1)
    return first.line(), _strip(view, width)


def _strip(view: View, width: int) -> Line:
    """All crises in one line, worst first, and what is still missing."""
    row = Row(width, 1)
    wanted = _missing(view)
    room = width - (24 if wanted else 1)
    cards = standing(view.crises)
    each = max(12, room // max(1, min(len(cards), 4)))
    for index, card in enumerate(cards):
        symbol, ink = crisis_mark(card)
        moved = "=" if trend(card.change) == "=" else signed(card.change)
        tail = f" {number(card.severity)} {moved}"
        rest = 5 if index < len(cards) - 1 else 0
        name = fit(card.name, min(each, room - row.at - rest) - len(tail) - (5 if index else 2))
        if cell_len(name) < min(4, cell_len(card.name)):
            row.add(f"│ +{len(cards) - index} …", "muted")
            break
        if index:
            row.add("│ ", "faint")
        row.add(f"{symbol} {name}", ink).add(tail, "bold").gap()
    if not cards:
        row.add(tr("No crisis has broken out"), "muted")
    return row.right(_as_many(wanted, row.room - 3), "warn", margin=1).line()


def _missing(view: View) -> list[str]:
    """What is missing, most first, once pledges are asked for."""
    if view.phase not in (Phase.CONSULTATION, Phase.DECISION):
        return []
    wanted = missing_in_all(view.missing)
    order = sorted(wanted, key=lambda capability: -wanted[capability])
    return [f"{capability_name(view, what)} {amount(wanted[what])}" for what in order]


def _as_many(needs: list[str], room: int) -> str:
    """As many needs as there is room for, and a sign if there are more."""
    for count in range(len(needs), 0, -1):
        text = MISSING.format(needs=", ".join(needs[:count]))
        text += " …" if count < len(needs) else ""
        if cell_len(text) <= room:
            return text
    name, _, units = needs[0].rpartition(" ") if needs else ("", "", "")
    room -= cell_len(MISSING.format(needs="")) + len(units) + 3
    return MISSING.format(needs=f"{fit(name, max(2, room))} {units}") + " …" if name else ""
