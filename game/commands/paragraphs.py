"""The paragraphs of a command's help."""


def paragraphs(*texts: str) -> str:
    """Paragraphs as click takes them: those with several lines keep them, others are wrapped."""
    return "\n\n".join(f"\b\n{text}" if "\n" in text else text for text in texts)
