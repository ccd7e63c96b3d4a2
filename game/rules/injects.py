"""The master scenario events list in play: when injects fire, and what answers to them do."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from game.quantities.catalogue import Catalogue
from game.quantities.compiled import Change, Column, condition, effects
from game.quantities.grid import Array, zeros_like
from game.quantities.state import State
from game.rules.ledger import Ledger
from game.rules.scene import add, put
from game.rules.world import Flags
from game.scenario.models import Scenario
from game.scenario.msel import FIRES


@dataclass(frozen=True)
class Prepared:
    """One inject, ready to be played."""

    id: str
    place: int
    turn: int | None
    when: Column | None
    effects: tuple[Change, ...]
    recipients: tuple[int, ...]
    """The places of the nations that receive it."""
    default: int
    """The number, from 1, of the option taken when no answer is given; 0 without options."""
    costs: Array
    """[options + 1]: units of budget for each option; the first, for none, is 0."""
    stances: tuple[str, ...]
    """Of each option."""


@dataclass(frozen=True)
class Msel:
    """The injects of an exercise that may fire, in the order of the file."""

    scenario: Scenario
    catalogue: Catalogue
    injects: tuple[Prepared, ...]
    _answers: dict[tuple[int, int, int], tuple[Change, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, scenario: Scenario, catalogue: Catalogue) -> "Msel":
        nations = list(scenario.nations)
        prepared = []
        for place, (name, inject) in enumerate(scenario.injects.items()):
            if inject.status not in FIRES:
                continue
            to = nations if inject.to == "all" else inject.to
            default = next((i for i, o in enumerate(inject.options, 1) if o.default), 0)
            prepared.append(
                Prepared(
                    id=name,
                    place=place,
                    turn=inject.turn,
                    when=None if inject.when is None else condition(inject.when, catalogue),
                    effects=effects(inject.effects, catalogue),
                    recipients=tuple(nations.index(n) for n in to),
                    default=default,
                    costs=np.array([0.0, *(option.budget for option in inject.options)]),
                    stances=tuple(option.stance for option in inject.options),
                )
            )
        return cls(scenario, catalogue, tuple(prepared))

    @cached_property
    def decisions(self) -> tuple[Prepared, ...]:
        """The injects that ask for a decision."""
        return tuple(inject for inject in self.injects if inject.default)

    def asking(self, state: State, turn: int) -> list[Prepared]:
        """Those that ask for one in this turn, in any game of a batch."""
        fired = (state.fired == turn).any(axis=0).tolist()
        return [inject for inject in self.decisions if fired[inject.place]]

    def of_answer(self, inject: Prepared, nation: int, option: int) -> tuple[Change, ...]:
        """What an option, counted from 1, changes when a nation chooses it."""
        key = inject.place, nation, option
        if key not in self._answers:
            texts = self.scenario.injects[inject.id].options[option - 1].effects
            chooser = self.catalogue.axes["nation"][nation]
            self._answers[key] = effects(texts, self.catalogue, {"self": chooser})
        return self._answers[key]


def fire(msel: Msel, state: State, turn: int, ledger: Ledger | None) -> None:
    """Fires what is due this turn, or whose condition holds, each inject once.

    Whether each is due is settled before the first takes effect.
    """
    due: list[tuple[Prepared, Flags]] = []
    waiting = state.fired == 0
    somewhere = waiting.any(axis=0).tolist()
    for inject in msel.injects:
        if inject.turn is not None:
            if inject.turn == turn:
                due.append((inject, np.ones(state.games, dtype=bool)))
        elif inject.when is not None and somewhere[inject.place]:
            now = inject.when(state.values) & waiting[:, inject.place]
            if now.any():
                due.append((inject, now))
    if not due:
        return
    fired = zeros_like(state.fired)
    for inject, now in due:
        fired[:, inject.place] = now * float(turn)
    add(state, "fired", fired, "msel", ledger)
    for inject, now in due:
        put(inject.effects, now, state, f"inject:{inject.id}", ledger)


def chosen(inject: Prepared, answer: Array, state: State, turn: int) -> Array:
    """The option that counts for each nation: [games, nation], 0 where none is asked for.

    Who gave no answer, or cannot pay for it, takes the default. `answer` is [games, nation].
    """
    asked = zeros_like(answer)
    asked[:, inject.recipients] = 1
    asked *= (state.fired[:, inject.place] == turn)[:, None]
    price = inject.costs[answer.astype(int)]
    valid = (answer > 0) & (price <= state.budget)
    picked: Array = np.where(valid, answer, float(inject.default)) * asked
    return picked


def answer(msel: Msel, answers: Array, state: State, turn: int, ledger: Ledger | None) -> None:
    """Carries out the answers, [games, inject, nation], to the injects of this turn."""
    for inject in msel.asking(state, turn):
        picked = chosen(inject, answers[:, inject.place], state, turn)
        add(state, "answer", picked, "msel", ledger, at=inject.place)
        for nation in inject.recipients:
            for option in range(1, len(inject.costs)):
                where = picked[:, nation] == option
                if not where.any():
                    continue
                cause = f"answer:{inject.id}:{inject_option(msel, inject, option)}"
                if inject.costs[option]:
                    paid = where * inject.costs[option]
                    add(state, "budget", -paid, cause, ledger, at=nation)
                put(msel.of_answer(inject, nation, option), where, state, cause, ledger)


def inject_option(msel: Msel, inject: Prepared, option: int) -> str:
    """The id of an option, counted from 1."""
    return msel.scenario.injects[inject.id].options[option - 1].id
