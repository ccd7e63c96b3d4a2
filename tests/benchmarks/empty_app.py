"""The smallest Textual app: what any start must cost."""

from textual.app import App


class EmptyApp(App[None]):
    """Nothing but a background."""


if __name__ == "__main__":
    EmptyApp().run()
