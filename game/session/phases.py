"""What the phases of a turn are called."""

from collections.abc import Mapping

from game.language import trc
from game.session.view import Phase

PHASES: Mapping[str, str] = {
    Phase.SITUATION: trc("phase", "situation"),
    Phase.CONSULTATION: trc("phase", "consultation"),
    Phase.DECISION: trc("phase", "decision"),
    Phase.ASSESSMENT: trc("phase", "assessment"),
    Phase.OUTCOME: trc("phase", "outcome"),
}
"""As they stand amid a sentence."""
