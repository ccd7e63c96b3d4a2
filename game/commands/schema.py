"""`concord schema`: the JSON Schema of scenarios."""

import click

HELP = """\
Print the JSON Schema of scenarios: with it an editor completes and explains what is written, and
marks what cannot be.

\b
Examples:
  concord schema > concord.schema.json

A scenario names it in its first line, as shipped ones do:

\b
  #:schema concord.schema.json

Editors with a language server for TOML (Taplo, Tombi, Even Better TOML) follow that line. What
hangs on other parts of a scenario only `concord check` knows.
"""


@click.command("schema", help=HELP, short_help="Print the JSON Schema of scenarios.")
def command() -> None:
    from game.authoring.schema import as_text

    click.echo(as_text(), nl=False)
