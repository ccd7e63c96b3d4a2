"""Estimative language: words for how likely something is, and how well founded that is.

Source: Intelligence Community Directive 203, "Analytic Standards" (2015), which tells likelihood
from confidence.
"""

from game.language import tr, trc

_WORDS = (
    (0.05, tr("almost no chance")),
    (0.20, tr("very unlikely")),
    (0.45, tr("unlikely")),
    (0.55, tr("roughly even")),
    (0.80, tr("likely")),
    (0.95, tr("very likely")),
)


def likelihood(share: float) -> str:
    """The word for a likelihood from 0 to 1.

    >>> likelihood(0.5), likelihood(0.7), likelihood(0.99)
    ('roughly even', 'likely', 'almost certain')
    """
    return next((word for below, word in _WORDS if share < below), tr("almost certain"))


def confidence(evidence: float) -> str:
    """The word for how good the evidence is, from 0 to 1.

    >>> confidence(0.1), confidence(0.4), confidence(0.9)
    ('low', 'moderate', 'high')
    """
    if evidence < 0.3:
        return trc("confidence", "low")
    return trc("confidence", "moderate") if evidence < 0.7 else trc("confidence", "high")
