"""The kinds of value that a scenario is written in: ids, texts, points, conditions."""

import keyword
import re
import unicodedata
from dataclasses import dataclass
from typing import Annotated, Any, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
)
from pydantic_core import CoreSchema, PydanticKnownError
from pydantic_core.core_schema import (
    DictSchema,
    TupleSchema,
    no_info_before_validator_function,
)

RESERVED = frozenset({"self", "each", "all", "true", "false"})
"""Words that have a meaning of their own in conditions and effects."""


class Part(BaseModel):
    """A table of a scenario: frozen, closed to unknown keys, built when it is first needed.

    The text below a key says what it is for: see `game.scenario.described`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, allow_inf_nan=False)


VERY_MANY = 400
"""So many entries of a list or table that nobody would read what is wrong with each."""


@dataclass(frozen=True, slots=True)
class AtMost:
    """How many entries a list or table may have; of one with very many, only that is told."""

    entries: int

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = cast("DictSchema | TupleSchema", handler(source))
        schema["max_length"] = self.entries
        kind = dict if schema["type"] == "dict" else tuple
        too_long = {"field_type": kind.__name__.capitalize(), "max_length": self.entries}

        def counted(value: Any) -> Any:
            if isinstance(value, kind) and len(value) > VERY_MANY:
                raise PydanticKnownError("too_long", too_long | {"actual_length": len(value)})
            return value

        return no_info_before_validator_function(counted, schema)


def clean(text: str) -> str:
    """Text without control, escape and bidirectional characters; line ends are kept."""
    if text.isascii() and text.isprintable():
        return text.strip()
    kept = (c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    return "".join(kept).strip()


LONGEST_ID = 32

ID_PATTERN = re.compile(rf"[a-z][a-z0-9_]{{0,{LONGEST_ID - 1}}}")


def has_a_meaning(name: str) -> bool:
    """Whether a word says something in conditions and effects, and so can be no id."""
    return name in RESERVED or keyword.iskeyword(name)


def is_id(text: str) -> bool:
    """Whether a scenario may use this as an id."""
    return ID_PATTERN.fullmatch(text) is not None and not has_a_meaning(text)


def _usable(name: str) -> str:
    if has_a_meaning(name):
        raise ValueError(f'"{name}" has a meaning in conditions; choose another id')
    return name


Id = Annotated[str, StringConstraints(pattern=f"^{ID_PATTERN.pattern}$"), AfterValidator(_usable)]
"""A name for use in conditions: small letters, digits and underscores, a letter first."""

Line = Annotated[str, AfterValidator(clean), StringConstraints(min_length=1, max_length=120)]
"""A short text on one line."""

Prose = Annotated[str, AfterValidator(clean), StringConstraints(max_length=4000)]
"""A text of some paragraphs."""

Condition = Annotated[str, StringConstraints(min_length=1, max_length=500)]
"""A condition over quantities, such as `crisis.blackout.severity > 60 and turn >= 3`."""

Measure = Annotated[str, StringConstraints(min_length=1, max_length=500)]
"""A number computed from quantities, such as `100 - crisis.blackout.severity`."""

Effect = Annotated[str, StringConstraints(min_length=1, max_length=500)]
"""A change of one quantity: `crisis.blackout.severity += 15`, also `-=` and `=`."""

Points = Annotated[float, Field(ge=0, le=100)]
"""0 to 100."""

Share = Annotated[float, Field(ge=0, le=1)]
"""0 to 1."""

Amount = Annotated[float, Field(ge=0, le=1000)]
"""Units of budget or of a capability; not negative."""
