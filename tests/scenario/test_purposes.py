"""What is said of a missing key is what stands below it in its model."""

from collections.abc import Iterator
from typing import Any, get_args

from game.scenario.described import described
from game.scenario.fields import Part
from game.scenario.models import Scenario
from game.scenario.purposes import PURPOSES


def test_the_purpose_of_a_key_is_the_first_sentence_of_its_description() -> None:
    first = {
        model: {
            key: " ".join(text.split()).split(". ")[0].rstrip(".")
            for key, field in model.model_fields.items()
            if field.is_required() and (text := described(model, key))
        }
        for model in set(_models(Scenario))
    }
    assert {model: keys for model, keys in first.items() if keys} == PURPOSES


def _models(annotation: Any) -> Iterator[type[Part]]:
    """The models that an annotation is made of, and those that these are made of."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
        for field in annotation.model_fields.values():
            yield from _models(field.annotation)
    for inner in get_args(annotation):
        yield from _models(inner)
