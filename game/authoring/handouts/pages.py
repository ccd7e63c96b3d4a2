"""A paper as a page that needs nothing else: to be read in a browser, and to be printed."""

from collections.abc import Sequence
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from game.authoring.handouts.documents import Document
from game.language import language

STYLE = """
:root { color-scheme: light; }
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; color: #111; background: #fff; }
h1, h2, h3, th { font-family: "Helvetica Neue", Arial, sans-serif; line-height: 1.2; }
h1 { border-bottom: 2px solid #111; padding-bottom: .3rem; }
h2 { margin-top: 2rem; } h3 { margin-top: 1.4rem; }
table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: 10pt; }
th, td { border: 1px solid #777; padding: .3rem .5rem; text-align: left; vertical-align: top; }
th:empty { display: none; }
blockquote { margin: .8rem 0; padding: .2rem 1rem; border-left: 4px solid #777; }
code { font: 9.5pt Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: break-word; }
footer { margin-top: 3rem; border-top: 1px solid #777; font-size: 9pt; }
@media print {
  @page { margin: 18mm 16mm; }
  body { margin: 0; max-width: none; font-size: 9.5pt; line-height: 1.35; }
  h1 { margin-top: 0; } h2 { margin-top: 1.2rem; margin-bottom: .4rem; } h3 { margin-top: 1rem; }
  table { margin: .4rem 0; font-size: 9pt; }
  th, td { padding: .2rem .4rem; }
  code { font-size: 8.5pt; }
  footer { margin-top: 1.2rem; }
  h2, h3, h3 + p { break-after: avoid; }
  tr, blockquote { break-inside: avoid; }
}
"""

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def _code(_: RendererHTML, tokens: Sequence[Token], index: int, *__: object) -> str:
    """Names of quantities, which in a narrow column may be broken at their dots."""
    return f"<code>{escape(tokens[index].content).replace('.', '.<wbr>')}</code>"


_MARKDOWN.add_render_rule("code_inline", _code)


def page(document: Document) -> str:
    """The whole page. Nothing is loaded from elsewhere, and no text becomes a tag."""
    title, audience = escape(document.title), escape(document.audience)
    return f"""\
<!doctype html>
<html lang="{escape(language())}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{STYLE}</style>
<body>
{_MARKDOWN.render(document.text)}
<footer>{audience}</footer>
</body>
</html>
"""
