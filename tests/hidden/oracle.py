"""Who may know which secret, and when: settled here anew, from the rules of the game alone.

Nothing of the session's own judgement of what may be seen is used, so that its mistakes show.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from game.quantities.catalogue import Quantity
from game.session.fold import Playthrough
from game.session.view import TABLE, Phase
from tests.hidden.canary import Canary, Secret

PUBLIC = frozenset(
    {
        *("turn", "cohesion", "equity", "deterrence", "common_score"),
        *("prosperity", "stability", "development", "fear", "liberties", "burden", "effort"),
        *("trust", "trade", "culture", "interoperability"),
        *("severity", "momentum", "evidence", "response", "status", "demand"),
        *("flow", "insurance", "integrity"),
        *("voice", "pool", "underway", "rung", "material", "learned", "grievance", "lent", "due"),
        *("signed", "member", "in_force", "breaches", "partner", "progress", "complete"),
        "accused",
    }
)
"""The blocks that everybody may see, apart from what concerns a latent crisis."""

OWN = frozenset(
    {
        *("budget", "income", "score", "capability", "hardening", "crossed", "reached"),
        *("upkeep", "plan", "belief", "warning", "guess", "insight"),
    }
)
"""The blocks that only the nation that they are about may see, until the outcome."""

HIDDEN = frozenset(
    {
        *("ending", "resolve", "reach", "fired", "answer"),
        *("achieved", "harmed", "strained", "first_turn"),
        "habit",
    }
)
"""The blocks that nobody at the table may ever see."""

PRESENCE = "presence"
"""How far a crisis has reached a nation: its own to know if the crisis is cyber, else nobody's."""


