"""Every change that a person makes to the library: one transaction each, undoable, named."""

from reader.operations.changes import Change, Step
from reader.operations.operations import Operations

__all__ = ["Change", "Operations", "Step"]
