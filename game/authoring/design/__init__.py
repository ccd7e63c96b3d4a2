"""Whether a sound scenario is a good exercise: what its author would want to know before the day.

Each check looks at a scenario that can be played, and finds what players would notice. What is
found is a warning or a note, never an error; where the author means it, the file allows it.
"""

from game.authoring.design import effects, endings, happening, means, sense, texts
from game.authoring.design.doubts import Doubts
from game.scenario.diagnostics import Diagnostic
from game.scenario.load import Loaded

CHECKS = (
    happening.check_injects,
    happening.check_conditions,
    happening.check_latent_crises,
    effects.check_effects,
    endings.check_endings,
    means.check_crises,
    means.check_options,
    sense.check_cascades,
    sense.check_nations,
    sense.check_objectives,
    sense.check_turns,
    sense.check_decisions,
    sense.check_unused,
    texts.check_lengths,
)


def check_design(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """What is doubtful in a scenario without errors."""
    assert loaded.scenario is not None
    doubts = Doubts(loaded, loaded.scenario)
    for check in CHECKS:
        check(doubts)
    return tuple(doubts.diagnostics)