@dataclass(frozen=True)
class Oracle:
    """What each viewer may know at one moment of a playthrough."""

    canary: Canary
    play: Playthrough

    @property
    def over(self) -> bool:
        """Whether it has ended, so that agendas, briefs and what has happened lie open."""
        return self.play.phase is Phase.OUTCOME

    # Numbers

    def may_see(self, viewer: str, quantity: Quantity) -> bool:
        """Whether a viewer may know the value of a quantity."""
        if quantity.crisis is not None and self.is_latent(quantity.crisis):
            return False
        if quantity.block == PRESENCE:
            crisis, nation = quantity.ids
            cyber = self.canary.exercise.scenario.crises[crisis].kind == "cyber"
            return cyber and (viewer == nation or self.over)
        if quantity.block in ("belief", "accused") and not self._told(quantity):
            return False
        if quantity.block in OWN:
            return self.over or viewer == quantity.name.split(".")[1]
        return quantity.block in PUBLIC

    def hidden(self, viewer: str) -> list[Quantity]:
        """The quantities that a viewer may not know."""
        every = self.canary.exercise.catalogue.quantities.values()
        return [quantity for quantity in every if not self.may_see(viewer, quantity)]

    # Tokens

    def leaked(self, viewer: str, found: set[str]) -> list[Secret]:
        """Those of the tokens that a viewer has seen and may not know."""
        secrets = [self.canary.secrets[token] for token in sorted(found)]
        return [secret for secret in secrets if not self.may_know(viewer, secret)]

    def known(self, viewer: str) -> Iterator[Secret]:
        """Every secret that a viewer may know."""
        for secret in self.canary.secrets.values():
            if self.may_know(viewer, secret):
                yield secret

    def may_know(self, viewer: str, secret: Secret) -> bool:
        """Whether a viewer may know a secret now."""
        owner, option = secret.owner, secret.option
        if self.has_found_out(viewer, secret):
            return True
        match secret.kind:
            case "brief" | "agenda" | "agenda id" | "redline" | "redline id":
                return viewer == owner or self.over
            case "crisis id" | "crisis name" | "crisis description":
                return not self.is_latent(owner)
            case "adversary name" | "adversary id":
                return self.is_named(owner)
            case "inject id" | "inject title" | "option id":
                return self.has_received(viewer, owner) or (self.over and self.fired(owner) > 0)
            case "inject text":
                return self.has_received(viewer, owner)
            case "option text":
                told = self.chosen(viewer, owner, option, by_anybody=self.over)
                return told or self.has_received(viewer, owner)
            case "option outcome":
                return self.chosen(viewer, owner, option)
            case "ending":
                endings = self.canary.exercise.scenario.endings
                reached = int(self.play.quantities["partnership.ending"])
                return self.over and endings[reached - 1].id == owner
            case "reason":
                return viewer == owner
            case "adversary description" | "note" | "pin":
                return False
        raise AssertionError(secret)

    def is_latent(self, crisis: str) -> bool:
        """Whether nobody knows of a crisis."""
        return self.play.quantities[f"crisis.{crisis}.status"] == 0

    def is_named(self, adversary: str) -> bool:
        """Whether evidence has named it, or the outcome has.

        Evidence may fade, and the reveal shows how crises were before: once named is named.
        """
        named = self.canary.exercise.rulebook.evidence.named
        moments = (self.play.quantities, *self.play.marks.values())
        return any(
            crisis.culprit == adversary
            and not self.is_latent(name)
            and (self.over or any(m[f"crisis.{name}.evidence"] >= named for m in moments))
            for name, crisis in self.canary.exercise.scenario.crises.items()
        )

    def has_found_out(self, viewer: str, secret: Secret) -> bool:
        """Whether its own intelligence has told a viewer: aims of partners, what is coming, who."""
        match secret.kind:
            case "adversary name" | "adversary id":
                return self.is_suspected(viewer, secret.owner)
            case "agenda":
                return self._now(f"estimate.{viewer}.{secret.owner}.insight") >= 0.5
            case "crisis name":
                return self._now(f"warning.{viewer}.{secret.owner}") >= 0.5
        return False

    def is_suspected(self, viewer: str, adversary: str) -> bool:
        """Whether a viewer takes it for a culprit, or anybody has accused or proposed to."""
        nations = self.canary.exercise.scenario.nations
        for crisis in self.canary.exercise.scenario.crises:
            if self.is_latent(crisis):
                continue
            viewers = nations if self.over else (viewer,)
            if any(self._now(f"belief.{n}.{crisis}.{adversary}") >= 0.05 for n in viewers):
                return True
            if any(self._now(f"accused.{n}.{crisis}.{adversary}") for n in nations):
                return True
        aimed = {part for _, target in self.play.table.proposals for part in target.split(".")}
        return adversary in aimed

    def _told(self, quantity: Quantity) -> bool:
        """Whether a quantity that names an adversary has something to tell."""
        least = 0.05 if quantity.block == "belief" else 1
        return self._now(quantity.name) >= least

    def _now(self, name: str) -> float:
        return self.play.quantities.get(name, 0.0)

    def fired(self, inject: str) -> int:
        """The turn in which an inject fired; 0 if it has not."""
        return int(self.play.quantities[f"inject.{inject}.fired"])

    def has_received(self, viewer: str, inject: str) -> bool:
        """Whether an inject has fired and went to the viewer, or to all."""
        to = self.canary.exercise.scenario.injects[inject].to
        reached = to == "all" or (viewer != TABLE and viewer in to)
        return bool(self.fired(inject)) and reached

    def chosen(self, viewer: str, inject: str, option: str, *, by_anybody: bool = False) -> bool:
        """Whether an option was carried out, by the viewer or in public."""
        about = self.canary.exercise.scenario.injects[inject]
        ids = [known.id for known in about.options]
        number = 1 + ids.index(option)
        nations = [
            nation
            for nation in self.canary.exercise.scenario.nations
            if self.play.quantities.get(f"inject.{inject}.answer.{nation}") == number
        ]
        open_to_all = about.options[number - 1].public or by_anybody
        return bool(nations) and (open_to_all or viewer in nations)
