"""A library of one's own and articles made of paragraphs, as library_parts makes them."""

from library_parts import clock, library, make_article

__all__ = ["clock", "library", "make_article"]
