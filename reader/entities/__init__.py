"""Text to mentions: who and what is named, linked to one name each."""

from reader.entities.recogniser import Recogniser, load_recogniser

__all__ = ["Recogniser", "load_recogniser"]
