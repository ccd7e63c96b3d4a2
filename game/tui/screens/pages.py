"""What can be read in full: an inject, a crisis, a nation, a chokepoint."""

from collections.abc import Callable, Iterable
from functools import partial

from game.language import tr
from game.scenario.words import STATUSES
from game.session.view import ChokepointCard, CrisisCard, NationCard, View
from game.tui.widgets.crisis_board import demands, rung_line
from game.tui.widgets.inbox import inject_page
from game.tui.widgets.line import BLANK, Line, Row, prose
from game.tui.widgets.marks import (
    KINDS,
    add_bar,
    add_change,
    crisis_mark,
    crisis_name,
    flow_mark,
    nation_ink,
    nation_name,
    nation_of,
    peaks,
    severity_ink,
    trust_ink,
)
from game.tui.widgets.plots import history_line
from game.tui.widgets.proposals import proposal_of, proposal_page, treaty_of
from game.tui.widgets.text import amount, number
from game.tui.widgets.treaties import project_lines, treaty_lines

Page = Callable[[int], Iterable[Line]]

_DOCTRINES = {
    "cooperator": tr("cooperator"),
    "free_rider": tr("free_rider"),
    "reciprocator": tr("reciprocator"),
    "random": tr("random"),
}
"""What plays for a person, in a word."""


def page_for(view: View, kind: str, subject: str) -> tuple[str, Page] | None:
    """The title and the page of something in a view; None if there is no such thing."""
    if kind == "inject":
        for inject in view.inbox:
            if inject.id == subject:
                return inject.title, partial(inject_page, view, inject)
    if kind == "crisis":
        for crisis in view.crises:
            if crisis.id == subject:
                return crisis.name, partial(_crisis, view, crisis)
    if kind == "nation":
        nation = nation_of(view, subject)
        if nation is not None:
            return f"{nation.symbol} {nation.name}", partial(_nation, view, nation)
    return _place(view, subject) if kind == "choke" else _agreement(view, f"{kind}:{subject}")


def _place(view: View, subject: str) -> tuple[str, Page] | None:
    for choke in view.chokepoints:
        if choke.id == subject:
            return choke.name, partial(_chokepoint, view, choke)
    return None


def _agreement(view: View, key: str) -> tuple[str, Page] | None:
    proposal, treaty = proposal_of(view, key), treaty_of(view, key)
    if proposal is not None:
        return proposal.title, partial(proposal_page, view, proposal)
    if treaty is not None:
        return treaty.title, partial(treaty_lines, view, treaty)
    for project in view.agreements.projects:
        if key == f"project:{project.id}":
            return project.title, partial(project_lines, view, project)
    return None


def _crisis(view: View, card: CrisisCard, width: int) -> Iterable[Line]:
    symbol, ink = crisis_mark(card)
    status = STATUSES[card.status]
    row = Row(width).add(f"{symbol} {KINDS.get(card.kind, card.kind)}, {status}", ink)
    yield row.line()
    yield BLANK
    yield from prose(card.description, width)
    yield BLANK
    row = Row(width).add(tr("Severity"), "muted").to(14)
    add_bar(row, card.severity, 100, 20, severity_ink(card.severity))
    row.end(number(card.severity), 39, "bold", f"why:crisis.{card.id}.severity")
    yield add_change(row, card.change, 47, rise_is_good=False).line()
    yield from rung_line(view, card, width)
    words, tone = peaks(card)
    yield Row(width).add(tr("Peaks"), "muted").to(14).add(words, tone).line()
    evidence = view.quantities.get(f"crisis.{card.id}.evidence")
    if evidence is not None:
        row = Row(width).add(tr("Evidence"), "muted").to(14)
        yield row.add(f"{100 * evidence:.0f} %", "bold", f"why:crisis.{card.id}.evidence").line()
    if card.culprit:
        yield from prose(card.culprit, width, indent=14, first=tr("Behind it"))
    if card.chokepoint:
        name = next((c.name for c in view.chokepoints if c.id == card.chokepoint), "")
        yield from prose(name, width, indent=14, first=tr("Sits on"))
    if card.targets:
        yield from prose(", ".join(_target(view, t) for t in card.targets), width, indent=14,
                         first=tr("It damages"))  # fmt: skip
    values = view.history.get(f"crisis.{card.id}.severity", ())
    if len(values) > 1:
        yield history_line(view, f"crisis.{card.id}.severity", tr("Past turns"), min(width, 50))
    yield BLANK
    yield Row(width).add(tr("What it needs"), "bold").line()
    yield from demands(view, card, width)


def _target(view: View, target: str) -> str:
    nation, _, thing = target.partition(".")
    name = thing.replace("_", " ")
    if view.own is not None and nation == view.viewer:
        name = next((c.name for c in view.own.infrastructure if c.id == thing), name)
    return f"{nation_name(view, nation)}: {name}"


def _nation(view: View, card: NationCard, width: int) -> Iterable[Line]:
    player = (
        tr("Played by a person")
        if card.player == "person"
        else tr("Played by the computer ({doctrine})")
    )
    doctrine = _DOCTRINES.get(card.player, card.player)
    yield Row(width).add(player.format(doctrine=doctrine), "muted").line()
    yield BLANK
    yield from prose(card.public_brief, width)
    known = [
        (words, f"nation.{card.id}.{name}")
        for name, words in (
            ("stability", tr("Stability")),
            ("prosperity", tr("Prosperity")),
            ("development", tr("Development")),
            ("burden", tr("Burden carried")),
        )
        if f"nation.{card.id}.{name}" in view.quantities
    ]
    if known:
        yield BLANK
    for words, quantity in known:
        row = Row(width).add(words, "muted")
        value = view.quantities[quantity]
        row.end(amount(value) if value < 10 else number(value), 22, "bold", f"why:{quantity}")
        yield add_change(row, view.changes.get(quantity, 0.0), 30).line()
    yield BLANK
    yield (
        Row(width)
        .add(tr("Trust"), "bold")
        .end(tr("in them"), 28, "muted")
        .end(tr("in return"), 40, "muted")
        .line()
    )
    for other in view.nations:
        if other.id != card.id:
            yield _mutual(view, card.id, other.id, width)


def _mutual(view: View, nation: str, other: str, width: int) -> Line:
    row = Row(width).add(nation_name(view, other), nation_ink(view, other))
    for quantity, end in ((f"trust.{nation}.{other}", 28), (f"trust.{other}.{nation}", 40)):
        value = view.quantities.get(quantity)
        if value is not None:
            row.end(number(value), end, trust_ink(value), f"why:{quantity}")
    return row.line()


def _chokepoint(view: View, card: ChokepointCard, width: int) -> Iterable[Line]:
    symbol, ink, word = flow_mark(card.flow)
    through = tr("{flow} % gets through").format(flow=number(card.flow))
    yield Row(width).add(f"{symbol} {word}", ink).add(f", {through}").line()
    if card.crisis:
        name = crisis_name(view, card.crisis)
        yield Row(width).add(tr("The crisis here:"), "muted").gap().add(name, "bold").line()
    yield BLANK
    yield Row(width).add(tr("Routes that pass"), "bold").line()
    for route in view.routes:
        if card.id not in route.through:
            continue
        ends = " – ".join(nation_name(view, nation) for nation in route.ends)
        row = Row(width, 1).add(route.name, cells=max(8, width - 36)).add(ends, "muted")
        yield row.right(f"{number(route.flow)} %", "bold", f"why:route.{route.id}.flow").line()
