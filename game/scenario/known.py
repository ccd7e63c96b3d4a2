"""Names that a scenario may use and that the program defines elsewhere.

They are listed here so that a scenario can be checked without loading the rules and the
computer-run nations. Tests hold them against those.
"""

DOCTRINES = ("cooperator", "free_rider", "reciprocator", "random")
"""The doctrines of computer-run nations."""

OTHER_VIEWERS = ("table", "facilitator")
"""Who looks at an exercise beside the nations."""

BUDGET = "budget"
"""What nations give each other beside units of capabilities."""

RULES = (
    "income",
    "escalation",
    "cyber_spread",
    "cells_grow",
    "attacks",
    "cascade",
    "commitments",
    "transfers",
    "hardening",
    "pooled_response",
    "neglect",
    "diplomacy",
    "evidence",
    "cyber_cleaning",
    "cells_disrupted",
    "catastrophe",
    "statuses",
    "harm",
    "damage",
    "repair",
    "fear",
    "overreaction",
    "traffic",
    "outages",
    "lost_trade",
    "rerouting",
    "premiums",
    "recovery",
    "kept_pledges",
    "broken_pledges",
    "free_riding",
    "aid_received",
    "broken_promises",
    "reputation",
    "drift",
    "burdens",
    "equity",
    "strain",
    "cohesion",
    "deterrence",
    "common_score",
)
"""The rules that a scenario may switch off."""
