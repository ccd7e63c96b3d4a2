"""An exercise ready to be played: a checked scenario with its rulebook, compiled once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePath

from game.language import language_of_exercises
from game.quantities.beginning import initial
from game.quantities.catalogue import Catalogue
from game.quantities.checked import playable
from game.quantities.compiled import Column, condition
from game.rules.agendas import Agendas
from game.rules.injects import Msel
from game.rules.outcomes import Outcomes
from game.rules.world import World
from game.scenario.chosen_rulebook import rulebook_of
from game.scenario.library import rulebooks
from game.scenario.models import Scenario
from game.scenario.overlay_files import translations
from game.scenario.rulebook import Rulebook
from game.scenario.translation import in_language, rulebook_in_language


@dataclass(frozen=True)
class Exercise:
    """A scenario and its rulebook, and everything made of them that play needs."""

    id: str
    scenario: Scenario
    rulebook: Rulebook
    source: bytes
    """The scenario's file."""
    rulebook_source: bytes
    """The rulebook's file, before the scenario's overrides."""
    catalogue: Catalogue
    world: World
    msel: Msel
    agendas: Agendas
    outcomes: Outcomes
    activations: tuple[tuple[int, Column], ...]
    """Of each crisis that breaks out by a condition: its place, and the condition."""
    initial: tuple[float, ...]
    """Every column before the first turn."""
    written: Scenario
    """The scenario as its file says it, whatever language `scenario` is in."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """The scenario's overlays, whole, by language."""
    off: frozenset[str] = field(default_factory=frozenset)
    """The names of rules that are switched off."""

    @classmethod
    def of(
        cls,
        id: str,
        scenario: Scenario,
        rulebook: Rulebook,
        source: bytes = b"",
        rulebook_source: bytes = b"",
        written: Scenario | None = None,
        texts: Mapping[str, str] | None = None,
    ) -> "Exercise":
        """Compiles a scenario that has been checked.

        If it is in another language than its file, `written` is what the file says.
        """
        catalogue = Catalogue.of(scenario, rulebook)
        crises = enumerate(scenario.crises.values())
        return cls(
            id=id,
            scenario=scenario,
            rulebook=rulebook,
            source=source,
            rulebook_source=rulebook_source,
            catalogue=catalogue,
            world=World.of(scenario, catalogue, rulebook),
            msel=Msel.of(scenario, catalogue),
            agendas=Agendas.of(scenario, catalogue),
            outcomes=Outcomes.of(scenario, catalogue),
            activations=tuple(
                (place, condition(crisis.activates_when, catalogue))
                for place, crisis in crises
                if crisis.activates_when is not None and not crisis.active
            ),
            initial=tuple(initial(scenario, catalogue)),
            written=written or scenario,
            texts=texts or {},
            off=scenario.rules.switched_off,
        )

    @classmethod
    def load(
        cls,
        source: bytes,
        path: str,
        rulebook_source: bytes | None = None,
        texts: Mapping[str, str] | None = None,
    ) -> "Exercise":
        """Reads, checks and compiles a scenario, and puts it into the language that is spoken.

        `path` names it in messages, and its stem is the exercise's id. The rulebook is the one
        that the scenario names, unless its bytes are given; the overlays are those beside the
        file, unless they are given.
        Raises ScenarioError with everything that is wrong.
        """
        scenario = playable(source, path, has_rulebook=rulebook_source is not None)
        if rulebook_source is None:
            rulebook_source = rulebooks()[scenario.rules.rulebook].read_bytes()
        if texts is None:
            texts = translations(Path(path))
        spoken = in_language(scenario, texts, language_of_exercises())
        rulebook = rulebook_of(spoken, rulebook_source)
        rulebook = rulebook_in_language(rulebook, scenario.rules.rulebook, language_of_exercises())
        id = PurePath(path).stem
        return cls.of(id, spoken, rulebook, source, rulebook_source, scenario, texts)

    @cached_property
    def unit_cost(self) -> Mapping[str, float]:
        """Budget for a unit of each capability, committed to a crisis."""
        costs = self.world.unit_cost.tolist()
        return dict(zip(self.catalogue.axes["capability"], costs, strict=True))

    @cached_property
    def digest(self) -> str:
        """A fingerprint of the scenario's file."""
        return hashlib.sha256(self.source).hexdigest()

    @cached_property
    def rulebook_digest(self) -> str:
        """A fingerprint of the rulebook's file."""
        return hashlib.sha256(self.rulebook_source).hexdigest()
