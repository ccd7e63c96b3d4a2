"""`concord replay`: a saved exercise in words, turn by turn."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from game.commands.paragraphs import paragraphs
from game.commands.save_argument import (
    AS,
    OF_THE_FACILITATOR,
    SAVE,
    SaveProblem,
    known_viewer,
    read_save,
    see_that_it_has_come_to,
    tell_damage,
)
from game.commands.whole_number import WholeNumber
from game.exit_codes import ExitCode
from game.language import in_running_text, tr
from game.scenario.words import STATUSES
from game.session.phases import PHASES

if TYPE_CHECKING:
    from game.scenario.models import Scenario
    from game.session.fold import Playthrough
    from game.session.reading import Frame
    from game.session.view import OrderLine, Outcome, View

HELP = paragraphs(tr("Print what happened in a saved exercise, turn by turn."), OF_THE_FACILITATOR)

EXAMPLES = tr("""\
Examples:
  concord replay the_narrows-2031-03-15-1
  concord replay SAVE --turn 3
  concord replay SAVE --as table""")

MOST_NEWS = 12
"""How many lines of news a situation and an assessment are given."""


@click.command("replay", help=HELP, epilog=paragraphs(EXAMPLES))
@SAVE
@click.option("--turn", type=WholeNumber(1), help=tr("Only this turn."))
@AS
def command(save: str, turn: int | None, viewer: str) -> int:
    from game.session.errors import SaveError
    from game.session.events import BadRecordError
    from game.session.reading import framed, phases

    store = read_save(save)
    tell_damage(store)
    try:
        entries = store.records()
        frame = framed(entries)
        viewer = known_viewer(frame.exercise, viewer)
        told: set[str] = set()
        last = 0
        for play in phases(frame, entries):
            last = play.turn
            if turn in (None, play.turn):
                for line in _phase(frame, play, viewer, told):
                    click.echo(line)
    except (SaveError, BadRecordError) as error:
        raise SaveProblem(f"{store.path.name}: {error}") from error
    see_that_it_has_come_to(turn, last)
    return ExitCode.OK


def _phase(frame: "Frame", play: "Playthrough", viewer: str, told: set[str]) -> Iterator[str]:
    """What one phase brought, as it was when it ended; no news that has been told already."""
    from game.session.view import Phase
    from game.session.views import view

    seen = view(frame.exercise, play, frame.seats, viewer)
    if seen.phase is Phase.SITUATION:
        title = tr("{exercise}, turn {turn} of {turns}: {time}").format(
            exercise=seen.title, turn=seen.turn, turns=seen.turns, time=seen.scenario_time
        )
        yield from ("", title, "═" * len(title))
    yield from ("", PHASES[seen.phase].capitalize())
    match seen.phase:
        case Phase.SITUATION:
            yield from _situation(seen, told)
        case Phase.CONSULTATION:
            yield from _consultation(seen)
        case Phase.DECISION:
            yield from _decision(frame, play, seen)
        case Phase.ASSESSMENT:
            yield from _assessment(seen, told)
        case Phase.OUTCOME:
            yield from _outcome(seen)


def _situation(seen: "View", told: set[str]) -> Iterator[str]:
    yield from _news(seen, told)
    for card in seen.inbox:
        if card.new:
            to = ", ".join(_name(seen, nation) for nation in card.to)
            line = tr("✉ {time} {sender} to {recipients}: {title}")
            yield "  " + line.format(
                time=card.time, sender=card.sender, recipients=to, title=card.title
            )
    for crisis in seen.crises:
        line = tr("{crisis}: severity {severity}, {status}")
        yield "  " + line.format(
            crisis=crisis.name,
            severity=f"{crisis.severity:.0f}",
            status=STATUSES[crisis.status],
        )


def _consultation(seen: "View") -> Iterator[str]:
    for promise in seen.promises:
        line = tr("{nation} pledged {what} {amount} → {target}")
        yield "  " + line.format(
            nation=_name(seen, promise.nation),
            what=_what(seen, promise.what),
            amount=f"{promise.amount:g}",
            target=_target(seen, promise.target),
        )
    for message in seen.messages:
        if message.turn == seen.turn:
            yield f"  {_name(seen, message.nation)}: “{message.text}”"
    if not seen.promises:
        yield "  " + tr("Nobody pledged anything.")


def _decision(frame: "Frame", play: "Playthrough", seen: "View") -> Iterator[str]:
    """The orders: a nation's own, or everybody's for the facilitator."""
    from game.session.means import plain
    from game.session.own import own
    from game.session.view import FACILITATOR

    nations = [card.id for card in seen.nations if seen.viewer in (card.id, FACILITATOR)]
    for nation in nations:
        its = own(frame.exercise, play, nation)
        orders = [_order(frame.exercise.scenario, seen, nation, line) for line in its.orders]
        yield "  " + tr("{nation}: {orders} (cost {cost})").format(
            nation=_name(seen, nation),
            orders=", ".join(orders) or tr("nothing"),
            cost=plain(its.spent),
        )
        if its.reason:
            yield "    " + tr("because: “{reason}”").format(reason=its.reason)
    if not nations:
        yield "  " + tr("Orders were given in secret.")


def _order(scenario: "Scenario", seen: "View", nation: str, line: "OrderLine") -> str:
    match line.kind:
        case "answer":
            inject = scenario.injects[line.target]
            chosen = next(option for option in inject.options if option.id == line.what)
            answers = tr("answers “{inject}” with “{option}”")
            return answers.format(inject=inject.title, option=chosen.text)
        case "harden":
            thing = scenario.nations[nation].infrastructure[line.target]
            protects = tr("protects {infrastructure} for {amount}")
            return protects.format(infrastructure=thing.name, amount=f"{line.amount:g}")
    return f"{_what(seen, line.what)} {line.amount:g} → {_target(seen, line.target)}"


def _assessment(seen: "View", told: set[str]) -> Iterator[str]:
    for deed in seen.deeds:
        mark = tr("✓ kept") if deed.kept else tr("✖ broken")
        if not deed.pledged:
            mark = tr("+ unasked")
        line = tr("{nation}: {what} → {target}, pledged {pledged}, did {done}  {mark}")
        yield "  " + line.format(
            nation=_name(seen, deed.nation),
            what=_what(seen, deed.what),
            target=_target(seen, deed.target),
            pledged=f"{deed.pledged:g}",
            done=f"{deed.done:g}",
            mark=mark,
        )
    for choice in seen.choices:
        yield f"  {_name(seen, choice.nation)}, {choice.title}: {choice.option}"
    yield from _news(seen, told)


def _news(seen: "View", told: set[str]) -> Iterator[str]:
    """The most important news; what was said at the last reveal is not said again."""
    fresh = [item.text for item in seen.news if item.text not in told]
    told.clear()
    told.update(item.text for item in seen.news)
    for text in fresh[:MOST_NEWS]:
        yield f"  {text}"


def _outcome(seen: "View") -> Iterator[str]:
    told: Outcome | None = seen.outcome
    if told is None:
        return
    yield f"  {told.title}"
    yield f"  {told.text}"
    yield "  " + tr("Common score {score}").format(score=f"{told.common_score:.1f}")
    for nation in told.nations:
        name, score = _name(seen, nation.nation), f"{nation.score:.1f}"
        yield "  " + tr("{nation}: score {score}").format(nation=name, score=score)
        for item in nation.agenda:
            title = tr("{title} (secret)") if item.secret else "{title}"
            yield f"    {item.reached:3.0f} %  {title.format(title=item.title)}"
    for objective in told.objectives:
        yield f"  {objective.rating}  {objective.title}. {objective.evidence}"
    for point in told.turning_points:
        yield "  " + tr("Turn {turn}: {text}").format(turn=point.turn, text=point.text)
    for crisis, culprit in told.culprits.items():
        behind = tr("Behind {crisis}: {culprit}")
        yield "  " + behind.format(crisis=_target(seen, crisis), culprit=culprit)


def _name(seen: "View", nation: str) -> str:
    return next(card.name for card in seen.nations if card.id == nation)


def _what(seen: "View", what: str) -> str:
    """What is given or used, amid a sentence: a capability, or `budget`."""
    from game.session.means import BUDGET

    return in_running_text(tr("budget") if what == BUDGET else seen.capabilities.get(what, what))


def _target(seen: "View", target: str) -> str:
    """The name of a crisis or of a nation."""
    names = {card.id: card.name for card in seen.crises}
    names |= {card.id: card.name for card in seen.nations}
    return names.get(target, target)
