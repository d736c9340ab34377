"""Who speaks."""

from __future__ import annotations
