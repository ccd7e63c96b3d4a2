"""What came of agreements in a turn: what was carried, came into force, was broken or completed."""

from collections.abc import Iterable

from game.language import tr
from game.session.agreement_cards import Done, TreatyCard
from game.session.view import View
from game.tui.widgets.line import Line, Row, prose
from game.tui.widgets.marks import add_bar, crisis_name, nation_ink, nation_name
from game.tui.widgets.text import amount, fit, signed
from game.tui.widgets.treaties import NONE, has_agreements, how_far
from game.tui.widgets.view_sheet import ViewSheet


class Agreed(ViewSheet):
    """Agreements of the turn that is assessed."""

    TITLE = tr("Agreements")

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.revealed = False

    def page(self, view: View, width: int) -> Iterable[Line]:
        if not has_agreements(view):
            yield from prose(NONE, width - 1, "muted", indent=1)
            return
        if not self.revealed:
            yield Row(width, 1).add(tr("not yet revealed"), "faint").line()
            return
        lines = [
            *_carried(view, width),
            *(line for card in view.agreements.treaties for line in _moves(view, card, width)),
            *_projects(view, width),
        ]
        if not lines:
            text = tr("Nothing was agreed on, and nothing broken.")
            yield from prose(text, width - 1, "muted", indent=1)
        yield from lines


def _carried(view: View, width: int) -> Iterable[Line]:
    """What was proposed, and whether enough have agreed."""
    for card in view.agreements.proposals:
        symbol, ink = ("✓", "good") if card.carried else ("✖", "muted")
        words = tr("carried") if card.carried else tr("failed")
        row = Row(width, 1).add(symbol, ink).gap().add(fit(card.title, max(12, width - 28)), "bold")
        row.gap(2)
        for nation in card.accepted:
            row.add(nation_name(view, nation).partition(" ")[0], nation_ink(view, nation)).gap()
        yield row.right(words, ink, margin=1).line()


def _moves(view: View, card: TreatyCard, width: int) -> Iterable[Line]:
    """What happened to a treaty, and who did it."""
    of = f"treaty.{card.id}."
    force = view.changes.get(of + "in_force", 0.0)
    if force:
        symbol, ink = ("✓", "good") if force > 0 else ("✖", "bad")
        words = tr("in force") if force > 0 else tr("lapses")
        row = Row(width, 1).add(symbol, ink).gap().add(fit(card.title, max(12, width - 16)), "bold")
        yield row.right(words, ink, f"why:{of}in_force", margin=1).line()
    for nation in (one.id for one in view.nations):
        joined = view.changes.get(f"{of}member.{nation}", 0.0)
        broke = view.changes.get(f"{of}breaches.{nation}", 0.0)
        if joined > 0:
            bound = tr("{nation} is bound by {what}")
            yield _deed(view, nation, bound, card.title, "muted", width)
        if joined < 0:
            yield _deed(view, nation, tr("{nation} has left {what}"), card.title, "warn", width)
        if broke > 0:
            key = f"why:{of}breaches.{nation}"
            yield _deed(view, nation, tr("{nation} breaks {what}"), card.title, "bad", width, key)
    for nation, crisis in card.calls:
        calls = tr("{nation} called for help: {what}")
        yield _deed(view, nation, calls, crisis_name(view, crisis), "warn", width)


def _deed(
    view: View, nation: str, words: str, what: str, ink: str, width: int, key: str = ""
) -> Line:
    """What a nation did: a template with both of them."""
    symbol = {"bad": "✖", "warn": "▸"}.get(ink, "·")
    row = Row(width, 1).add(symbol, ink).gap()
    who = nation_name(view, nation), nation_ink(view, nation)
    return row.fill(words, ink, nation=who, what=(what, "", key)).line()


def _projects(view: View, width: int) -> Iterable[Line]:
    """Projects that moved."""
    for card in view.agreements.projects:
        quantity = f"project.{card.id}.progress"
        change = view.changes.get(quantity, 0.0)
        if not change:
            continue
        new = view.changes.get(f"project.{card.id}.complete", 0.0) > 0
        row = Row(width, 1).add("✓" if new else "◇", "good" if new else "accent").gap()
        row.add(fit(card.title, max(12, width - 36)), "bold")
        row.to(width - 32)
        add_bar(row, card.progress, card.need, 8, "good" if new else "accent")
        words = tr("complete") if new else how_far(card)
        row.end(words, width - 8, "good" if new else "", f"why:{quantity}")
        yield row.end(signed(change), width - 1, "good" if change > 0 else "bad").line()


def done_line(done: Done, width: int) -> Line:
    """An order of the rulebook, as the reveal tells it."""
    row = Row(width, 3).add("✦ ", "accent").add(fit(done.title, max(12, width - 22)))
    if done.target:
        row.add(" → ", "muted").add(done.target)
    return row.right(amount(done.units), "bold", margin=1).line()
