"""What could be proposed at the open table, as far as everybody may read it.

Whom only the speaker's own intelligence suspects is not told to the table before it is named there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.session.commands import Propose
from game.session.view import View

if TYPE_CHECKING:
    from game.session.host import Session

NAMING = ("adversary", "accusation")
"""Kinds of targets that name somebody of whom not everybody may have heard."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a nation could propose now, or why not."""

    agreement: str
    target: str
    title: str
    """What it is and what it is aimed at."""
    text: str
    duty: str
    """"" for what is done together in the same turn."""
    cost: float
    quorum: float
    ratification: float | None
    """The stability that a treaty needs at home; None for what is no treaty."""
    why_not: str
    """"" if it can be proposed."""

    @property
    def is_treaty(self) -> bool:
        return self.ratification is not None


def candidates(
    session: "Session", view: View, speaker: str, named: Iterable[str] = ()
) -> Iterator[Candidate]:
    """What a nation could propose: nothing that the table may not read.

    Who plays alone reads all; else those of whom the table has heard, and whom somebody `named`.
    """
    alone = len(session.persons) == 1
    aims = session.own(speaker).secret.aims
    treaties = {card.id: card for card in view.agreements.treaties}
    joint = {card.id: card for card in view.agreements.joint}
    for offer in session.offers(speaker):
        if not isinstance(offer.command, Propose):
            continue
        agreement, target = offer.command.agreement, offer.command.target
        why = "" if offer.why is None else offer.why.message
        if agreement in treaties:
            treaty = treaties[agreement]
            yield Candidate(agreement, target, treaty.title, treaty.text, treaty.duty, 0.0,
                            treaty.quorum, treaty.ratification, why)  # fmt: skip
            continue
        card = joint[agreement]
        name = dict(aims.get(agreement, ())).get(target, "")
        if card.aimed_at in NAMING and not (
            alone or name in named or _is_public(session, view, target)
        ):
            continue
        title = f"{card.title}: {name}" if name else card.title
        yield Candidate(agreement, target, title, card.text, "", card.cost, card.quorum, None, why)


def can_name(session: "Session", view: View) -> bool:
    """Whether there may be somebody to name of whom the table has not heard."""
    kinds = {card.aimed_at for card in view.agreements.joint}
    return len(session.persons) > 1 and not kinds.isdisjoint(NAMING)


def unheard(session: "Session", view: View, speaker: str, spoken: str) -> list[str]:
    """Targets of the speaker that name whom somebody has just named aloud."""
    kinds = {card.id: card.aimed_at for card in view.agreements.joint}
    said = spoken.strip().casefold()
    return [
        name
        for agreement, targets in session.own(speaker).secret.aims.items()
        if kinds.get(agreement) in NAMING and said
        for target, name in targets
        if said in (name.casefold(), _adversary(session, target).casefold())
    ]


def _adversary(session: "Session", target: str) -> str:
    """The name of the adversary whom a target names, by itself or for a crisis."""
    return session.exercise.scenario.adversaries[target.rpartition(".")[2]].name


def _is_public(session: "Session", view: View, target: str) -> bool:
    """Whether the whole table has heard of whom a target names."""
    adversary = target.rpartition(".")[2]
    accused = any(
        quantity.startswith("accused.") and quantity.endswith(f".{adversary}")
        for quantity in view.quantities
    )
    culprits = {crisis.culprit for crisis in view.crises}
    return accused or _adversary(session, target) in culprits
