"""A library of one's own and articles made of paragraphs, as library_parts makes them, and the operations on it."""

import pytest
from library_parts import clock, library, make_article

from reader.library import Library
from reader.operations import Operations

__all__ = ["clock", "library", "make_article", "operations"]


@pytest.fixture
def operations(library: Library) -> Operations:
    return Operations(library)
