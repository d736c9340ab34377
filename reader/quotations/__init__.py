"""Quotations: who said what, direct and indirect."""

from reader.quotations.finder import QuotationFinder

__all__ = ["QuotationFinder"]
