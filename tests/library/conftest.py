"""A library of one's own, the operations on it, and articles made of paragraphs, as library_parts makes them."""

from library_parts import clock, library, make_article, operations

__all__ = ["clock", "library", "make_article", "operations"]
