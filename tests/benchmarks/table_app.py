"""A bare Textual app with a table of ten by ten: what any key press must cost."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable


class TableApp(App[None]):
    """A table whose cursor moves with the arrow keys."""

    def compose(self) -> ComposeResult:
        yield DataTable()

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*(f"column {column}" for column in range(10)))
        table.add_rows([f"{row} {column}" for column in range(10)] for row in range(10))


if __name__ == "__main__":
    TableApp().run()
