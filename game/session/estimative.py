"""Estimative language: words for how likely something is, and how well founded that is.

Source: Intelligence Community Directive 203, "Analytic Standards" (2015), which tells likelihood
from confidence.
"""

_WORDS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even"),
    (0.80, "likely"),
    (0.95, "very likely"),
)


def likelihood(share: float) -> str:
    """The word for a likelihood from 0 to 1.

    >>> likelihood(0.5), likelihood(0.7), likelihood(0.99)
    ('roughly even', 'likely', 'almost certain')
    """
    return next((word for below, word in _WORDS if share < below), "almost certain")


def confidence(evidence: float) -> str:
    """The word for how good the evidence is, from 0 to 1.

    >>> confidence(0.1), confidence(0.4), confidence(0.9)
    ('low', 'moderate', 'high')
    """
    if evidence < 0.3:
        return "low"
    return "moderate" if evidence < 0.7 else "high"
