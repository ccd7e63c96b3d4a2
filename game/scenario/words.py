"""What the ids that every scenario shares are called: kinds of crisis, ways of a message, …

It loads no models, so that a list of saves or the help of a command is there at once.
"""

from game.language import tr, trc

KINDS = {
    "cyber": trc("kind of crisis", "cyber"),
    "terrorism": trc("kind of crisis", "terrorism"),
    "trade_route": trc("kind of crisis", "trade route"),
    "armed_conflict": trc("kind of crisis", "armed conflict"),
    "hybrid": trc("kind of crisis", "hybrid"),
}
"""The kinds of crisis, as they stand in a sentence. Where a word stands alone, some say more."""

STATUSES = {
    "latent": trc("status of a crisis", "latent"),
    "active": trc("status of a crisis", "active"),
    "contained": trc("status of a crisis", "contained"),
    "resolved": trc("status of a crisis", "resolved"),
    "catastrophic": trc("status of a crisis", "catastrophic"),
}

DIFFICULTIES = {
    "introductory": trc("difficulty", "introductory"),
    "moderate": trc("difficulty", "moderate"),
    "demanding": trc("difficulty", "demanding"),
}
"""The easiest first."""

METHODS = {
    "email": tr("email"),
    "phone": tr("phone"),
    "radio": trc("method", "radio"),
    "in_person": tr("in person"),
    "news": trc("method", "news"),
    "social_media": tr("social media"),
    "intelligence_report": tr("intelligence report"),
    "orders": trc("method", "orders"),
}
"""The ways in which an inject comes."""

RATINGS = {
    "P": tr("performed without challenges"),
    "S": tr("performed with some challenges"),
    "M": tr("performed with major challenges"),
    "U": tr("unable to be performed"),
}
"""HSEEP's ratings of an objective."""
