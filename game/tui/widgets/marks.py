"""Symbols and inks for the states of things: never a colour alone."""

from collections.abc import Iterable, Mapping

from game.language import tr, trc, trn
from game.scenario import words
from game.session.view import CrisisCard, NationCard, View
from game.tui.widgets.line import Row
from game.tui.widgets.text import signed, trend

KINDS = words.KINDS | {"hybrid": tr("hybrid threat")}
"""The kinds of crisis, as they stand by themselves."""

_EIGHTHS = " ▏▎▍▌▋▊▉"


def crisis_mark(card: CrisisCard) -> tuple[str, str]:
    """How a crisis is marked: its state, and how bad it is."""
    match card.status:
        case "resolved":
            return "✓", "good"
        case "contained":
            return "◐", "accent"
        case "catastrophic":
            return "✖", "bad"
    return "●", severity_ink(card.severity)


def severity_ink(severity: float) -> str:
    """Calm, serious, grave."""
    if severity >= 60:
        return "bad"
    return "warn" if severity >= 30 else "good"


def trust_ink(trust: float) -> str:
    """Low trust warns, high trust reassures."""
    if trust < 35:
        return "bad"
    return "good" if trust >= 65 else ""


PATTERNS = {"open": "#", "restricted": "####...", "closed": "#...."}
"""How a way is drawn by its state, so that it needs no colour to be read."""


FLOWS = {
    "open": ("○", "good", trc("way", "open")),
    "restricted": ("◐", "warn", trc("way", "restricted")),
    "closed": ("✖", "bad", trc("way", "closed")),
}
"""Symbol, ink and word for each state of a way."""


def flow_state(flow: float) -> str:
    """The state of a way by what gets through."""
    if flow >= 75:
        return "open"
    return "restricted" if flow >= 40 else "closed"


def flow_mark(flow: float) -> tuple[str, str, str]:
    """The state of a way by what gets through: symbol, ink and word."""
    return FLOWS[flow_state(flow)]


def change_ink(change: float, *, rise_is_good: bool = True) -> str:
    """Good news and bad news."""
    if abs(change) < 0.05:
        return "muted"
    return "good" if (change > 0) == rise_is_good else "bad"


def peaks(card: CrisisCard) -> tuple[str, str]:
    """How long until a crisis is catastrophic, in words, with the ink of the matter."""
    if card.status == "resolved":
        return trc("crisis", "over"), "good"
    if card.status == "catastrophic":
        return tr("has peaked"), "bold bad"
    if card.peaks_in is None:
        return words.STATUSES["contained"] if card.status == "contained" else tr(
            "not rising"
        ), "muted"
    if card.peaks_in <= 1:
        return tr("next turn") if card.peaks_in == 1 else trc("crisis", "now"), "bold bad"
    turns = trn("{count} turn", "{count} turns", card.peaks_in).format(count=card.peaks_in)
    return turns, "warn" if card.peaks_in <= 3 else "muted"


def bar(value: float, full: float, cells: int) -> tuple[str, str]:
    """The drawn and the empty part of a bar.

    >>> bar(50, 100, 4)
    ('██', '··')
    """
    ratio = min(1.0, max(0.0, value / full)) if full > 0 else 0.0
    eighths = round(ratio * cells * 8)
    if value > 0 and not eighths:
        eighths = 1
    drawn = "█" * (eighths // 8) + (_EIGHTHS[eighths % 8] if eighths % 8 else "")
    return drawn, "·" * (cells - len(drawn))


def add_bar(row: Row, value: float, full: float, cells: int, ink: str) -> Row:
    """A bar in a row."""
    drawn, empty = bar(value, full, cells)
    return row.add(drawn, ink).add(empty, "faint")


def add_change(row: Row, change: float, column: int, *, rise_is_good: bool = True) -> Row:
    """A trend symbol and the change, ending before a column."""
    ink = change_ink(change, rise_is_good=rise_is_good)
    symbol = trend(change)
    return row.end(symbol if symbol == "=" else f"{symbol} {signed(change)}", column, ink)


def good_when_it_rises(quantity: str) -> bool:
    """Whether more of a quantity is better."""
    return not quantity.endswith((".severity", ".momentum", ".fear", ".burden", ".insurance"))


def nation_of(view: View, nation: str) -> NationCard | None:
    """The card of a nation."""
    return next((card for card in view.nations if card.id == nation), None)


def nation_name(view: View, nation: str) -> str:
    """A nation's name with its symbol."""
    card = nation_of(view, nation)
    return f"{card.symbol} {card.name}" if card else nation


def nation_ink(view: View, nation: str) -> str:
    """A nation's ink."""
    card = nation_of(view, nation)
    return f"nation.{card.colour}" if card else ""


def crisis_name(view: View, crisis: str) -> str:
    """A crisis's name."""
    return next((card.name for card in view.crises if card.id == crisis), crisis)


def capability_name(view: View, capability: str) -> str:
    """A capability's name, or the budget."""
    return tr("budget") if capability == "budget" else view.capabilities.get(capability, capability)


def standing(crises: Iterable[CrisisCard]) -> list[CrisisCard]:
    """Crises in the order in which they matter: what is over comes last."""
    return sorted(crises, key=lambda card: (card.status == "resolved", -card.severity))


def missing_in_all(missing: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """What nobody has pledged, by capability, over all crises."""
    total: dict[str, float] = {}
    for needs in missing.values():
        for capability, units in needs.items():
            if units > 0:
                total[capability] = total.get(capability, 0) + units
    return total
