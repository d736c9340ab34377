"""From a file to an article: formats, encodings, page furniture, metadata."""

from reader.opening.encodings import ENCODINGS, Encoding
from reader.opening.formats import FORMATS, Format, is_supported
from reader.opening.reading import article_from_text, beginning_of, open_article

__all__ = [
    "ENCODINGS",
    "FORMATS",
    "Encoding",
    "Format",
    "article_from_text",
    "beginning_of",
    "is_supported",
    "open_article",
]
