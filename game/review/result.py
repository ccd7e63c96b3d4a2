"""What came of an exercise, for programs and for people: the answer of `concord run`."""

from dataclasses import dataclass
from textwrap import fill
from typing import Any

from game.language import tr
from game.session.host import Session
from game.session.journal import ORIGIN, encode
from game.session.store import Store
from game.session.view import FACILITATOR, Outcome

FORMAT = 1
"""Of the JSON. Keys may be added to it; one that is changed or taken away raises the number."""

WIDTH = 80
"""Columns of a text for people, wherever it goes."""

OBJECTIVES = tr("Objectives (P performed, S with some challenges, M with major ones, U unable)")


@dataclass(frozen=True, slots=True)
class Result:
    """An exercise that has been played to its outcome."""

    scenario: str
    title: str
    scenario_digest: str
    rulebook_digest: str
    seed: int
    seats: dict[str, str]
    """Nation to doctrine, or `person`."""
    names: dict[str, str]
    """Nation to its name."""
    turns: int
    """How many were played."""
    outcome: Outcome
    quantities: dict[str, float]
    """Every named quantity at the end."""
    journal_digest: str

    def as_json(self) -> dict[str, Any]:
        """The documented object of `concord run --json`."""
        outcome = self.outcome
        return {
            "format": FORMAT,
            "scenario": self.scenario,
            "scenario_digest": self.scenario_digest,
            "rulebook_digest": self.rulebook_digest,
            "seed": self.seed,
            "seats": self.seats,
            "turns": self.turns,
            "ending": {"id": outcome.ending, "title": outcome.title},
            "scores": {
                "common": outcome.common_score,
                "nations": {line.nation: line.score for line in outcome.nations},
            },
            "objectives": {line.id: line.rating for line in outcome.objectives},
            "quantities": self.quantities,
            "journal_digest": self.journal_digest,
        }

    def as_text(self) -> str:
        """A short page for people."""
        outcome = self.outcome
        width = max(len(name) for name in self.names.values())
        seats = [
            f"  {self.names[line.nation]:<{width}}  {line.score:5.1f}  {self.seats[line.nation]}"
            for line in outcome.nations
        ]
        objectives = [f"  {line.rating}  {line.title}" for line in outcome.objectives]
        return "\n".join(
            [
                tr("{title}, seed {seed}: {ending}, after {n} turns").format(
                    title=self.title, seed=self.seed, ending=outcome.title, n=self.turns
                ),
                "",
                fill(outcome.text, WIDTH),
                "",
                tr("Common score {score}").format(score=f"{outcome.common_score:.1f}"),
                *seats,
                *(("", OBJECTIVES, *objectives) if objectives else ()),
            ]
        )


def result_of(session: Session, store: Store) -> Result:
    """The result of an exercise that has come to its outcome."""
    view = session.view(FACILITATOR)
    if view.outcome is None:
        raise ValueError("the exercise goes on")
    exercise = session.exercise
    return Result(
        scenario=exercise.id,
        title=view.title,
        scenario_digest=exercise.digest,
        rulebook_digest=exercise.rulebook_digest,
        seed=session.seed,
        seats={nation: seat.player for nation, seat in session.seats.items()},
        names={card.id: card.name for card in view.nations},
        turns=view.turn,
        outcome=view.outcome,
        quantities=dict(view.quantities),
        journal_digest=digest_of(store),
    )


def digest_of(store: Store) -> str:
    """The hash of a journal's last line, which depends on every line before it."""
    after = ORIGIN
    for entry in store.records():
        _, after = encode(entry.seq, after, entry.command_id, entry.records)
    return after
