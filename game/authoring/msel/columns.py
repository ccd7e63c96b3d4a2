"""The columns of a master scenario events list, and what real spreadsheets call them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.authoring.msel import german
from game.scenario.msel import Category, Method, Status


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a list says of its entries."""

    key: str
    """What the program calls it."""
    title: str
    """The header under which it is exported. A header like this is an exact match."""
    synonyms: tuple[str, ...] = ()
    """Other headers that mean it, in plain form, the surest first."""


COLUMNS = (
    Column(
        "number",
        "Number",
        (
            "msel number", "event number", "inject number", "serial number", "item number",
            "serial",
            "msel item", "msel id", "inject id", "event id", "id number", "identifier",
            "reference", "ref", "item",
        ),
    ),
    Column(
        "title",
        "Title",
        (
            "subject", "inject title", "event title", "event name", "inject name",
            "inject subject",
            "headline", "short title", "short description", "heading", "event", "inject", "name",
            "topic",
        ),
    ),
    Column(
        "category",
        "Category",
        ("event type", "inject type", "entry type", "msel category", "type", "kind", "class"),
    ),
    Column(
        "status",
        "Status",
        ("inject status", "event status", "state", "msel status", "delivery status", "progress"),
    ),
    Column(
        "turn",
        "Turn",
        (
            "turn number", "round", "round number", "move", "move number", "game turn", "module",
            "module number", "exercise day", "day number", "day",
        ),
    ),
    Column(
        "date",
        "Date",
        (
            "inject dtg", "dtg", "date time group", "date time", "date and time", "scenario date",
            "event date", "inject date", "exercise date", "scheduled date", "planned date",
            "scenario dtg",
        ),
    ),
    Column(
        "time",
        "Time",
        (
            "event time", "inject time", "scenario time", "exercise time", "time of inject",
            "scheduled time", "planned time", "start time", "delivery time", "real time", "clock",
            "when", "hour",
        ),
    ),
    Column(
        "when",
        "Condition",
        ("trigger", "trigger condition", "triggered by", "fires when", "precondition"),
    ),
    Column(
        "method",
        "Method",
        (
            "inject mode", "inject method", "delivery method", "delivery mode",
            "method of delivery",
            "mode of delivery", "mode", "delivery", "means", "medium", "media", "channel",
            "vehicle",
            "means of delivery", "communication method", "format",
        ),
    ),
    Column(
        "sender",
        "From",
        (
            "send from", "sent from", "sent by", "sender", "simulated sender", "originator",
            "origin", "from role", "from whom", "source",
        ),
    ),
    Column(
        "to",
        "To",
        (
            "send to", "sent to", "recipient", "recipients", "receiver", "addressee", "addressees",
            "to whom", "recipient player", "recipient players", "player", "players",
            "delivered to",
            "audience", "training audience", "target audience", "target", "organisation",
            "organization", "agency",
        ),
    ),
    Column(
        "controller",
        "Controller",
        (
            "responsible controller", "injected by", "controller name", "delivered by",
            "implementer", "implemented by", "inject controller", "poc", "point of contact",
            "owner", "responsible", "responsible person", "simcell",
        ),
    ),
    Column(
        "text",
        "Description",
        (
            "event description", "inject description", "description of event", "inject text",
            "description of inject", "message text", "inject content", "inject message", "message",
            "content", "text", "body", "details", "narrative", "implementer narrative", "detail",
            "scenario", "situation",
        ),
    ),
    Column(
        "expected_action",
        "Expected action",
        (
            "expected actions", "expected outcome", "expected outcomes", "expected player action",
            "expected player actions", "expected response", "expected responses",
            "anticipated response", "anticipated action", "anticipated actions",
            "anticipated player action", "player action", "player actions", "desired response",
            "desired outcome", "expected result", "expected results",
        ),
    ),
    Column(
        "controller_notes",
        "Controller notes",
        (
            "controller note", "notes to controller", "notes for controller", "controller remarks",
            "controller instructions", "notes to controllers", "facilitator notes",
            "simcell notes",
        ),
    ),
    Column(
        "evaluator_notes",
        "Evaluator notes",
        (
            "evaluator note", "notes to evaluator", "notes for evaluator", "evaluator remarks",
            "notes to evaluators", "evaluation notes", "evaluator", "evaluation criteria",
            "evaluation",
        ),
    ),
    Column(
        "objectives",
        "Objectives",
        (
            "objective", "exercise objective", "exercise objectives", "objective number",
            "training objective", "training objectives", "related objective", "related objectives",
            "objective s", "core objective",
        ),
    ),
    Column(
        "critical_tasks",
        "Critical tasks",
        ("critical task", "task", "tasks", "eeg task", "eeg tasks", "critical task s"),
    ),
    Column(
        "contingency_of",
        "Contingency of",
        ("contingent on", "contingency for", "contingency to", "depends on", "parent inject"),
    ),
    Column(
        "storyline",
        "Storyline",
        ("thread", "story line", "story", "vignette", "storyline thread", "event thread",
        "strand"),
    ),
    Column("notes", "Notes", ("remarks", "note", "comments", "comment", "remark",
    "notes remarks")),
    Column("effects", "Effects"),
    Column("options", "Options", ("choices", "choice", "option", "answers", "courses of action")),
    Column("id", "Id"),
)  # fmt: skip
"""In the order in which they are exported."""

