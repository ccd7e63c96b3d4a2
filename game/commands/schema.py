"""`concord schema`: the JSON Schema of scenarios."""

import click

from game.commands.paragraphs import paragraphs
from game.language import SOURCE, speak, tr

EXAMPLES = """
  concord schema > concord.schema.json"""

FIRST_LINE = """\
  #:schema concord.schema.json
"""

HELP = paragraphs(
    tr(
        "Print the JSON Schema of scenarios: with it an editor completes and explains what is "
        "written, and marks what cannot be."
    ),
    tr("Examples:") + EXAMPLES,
    tr("A scenario names it in its first line, as shipped ones do:"),
    FIRST_LINE,
    tr(
        "Editors with a language server for TOML (Taplo, Tombi, Even Better TOML) follow that "
        "line. What hangs on other parts of a scenario only `concord check` knows."
    ),
)


@click.command("schema", help=HELP)
def command() -> None:
    speak(SOURCE)  # the schema is one and the same, and the models take words when imported
    from game.authoring.schema import as_text

    click.echo(as_text(), nl=False)
