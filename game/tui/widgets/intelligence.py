"""What a nation's own intelligence makes out: who is behind it, what is coming, what others have.

How likely something is and how well that is founded are two things, and stand apart.
"""

from collections.abc import Iterable

from game.language import tr
from game.session.agreement_cards import Insight, Secret, Suspicion
from game.session.view import View
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import KINDS, add_bar, crisis_name, nation_ink, nation_name
from game.tui.widgets.text import amount, cell_len, fit
from game.tui.widgets.treaties import percent
from game.tui.widgets.view_sheet import ViewSheet


class Intelligence(ViewSheet):
    """Suspicions, warnings, estimates and insights of one seat."""

    TITLE = tr("Intelligence")

    def concerns(self, view: View) -> object:
        return None if view.own is None else (view.own.secret, view.turn)

    def page(self, view: View, width: int) -> Iterable[Line]:
        return intelligence_page(view, width)


def intelligence_page(view: View, width: int) -> Iterable[Line]:
    """All of it, for a pane or a sheet of its own."""
    known = view.own.secret if view.own is not None else Secret()
    parts = [
        list(_suspicions(view, known, width)),
        list(_warnings(known, width)),
        list(_estimates(view, known, width)),
        list(_insights(view, known, width)),
    ]
    parts = [part for part in parts if part]
    if not parts:
        yield from prose(tr("There are no reports yet."), width - 1, "muted", indent=1)
    for place, part in enumerate(parts):
        if place:
            yield BLANK
        yield from part


def _suspicions(view: View, known: Secret, width: int) -> Iterable[Line]:
    """Who may be behind each crisis, the likeliest first."""
    if known.suspicions:
        yield Row(width, 1).add(tr("Who may be behind it"), "bold").line()
    for crisis in dict.fromkeys(one.crisis for one in known.suspicions):
        about = [one for one in known.suspicions if one.crisis == crisis]
        row = Row(width, 2).add(crisis_name(view, crisis), "", f"crisis:{crisis}")
        confidence = tr("confidence {level}").format(level=about[0].confidence)
        yield row.right(confidence, "muted", margin=1).line()
        for one in sorted(about, key=lambda one: -one.likelihood):
            yield _suspicion(view, one, width)


def _suspicion(view: View, one: Suspicion, width: int) -> Line:
    cells = max(4, min(12, width // 8))
    words = cells + 8 + max(16, cell_len(one.words))
    row = Row(width, 4).add(fit(one.name, max(8, width - words - 9)))
    row.to(width - words - 4)
    add_bar(row, one.likelihood, 1.0, cells, "accent")
    key = f"why:belief.{view.viewer}.{one.crisis}.{one.adversary}"
    row.end(percent(one.likelihood), row.at + 6, "bold", key)
    return row.gap(2).add(one.words, "muted").line()


def _warnings(known: Secret, width: int) -> Iterable[Line]:
    """Crises that have not broken out."""
    if known.warnings:
        row = Row(width, 1).add(tr("Warnings"), "bold").gap(2)
        yield row.add(tr("what may be about to break out"), "muted").line()
    for one in known.warnings:
        kind, likely = KINDS.get(one.kind, one.kind), f"{percent(one.likelihood)} {one.words}"
        beside = max(42, cell_len(kind) + cell_len(likely) + 8)
        row = Row(width, 2).add("▲ ", "warn").add(fit(one.name, max(8, width - beside)), "bold")
        yield row.gap(2).add(kind, "muted").right(likely, "warn", margin=1).line()


def _estimates(view: View, known: Secret, width: int) -> Iterable[Line]:
    """What partners may have, as ranges."""
    if not known.estimates:
        return
    row = Row(width, 1).add(tr("What partners may have"), "bold").gap(2)
    yield row.add(tr("budget, as a range"), "muted").line()
    most = max(one.high for one in known.estimates) or 1.0
    cells = max(8, min(30, width - 40))
    for one in known.estimates:
        row = Row(width, 2)
        row.add(nation_name(view, one.nation), nation_ink(view, one.nation), cells=16).gap()
        low, high = (round(cells * value / most) for value in (one.low, one.high))
        row.add("·" * low, "faint").add("━" * max(1, high - low), "accent")
        row.add("·" * (cells - max(high, low + 1)), "faint").gap(2)
        yield row.add(f"{amount(one.low)} – {amount(one.high)}", "bold").line()


def _insights(view: View, known: Secret, width: int) -> Iterable[Line]:
    """What partners are after."""
    if known.insights:
        row = Row(width, 1).add(tr("What partners are after"), "bold").gap(2)
        yield row.add(tr("as far as it was found out"), "muted").line()
    for one in known.insights:
        yield from _insight(view, one, width)


def _insight(view: View, one: Insight, width: int) -> Iterable[Line]:
    row = Row(width, 2)
    row.add(nation_name(view, one.nation), nation_ink(view, one.nation), cells=16).gap()
    add_bar(row, one.depth, 1.0, 8, "accent")
    depth = tr("{share} of what there is to know").format(share=percent(one.depth))
    yield row.gap().add(depth, "muted").line()
    if not one.wants:
        yield from prose(tr("Not enough to say yet."), width - 1, "muted", indent=4)
    for wish in one.wants:
        yield from prose(wish, width - 1, indent=6, first="    ◌ ")