BY_KEY = {column.key: column for column in COLUMNS}

_ABBREVIATED = {"no": "number", "nr": "number", "num": "number", "nbr": "number"}


def plain(header: str) -> str:
    """A header as synonyms are written: small letters and digits, words with one space between.

    >>> plain("Inject DTG:"), plain("Event #")
    ('inject dtg', 'event number')
    """
    letters = unicodedata.normalize("NFKD", header.replace("#", " number ")).casefold()
    words = re.findall(r"[^\W_]+", "".join(c for c in letters if not unicodedata.combining(c)))
    return " ".join(_ABBREVIATED.get(word, word) for word in words)


EXACT = {plain(column.title): column.key for column in COLUMNS}
_ENGLISH = {plain(word): column.key for column in COLUMNS for word in column.synonyms}
_GERMAN = {plain(word): key for key, words in german.HEADERS.items() for word in words}
SYNONYMS = _ENGLISH | {word: key for word, key in _GERMAN.items() if word not in _ENGLISH}
"""The key of each header in plain form."""

METHODS: dict[Method, tuple[str, ...]] = {
    "email": ("email", "e mail", "mail", "electronic mail", "outlook", "eml", "e mail message"),
    "phone": (
        "phone", "telephone", "phone call", "telephone call", "call", "tel", "landline", "mobile",
        "cell phone", "mobile phone", "telephone conference", "conference call", "voice",
        "sat phone",
    ),
    "radio": ("radio", "radio call", "radio message", "vhf", "hf", "uhf", "tetra", "net"),
    "in_person": (
        "in person", "face to face", "f2f", "verbal", "orally", "oral", "person", "runner",
        "briefing",
        "brief", "meeting", "role player", "actor", "hand", "by hand", "handout", "hand delivered",
        "paper", "letter", "visit", "presentation", "slide", "facilitator", "plenary",
        "read aloud",
    ),
    "news": (
        "news", "media", "press", "tv", "television", "broadcast", "news broadcast",
        "news article",
        "newspaper", "press release", "news report", "media report", "web news", "vnn", "gnn",
        "news clip", "video", "radio news", "website", "web",
    ),
    "social_media": (
        "social media", "social", "twitter", "x", "facebook", "tweet", "post", "social media post",
        "instagram", "tiktok", "telegram", "whatsapp", "chat", "blog", "mastodon",
    ),
    "intelligence_report": (
        "intelligence report", "intelligence", "intel", "intel report", "intrep", "intsum",
        "intelligence summary", "report", "sitrep", "situation report", "assessment",
    ),
    "orders": (
        "orders", "order", "frago", "opord", "warning order", "warno", "directive", "tasking",
        "operation order", "fragmentary order", "instruction", "command",
    ),
}  # fmt: skip

STATUSES: dict[Status, tuple[str, ...]] = {
    "draft": ("draft", "in draft", "in progress", "proposed", "idea", "new", "in work", "tbd"),
    "approved": (
        "approved", "ready", "final", "planned", "pending", "scheduled", "open", "not injected",
        "not started", "not delivered", "confirmed", "accepted", "validated", "reviewed", "active",
        "ok", "to do",
    ),
    "synchronised": ("synchronised", "synchronized", "synced", "coordinated", "deconflicted"),
    "released": ("released", "injected", "delivered", "sent", "issued", "executed", "fired"),
    "complete": ("complete", "completed", "closed", "done", "finished"),
    "deferred": ("deferred", "postponed", "on hold", "hold", "delayed", "held"),
    "obsolete": (
        "obsolete", "omitted", "cancelled", "canceled", "deleted", "dropped", "skipped", "removed",
        "withdrawn", "void", "superseded",
    ),
}  # fmt: skip

CATEGORIES: dict[Category, tuple[str, ...]] = {
    "inject": ("inject", "scripted inject", "key event", "event", "scripted", "message",
    "key inject"),
    "contingency": (
        "contingency", "contingency inject", "contingent", "dynamic", "optional", "if needed",
        "conditional", "reserve",
    ),
    "expected_action": (
        "expected action", "expected player action", "player action", "expected event", "action",
        "expected action event", "expected response",
    ),
    "other": (
        "other", "administrative", "admin", "administrative event", "startex", "endex", "pausex",
        "control", "information", "note", "hot wash", "milestone", "contextual inject",
    ),
}  # fmt: skip


def _meant(*tables: Mapping[Any, tuple[str, ...]]) -> dict[str, str]:
    """What each word in plain form means; the last table has the last word."""
    return {
        plain(word): str(choice)
        for table in tables
        for choice, words in table.items()
        for word in words
    }


WORDS = {
    "method": _meant(german.METHODS, METHODS),
    "status": _meant(german.STATUSES, STATUSES),
    "category": _meant(german.CATEGORIES, CATEGORIES),
}
"""For each column that holds a choice, what each word in plain form means."""

EVERYBODY = frozenset({
    "all", "all players", "all nations", "all participants", "everyone", "everybody", "all seats",
    "all agencies", "all teams", "all cells", "all organisations", "all organizations",
    "all groups",
    "all players and nations", "players", "all recipients", "all hands", "all units",
    "whole table",
    *map(plain, german.EVERYBODY),
})  # fmt: skip
"""Recipients that mean everybody, in plain form."""
