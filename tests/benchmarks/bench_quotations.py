"""How fast quotations are found, and that hostile texts take linear time.

    uv run python tests/benchmarks/bench_quotations.py

Ratios are against folding the same text, or cutting it into words, measured in the same run; a text ten times as long
should take at most about ten times as long, whatever it is made of. No figure is asserted.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from reader.arabic.normaliser import fold
from reader.quotations import QuotationFinder
from reader.quotations.layout import Layout
from reader.resources import resource

PIECES = [
    "قال ",
    '"',
    "« ",
    "قال أن ",
    "وأضاف: «",
    "قال: ",
    "وقال الرئيس إن السوق ",
    "بحسب ",
    "أكد على ",
    "ا",
    "'ا'",
    "قال سامر\n",
]


def seconds(call: Callable[[], object], rounds: int = 3) -> float:
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        call()
        taken.append(time.process_time() - began)
    return statistics.median(taken)


def main() -> None:
    finder = QuotationFinder()
    text = resource("samples", "welcome.txt").read_text(encoding="utf-8") * 50
    taken = seconds(lambda: finder.find(text))
    print(f"news: {len(text.split()) / taken:,.0f} words/s, {taken / seconds(lambda: fold(text)):.0f}x folding")
    for piece in PIECES:
        short, long = piece * (100_000 // len(piece)), piece * (1_000_000 // len(piece))
        small, large = seconds(lambda text=short: finder.find(text)), seconds(lambda text=long: finder.find(text))  # type: ignore[misc]
        words = seconds(lambda text=long: Layout(text))  # type: ignore[misc]
        print(
            f"{piece.strip()!r}: 1,000,000 characters in {large:.2f} s, {large / max(small, 1e-6):.1f}x a tenth, "
            f"{large / max(words, 1e-6):.1f}x cutting them into words"
        )


if __name__ == "__main__":
    main()
