"""The reveal: pledge beside deed, what came to each crisis and from whom, whose trust moved."""

from collections.abc import Callable, Iterable

from game.language import tr
from game.session.view import CrisisCard, Deed, Explanation, NationCard, View
from game.tui.widgets.agreed import done_line
from game.tui.widgets.crisis_board import crisis_line
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import (
    add_change,
    capability_name,
    change_ink,
    crisis_name,
    nation_ink,
    nation_name,
    nation_of,
    standing,
    trust_ink,
)
from game.tui.widgets.text import amount, cell_len, fit, number, signed
from game.tui.widgets.view_sheet import ViewSheet

Explain = Callable[[str], Explanation | None]
"""The causes of a quantity in the turn that is assessed, as far as the table may know them."""


KEPT, BROKEN, UNASKED = tr("✓ kept"), tr("✖ broken"), tr("+ unasked")
"""What is said of a deed."""

_VERDICT = max(map(cell_len, (KEPT, BROKEN, UNASKED))) + 3


class Deeds(ViewSheet):
    """One nation after another: what it pledged, what it did, what it chose in public."""

    TITLE = tr("Pledge and deed")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.revealed = 0
        """How many nations have been revealed."""

    def bring(self, nation: str) -> None:
        """Scroll so that a nation's deeds can be seen."""
        for index, line in enumerate(self.lines):
            if any(spot.key == f"nation:{nation}" for spot in line.spots):
                self.scroll_to(y=max(0, index - 2), animate=False)

    def head(self, width: int) -> Iterable[Line]:
        did = width - _VERDICT
        row = self.title_row(width).end(tr("pledged"), did - 6, "muted")
        return (row.end(tr("did"), did, "muted").line(),)

    def page(self, view: View, width: int) -> Iterable[Line]:
        for index, card in enumerate(view.nations):
            if index:
                yield BLANK
            if index < self.revealed:
                yield from _nation(view, card, width)
            else:
                row = Row(width, 1).add(f"{card.symbol} {card.name}", f"nation.{card.colour}")
                yield row.gap(2).add(tr("not yet revealed"), "faint").line()


def _nation(view: View, card: NationCard, width: int) -> Iterable[Line]:
    deeds = [deed for deed in view.deeds if deed.nation == card.id]
    kept = sum(deed.kept for deed in deeds if deed.pledged)
    promised = sum(1 for deed in deeds if deed.pledged)
    row = Row(width, 1).add(f"{card.symbol} {card.name}", f"bold nation.{card.colour}",
                            f"nation:{card.id}")  # fmt: skip
    if promised:
        ink = "good" if kept == promised else "bad"
        mark = "✓" if kept == promised else "✖"
        told = tr("{kept} of {promised} pledges kept").format(kept=kept, promised=promised)
        row.right(f"{mark} {told}", ink, margin=1)
    else:
        row.right(tr("pledged nothing"), "muted", margin=1)
    yield row.line()
    for deed in deeds:
        yield _deed(view, deed, width)
    for done in view.undertaken:
        if done.nation == card.id:
            yield done_line(done, width)
    for choice in view.choices:
        if choice.nation == card.id:
            text = f"{choice.title}: {choice.option}" if choice.inject else choice.option
            yield from prose(text, width - 1, indent=5, first="   ◉ ")
            if choice.outcome:
                yield from prose(choice.outcome, width - 1, "muted", indent=5)


def _deed(view: View, deed: Deed, width: int) -> Line:
    row, did = Row(width, 3), width - _VERDICT
    names = crisis_name if deed.kind == "commit" else nation_name
    text = f"{capability_name(view, deed.what)} → {names(view, deed.target)}"
    row.add(fit(text, did - 12)).end(amount(deed.pledged), did - 6, "bold")
    verdict, ink = _verdict(deed)
    row.end(amount(deed.done), did, "bold")
    return row.gap(2).add(verdict, ink).line()


def _verdict(deed: Deed) -> tuple[str, str]:
    if not deed.pledged:
        return UNASKED, "accent"
    return (KEPT, "good") if deed.kept else (BROKEN, "bold bad")


