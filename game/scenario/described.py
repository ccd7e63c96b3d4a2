"""What the keys of a table are for, in the words that stand below them in the models.

The source of a model is read only when it is asked for: it takes as long as all other reading.
"""

import ast
import inspect
from functools import cache

from game.scenario.fields import Part


def described(model: type[Part], key: str) -> str | None:
    """What a key is for; None if the model does not say it, or is not at hand as a source."""
    return _descriptions(model).get(key)


@cache
def _descriptions(model: type[Part]) -> dict[str, str]:
    try:
        (table,) = ast.parse(inspect.getsource(model)).body
    except (OSError, SyntaxError):
        return {}
    assert isinstance(table, ast.ClassDef)
    found: dict[str, str] = {}
    for line, below in zip(table.body, table.body[1:], strict=False):
        match line, below:
            case (
                ast.AnnAssign(target=ast.Name(id=key)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[key] = inspect.cleandoc(text)
    return found
