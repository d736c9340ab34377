"""The errors that a person can understand; everything else that is raised is a bug."""

from __future__ import annotations

from reader.core.sentences import sentence


class ReaderError(Exception):
    """Something a person can understand and act on: the file, the disk, the format.

    `code` is a key of reader.core.sentences.SENTENCES, `values` what its sentence needs (paths as str).
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def sentence(self, language: str) -> str:
        """One clear sentence in "ar" or "en"."""
        return sentence(self.code, language, self.values)

    def __str__(self) -> str:
        return self.sentence("en")


class OpeningError(ReaderError):
    """A file that cannot be opened as an article."""


class AnalysisError(ReaderError):
    """An analysis that cannot be made, such as for want of a model."""


class LibraryError(ReaderError):
    """The library cannot be opened, read or written."""


class OperationError(ReaderError):
    """A change that cannot be made, such as to a note that is gone."""


class ExportError(ReaderError):
    """A file that cannot be written."""


class Cancelled(ReaderError):
    """The person cancelled; nothing of the cancelled step remains."""

    def __init__(self) -> None:
        super().__init__("cancelled")
