"""Find the quotations of a gold file and print the figures.

    python packaging/models/evaluate_quotations.py GOLD.jsonl [--gold-names] [--weights FILE] [--errors]
        [--folds N]

Names are those that the recogniser finds; with --gold-names the annotated ones. With --folds the weights are learned
anew from all but one part of the file, without raw articles, and that part is looked at (cross-validation). Speed is
that of the finder alone.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from corpus import read_rows
from quotation_examples import Annotated, gold_mentions
from quotation_scores import Error, count, figures
from train_quotations import OPTIONAL, learn

from reader.core.mentions import Mention
from reader.core.quotations import Quotation
from reader.core.spans import Span
from reader.quotations import QuotationFinder
from reader.quotations.cues import load_lexicon
from reader.quotations.weights import save_weights

SEED = 4


def as_row(quotation: Quotation) -> dict[str, Any]:
    """A quotation in the form of the gold file."""

    def place(span: Span | None) -> dict[str, int] | None:
        return None if span is None else {"start": span.start, "end": span.end}

    return {
        "kind": str(quotation.kind),
        "content": place(quotation.content),
        "cue": place(quotation.cue),
        "source": place(quotation.source),
        "speaker": quotation.speaker,
        "nested": quotation.nested,
    }


def trained_finders(
    rows: Sequence[Mapping[str, Any]], folds: int, extra: Sequence[Mapping[str, Any]] = ()
) -> list[QuotationFinder]:
    """For each row the finder whose weights were learned without it, and from all extra rows."""
    lexicon = load_lexicon()
    made, more, named, more_named = (
        [Annotated(row, names, lexicon, OPTIONAL) for row, names in zip(several, _mentions(several, gold), strict=True)]
        for gold in (True, False)
        for several in (rows, extra)
    )
    order = list(range(len(rows)))
    random.Random(SEED).shuffle(order)
    finders: dict[int, QuotationFinder] = {}
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(folds):
            out = set(order[fold::folds])
            inside = [at for at in range(len(rows)) if at not in out]
            gold, found = [made[at] for at in inside] + more, [named[at] for at in inside] + more_named
            path = Path(folder) / "weights.npz"
            save_weights(path, **learn(gold, found))
            finder = QuotationFinder(weights=path)
            finders.update(dict.fromkeys(out, finder))
    return [finders[at] for at in range(len(rows))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--gold-names", action="store_true")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--extra", type=Path, action="append", default=[], help="more to learn from in every fold")
    parser.add_argument("--weights", type=Path, help="those that train_quotations.py wrote, instead of those that ship")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--output", type=Path, help="write what was found, in the form of the gold file")
    options = parser.parse_args()
    rows = read_rows(options.gold)
    if options.folds:
        extra = [row for path in options.extra for row in read_rows(path)]
        finders = trained_finders(rows, options.folds, extra)
    else:
        finders = [QuotationFinder(weights=options.weights)] * len(rows)
    names = _mentions(rows, options.gold_names)
    counts: Counter[str] = Counter()
    errors: list[Error] = []
    output = []
    started = time.process_time()
    found = [finder.find(row["text"], mentions) for finder, row, mentions in zip(finders, rows, names, strict=True)]
    spent = time.process_time() - started
    for row, quotations, mentions in zip(rows, found, names, strict=True):
        predicted = [as_row(quotation) for quotation in quotations]
        errors.extend(count(row, predicted, counts))
        entities = [{"start": m.span.start, "end": m.span.end, "type": str(m.type)} for m in mentions]
        output.append({"id": row["id"], "text": row["text"], "entities": entities, "quotations": predicted})
    if options.errors:
        for error in errors:
            print("\t".join(part.replace("\n", " ")[:160] for part in error))
    for name, value in figures(counts).items():
        print(f"{name:20}{value:.3f}")
    print(f"{'words a second':20}{sum(len(row['text'].split()) for row in rows) / spent:.0f}")
    if options.output:
        options.output.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in output), "utf-8")


def _mentions(rows: Sequence[Mapping[str, Any]], gold: bool) -> list[Sequence[Mention]]:
    if gold:
        return [gold_mentions(row) for row in rows]
    from reader.entities import load_recogniser

    recogniser = load_recogniser()
    return [recogniser.mentions(row["text"]) for row in rows]


if __name__ == "__main__":
    main()