class Response(ViewSheet):
    """Each crisis: what it needed, what came and from whom, how it moved and why."""

    TITLE = tr("What came, and how the crises moved")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.revealed = False
        self.explain: Explain = lambda _: None

    def page(self, view: View, width: int) -> Iterable[Line]:
        if not self.revealed:
            yield Row(width, 1).add(tr("not yet revealed"), "faint").line()
            return
        for index, card in enumerate(standing(view.crises)):
            if index:
                yield BLANK
            yield crisis_line(card, width)
            for capability, need in card.demand.items():
                yield _came(view, card, capability, need, width)
            told = self.explain(f"crisis.{card.id}.severity")
            words = tr("mostly: {cause}")
            text = main_cause(told, width - 5 - cell_len(words.format(cause="")))
            if text:
                yield from prose(words.format(cause=text), width - 1, "muted", indent=3)


def _came(view: View, card: CrisisCard, capability: str, need: float, width: int) -> Line:
    came = card.committed.get(capability, 0.0)
    row = Row(width, 3).add(capability_name(view, capability), "muted", cells=13)
    told = tr("{came} of {need}").format(came=amount(came), need=amount(need))
    row.end(told, 26, "good" if came >= need else "").gap(2)
    room = max(6, min(30, width - 30))
    scale = min(1.0, room / max(need, came, 1.0))
    for deed in view.deeds:
        if (deed.kind, deed.target, deed.what) != ("commit", card.id, capability) or not deed.done:
            continue
        who = nation_of(view, deed.nation)
        drawn = max(1, round(deed.done * scale))
        row.add((who.symbol if who else "+") * drawn, f"nation.{who.colour}" if who else "muted")
    if came < need:
        row.add("·" * round((need - came) * scale), "faint")
    return row.line()


class TrustMoves(ViewSheet):
    """Who lost and who won trust, the largest change first, and the main reason of each."""

    TITLE = tr("Whose trust moved")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.revealed = False
        self.explain: Explain = lambda _: None

    def page(self, view: View, width: int) -> Iterable[Line]:
        if not self.revealed:
            yield Row(width, 1).add(tr("not yet revealed"), "faint").line()
            return
        yield _partnership(view, width)
        yield BLANK
        moves = trust_moves(view)
        for index, (one, other, change) in enumerate(moves):
            yield _move(view, one, other, change, width)
            if index < 12:
                text = main_cause(self.explain(f"trust.{one}.{other}"), width - 6)
                if text:
                    yield from prose(text, width - 1, "muted", indent=5)
        if not moves:
            yield from prose(tr("Nobody’s trust has moved."), width - 1, "muted", indent=1)


def trust_moves(view: View) -> list[tuple[str, str, float]]:
    """Truster, trusted and change, the largest change first."""
    moves = []
    for one in view.nations:
        for other in view.nations:
            change = view.changes.get(f"trust.{one.id}.{other.id}", 0.0)
            if abs(change) >= 0.05:
                moves.append((one.id, other.id, change))
    return sorted(moves, key=lambda move: -abs(move[2]))


def _partnership(view: View, width: int) -> Line:
    row = Row(width, 1)
    for quantity, words in (
        ("partnership.cohesion", tr("Cohesion")),
        ("partnership.score", tr("Common score")),
    ):
        value = view.quantities.get(quantity)
        if value is not None:
            row.add(words, "muted").gap().add(number(value), "bold", f"why:{quantity}")
            add_change(row, view.changes.get(quantity, 0.0), row.at + 8).gap(3)
    return row.line()


def _move(view: View, one: str, other: str, change: float, width: int) -> Line:
    quantity = f"trust.{one}.{other}"
    now = view.quantities.get(quantity, 0.0)
    row = Row(width, 1).add("▲" if change > 0 else "▼", change_ink(change)).gap()
    words = tr("{one}’s trust in {other}")
    room = (width - 22 - cell_len(words.format(one="", other=""))) // 2
    row.fill(
        words,
        "muted",
        one=(fit(nation_name(view, one), room), nation_ink(view, one)),
        other=(fit(nation_name(view, other), room), nation_ink(view, other)),
    )
    row.end(f"{number(now - change)} → ", width - 10, "muted")
    row.add(number(now), trust_ink(now) or "bold", f"why:{quantity}")
    return row.end(signed(change), width - 1, change_ink(change)).line()


def main_cause(explanation: Explanation | None, width: int) -> str:
    """The largest cause of a change, in its direction, on one line."""
    if explanation is None:
        return ""
    change = explanation.after - explanation.before
    along = [cause for cause in explanation.causes if cause.change * change > 0]
    if not along:
        return ""
    cause = max(along, key=lambda one: abs(one.change))
    tail = f" ({signed(cause.change, 1)})"
    return fit(cause.text or cause.rule, width - cell_len(tail)) + tail
