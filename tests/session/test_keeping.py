"""Orders as they were pledged: no more and no less."""

from game.rules.exercise import Exercise
from game.session.commands import Commit, Harden, Pledge, PledgeTransfer, Reason, Transfer
from game.session.host import Session
from game.session.keeping import as_pledged
from game.session.view import Phase
from tests.session.playing import begin, done, to_phase


def pledged(exercise: Exercise) -> Session:
    session = begin(exercise)
    to_phase(session, Phase.CONSULTATION)
    done(session.do("avalon", Pledge("mines", "security", 3)))
    done(session.do("avalon", PledgeTransfer("borduria", "budget", 2)))
    to_phase(session, Phase.DECISION)
    return session


def test_nothing_more_is_needed_once_it_is_done(exercise: Exercise) -> None:
    session = pledged(exercise)
    wanted = as_pledged(session.view("avalon"))
    assert set(wanted) == {Commit("mines", "security", 3), Transfer("borduria", "budget", 2)}
    for order in wanted:
        done(session.do("avalon", order))
    assert as_pledged(session.view("avalon")) == ()


def test_what_was_not_pledged_is_taken_back_first(exercise: Exercise) -> None:
    session = pledged(exercise)
    for order in (
        Commit("mines", "security", 1),
        Commit("cells", "security", 2),
        Transfer("caledon", "budget", 1),
        Transfer("borduria", "budget", 3),
        Reason("so that it holds"),
    ):
        done(session.do("avalon", order))
    *back, last = as_pledged(session.view("avalon"))
    assert last == Commit("mines", "security", 3)
    assert set(back) == {
        Commit("cells", "security", 0),
        Transfer("caledon", "budget", 0),
        Transfer("borduria", "budget", 2),
    }
    assert session.view("avalon").own is not None


def test_hardening_stays(exercise: Exercise) -> None:
    session = pledged(exercise)
    thing = next(iter(exercise.scenario.nations["avalon"].infrastructure))
    done(session.do("avalon", Harden(thing, 1)))
    for order in as_pledged(session.view("avalon")):
        done(session.do("avalon", order))
    own = session.view("avalon").own
    assert own is not None
    assert ("harden", thing) in {(line.kind, line.target) for line in own.orders}
