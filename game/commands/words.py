"""What the ids in saves and scenarios are called in the lines that commands print."""

from game.language import tr

PHASES = {
    "situation": tr("situation"),
    "consultation": tr("consultation"),
    "decision": tr("decision"),
    "assessment": tr("assessment"),
    "outcome": tr("outcome"),
}

STATUSES = {
    "latent": tr("latent"),
    "active": tr("active"),
    "contained": tr("contained"),
    "resolved": tr("resolved"),
    "catastrophic": tr("catastrophic"),
}
"""The states of a crisis."""

KINDS = {
    "cyber": tr("cyber"),
    "terrorism": tr("terrorism"),
    "trade_route": tr("trade route"),
    "armed_conflict": tr("armed conflict"),
    "hybrid": tr("hybrid"),
}
"""The kinds of crisis."""

DIFFICULTIES = {
    "introductory": tr("introductory"),
    "moderate": tr("moderate"),
    "demanding": tr("demanding"),
}
