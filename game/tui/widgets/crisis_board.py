"""The crisis board: how grave each crisis is, where it goes, what it needs, when it peaks."""

from collections.abc import Iterable

from game.language import tr
from game.session.view import CrisisCard, Phase, View
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import (
    KINDS,
    add_bar,
    add_change,
    capability_name,
    crisis_mark,
    peaks,
    severity_ink,
    standing,
)
from game.tui.widgets.text import amount, cell_len, fit, number, printable
from game.tui.widgets.view_sheet import ViewSheet

NEED = 28
"""Cells of one demand: name, met of needed, bar."""


class CrisisBoard(ViewSheet):
    """All crises that have broken out, gravest first."""

    TITLE = tr("Crises")

    def concerns(self, view: View) -> object:
        rungs = [view.quantities.get(f"crisis.{card.id}.rung") for card in view.crises]
        return view.crises, view.phase, rungs

    def head(self, width: int) -> Iterable[Line]:
        row = self.title_row(width)
        severity, trend, deadline = columns(width)
        if self.view is not None:
            row.gap(2).add(_help(self.view), "faint")
        row.end(tr("severity"), severity, "muted").end(tr("trend"), trend, "muted")
        return (row.end(tr("peaks in"), deadline, "muted").line(),)

    def page(self, view: View, width: int) -> Iterable[Line]:
        if not view.crises:
            yield from prose(tr("No crisis has broken out."), width, "muted", indent=2)
        for index, card in enumerate(standing(view.crises)):
            if index:
                yield BLANK
            yield crisis_line(card, width)
            yield from rung_line(view, card, width)
            if card.status != "resolved":
                yield from demands(view, card, width)


def pledging(view: View) -> bool:
    """Whether what is pledged counts now, not what came in the last turn."""
    return view.phase in (Phase.CONSULTATION, Phase.DECISION)


def _help(view: View) -> str:
    """What stands beside the needs."""
    if pledging(view):
        return tr("help pledged")
    return tr("help last turn") if view.turn > 1 or view.deeds else tr("what they need")


def columns(width: int) -> tuple[int, int, int]:
    """Where severity, trend and deadline end."""
    return width - 20, width - 12, width - 1


def crisis_line(card: CrisisCard, width: int) -> Line:
    """One crisis with its bar, number, trend and deadline."""
    symbol, ink = crisis_mark(card)
    severity, change, deadline = columns(width)
    cells = max(6, min(18, width // 6))
    start = severity - 4 - cells
    row = Row(width, 1).add(symbol, ink).gap()
    row.add(fit(card.name, start - 4), "bold", f"crisis:{card.id}")
    about = KINDS.get(card.kind, card.kind) + (f" · {card.culprit}" if card.culprit else "")
    if start - row.at > cell_len(about) + 3:
        row.gap(2).add(printable(about), "muted")
    row.to(start)
    add_bar(row, card.severity, 100, cells, severity_ink(card.severity))
    row.end(number(card.severity), severity, "bold", f"why:crisis.{card.id}.severity")
    add_change(row, card.change, change, rise_is_good=False)
    words, tone = peaks(card)
    return row.end(words, deadline, tone).line()


LADDER = 5
"""Rungs that are drawn: as many as there are from calm to the worst."""


def rung_line(view: View, card: CrisisCard, width: int) -> Iterable[Line]:
    """For conflicts: how far up the ladder of escalation they are."""
    rung = int(view.quantities.get(f"crisis.{card.id}.rung", 0))
    if card.kind not in ("armed_conflict", "hybrid") or card.status == "resolved":
        return
    top = max(LADDER, rung)
    row = Row(width, 4).add(tr("Ladder"), "muted").gap().add("▮" * rung, "bold warn")
    row.add("▯" * (top - rung), "faint").gap(2)
    words = tr("rung {rung}").format(rung=rung)
    yield row.add(words, "bold", f"why:crisis.{card.id}.rung").line()


def demands(view: View, card: CrisisCard, width: int) -> Iterable[Line]:
    """What a crisis needs, beside what is pledged, or came."""
    met = card.pledged if pledging(view) else card.committed
    per_line = max(1, (width - 4) // NEED)
    needs = [(k, need) for k, need in card.demand.items() if need > 0]
    for start in range(0, len(needs), per_line):
        row = Row(width, 4)
        for index, (capability, need) in enumerate(needs[start : start + per_line]):
            row.to(4 + index * NEED)
            _demand(row, view, capability, met.get(capability, 0.0), need)
        yield row.line()


def _demand(row: Row, view: View, capability: str, met: float, need: float) -> None:
    end = row.at + 20
    cells = NEED - 22
    full = met >= need
    row.add(capability_name(view, capability), "muted", cells=12)
    row.end(tr("{met} of {need}").format(met=amount(met), need=amount(need)), end).gap()
    if full:
        row.add(tr("✓ met"), "good", cells=cells)
    else:
        add_bar(row, met, need, cells, "accent")
