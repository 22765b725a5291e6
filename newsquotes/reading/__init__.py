"""Raw text made readable at the same length, and the lines that are web furniture."""

from newsquotes.reading.document import Reading, furniture, read, reading

__all__ = ["Reading", "furniture", "read", "reading"]
