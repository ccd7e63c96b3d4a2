"""How it ended: the ending, the scores, the objectives, the turning points, the agendas."""

from collections.abc import Iterable

from game.language import tr
from game.language.phrases import capital
from game.scenario.words import RATINGS
from game.session.view import ObjectiveLine, Outcome, View
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import (
    add_bar,
    change_ink,
    crisis_name,
    good_when_it_rises,
    nation_ink,
    nation_name,
)
from game.tui.widgets.means import agenda_lines
from game.tui.widgets.text import cell_len, number, signed
from game.tui.widgets.view_sheet import ViewSheet

_RATED = {
    "P": ("✓", "good", RATINGS["P"]),
    "S": ("✓", "accent", RATINGS["S"]),
    "M": ("◐", "warn", RATINGS["M"]),
    "U": ("✖", "bad", RATINGS["U"]),
    "-": ("·", "muted", tr("not rated")),
}
TONES = {"good": ("★", "good"), "mixed": ("◐", "warn"), "bad": ("✖", "bad")}


class Ending(ViewSheet):
    """The ending's title and text, the common score and each nation's."""

    TITLE = tr("How it ended")

    def page(self, view: View, width: int) -> Iterable[Line]:
        if view.outcome is None:
            return
        outcome = view.outcome
        symbol, ink = TONES.get(outcome.tone, ("◇", "accent"))
        yield from prose(outcome.title, width - 2, f"bold {ink}", indent=3, first=f" {symbol} ")
        yield from prose(outcome.text, width - 2, indent=1)
        yield BLANK
        yield _score(tr("Common score"), outcome.common_score, "bold", "accent", width,
                     "why:partnership.score")  # fmt: skip
        for nation in sorted(outcome.nations, key=lambda one: -one.score):
            own_ink = nation_ink(view, nation.nation)
            yield _score(nation_name(view, nation.nation), nation.score, own_ink, own_ink, width,
                         f"why:nation.{nation.nation}.score")  # fmt: skip
        yield from _culprits(view, outcome, width)


def _score(name: str, score: float, ink: str, drawn: str, width: int, key: str) -> Line:
    row = Row(width, 1).add(name, ink, cells=20)
    add_bar(row, score, 100, max(8, min(30, width - 28)), drawn)
    return row.end(number(score), row.at + 4, "bold", key).line()


def _culprits(view: View, outcome: Outcome, width: int) -> Iterable[Line]:
    if outcome.culprits:
        yield BLANK
    for crisis, name in outcome.culprits.items():
        text = tr("Behind {crisis}: {culprit}").format(
            crisis=crisis_name(view, crisis), culprit=name
        )
        yield from prose(text, width - 2, "muted", indent=1)


class Objectives(ViewSheet):
    """Training objectives with their ratings and what they rest on."""

    TITLE = tr("Objectives")

    def page(self, view: View, width: int) -> Iterable[Line]:
        lines = view.outcome.objectives if view.outcome else view.objectives
        if not lines:
            yield Row(width, 1).add(tr("This exercise has none."), "muted").line()
        for objective in lines:
            yield from _objective(objective, width)


def _objective(line: ObjectiveLine, width: int) -> Iterable[Line]:
    symbol, ink, words = _RATED[line.rating]
    title = prose(line.title, width - 2, "bold", indent=5)
    yield Line(((f" {line.rating} {symbol} ", f"bold {ink}"), *title[0].runs[1:]))
    yield from title[1:]
    about = f"{words}. {line.core_capability}. {line.evidence}".strip()
    yield from prose(capital(about), width - 2, "muted", indent=5)


class TurningPoints(ViewSheet):
    """The changes that mattered most, with their causes."""

    TITLE = tr("Turning points")

    def page(self, view: View, width: int) -> Iterable[Line]:
        points = view.outcome.turning_points if view.outcome else ()
        margin = cell_len(_turn(10)) + 2
        if not points:
            yield Row(width, 1).add(tr("Nothing changed enough to be told."), "muted").line()
        for point in points:
            figure = signed(point.change, 1)
            words = prose(point.text, width - margin - 1 - cell_len(figure), indent=margin,
                          first=f" {_turn(point.turn)}  "[:margin])  # fmt: skip
            first = Row(width)
            for text, ink in words[0].runs:
                first.add(text, ink)
            ink = change_ink(point.change, rise_is_good=good_when_it_rises(point.quantity))
            key = f"turn:{point.turn}:{point.quantity}"
            yield first.end(figure, width - 1, ink, key).line()
            yield from words[1:]


def _turn(turn: int) -> str:
    return tr("turn {turn}").format(turn=turn)


class Agendas(ViewSheet):
    """What everybody wanted: nothing is secret any more."""

    TITLE = tr("Agendas, all of them")

    def page(self, view: View, width: int) -> Iterable[Line]:
        if view.outcome is None:
            return
        for index, nation in enumerate(view.outcome.nations):
            if index:
                yield BLANK
            row = Row(width, 1).add(nation_name(view, nation.nation),
                                    f"bold {nation_ink(view, nation.nation)}")  # fmt: skip
            yield row.right(number(nation.score), "bold", margin=1).line()
            yield from agenda_lines(nation.agenda, width, nation.nation, told=True)
            yield from prose(nation.secret_brief, width - 2, "muted", indent=1)
