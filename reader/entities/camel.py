"""CAMeL Tools' own BERT recogniser behind the interface of the taggers, in a process of its own.

An option (the extra `ner`): the person points to a model folder, or CAMELTOOLS_DATA names CAMeL Tools' data folder.
torch lives and dies in the worker process, so that neither its memory nor a crash of it reaches the window.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from reader.core.errors import AnalysisError
from reader.entities.tagger import LABELS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reader.entities.recogniser import Recogniser

LABELLED = 0.9
"""The probability given to a label: NERecognizer.predict gives labels and no probabilities. A round figure near the
precision that is published for such models; nothing is decided by it."""

SENTENCES_AT_ONCE = 8


class CamelTagger:
    """camel_tools.ner.NERecognizer as a Tagger. Call close() when done, or use it as a context manager.

    `model` is the folder of a BertForTokenClassification; None takes CAMeL Tools' default from CAMELTOOLS_DATA.
    `python` is the interpreter that has torch. Raises AnalysisError (camel_not_installed, camel_model, camel_failed) at
    once where the recogniser cannot be loaded; loading takes seconds, so do it off the window's thread.
    """

    window = 160
    """Tokens to be handed over at once: about half a second of work on one core, so that it can be cancelled."""

    def __init__(self, model: Path | None = None, *, python: str = sys.executable) -> None:
        if getattr(sys, "frozen", False) and python == sys.executable:
            # An installed program has no torch in it, and started once more it would open a second window.
            raise AnalysisError("camel_not_installed")
        if model is not None and not (model / "config.json").is_file():
            raise AnalysisError("camel_model", path=model)
        if model is None and not os.environ.get("CAMELTOOLS_DATA"):
            raise AnalysisError("camel_model", path="CAMELTOOLS_DATA")
        self.name = f"camel-tools {model.name if model is not None else 'default'}"
        self._process = subprocess.Popen(
            [python, "-m", "reader.entities.camel_worker", *([str(model)] if model is not None else [])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Nothing is fetched: a hub that is asked for a missing piece must not be reached.
            env=os.environ | {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "PYTHONIOENCODING": "utf-8"},
            cwd=Path(__file__).parents[2],
        )
        try:
            self._answer(model)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> CamelTagger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def probabilities(self, sentences: Sequence[Sequence[str]]) -> list[NDArray[np.float32]]:
        """See Tagger.probabilities. Raises AnalysisError("camel_failed") where the worker ended or lost count."""
        import numpy as np

        given: list[NDArray[np.float32]] = []
        for at in range(0, len(sentences), SENTENCES_AT_ONCE):
            some = [list(sentence) for sentence in sentences[at : at + SENTENCES_AT_ONCE]]
            self._send(some)
            labelled = self._answer(None)["labels"]
            if [len(labels) for labels in labelled] != [len(sentence) for sentence in some]:
                raise AnalysisError("camel_failed", reason="a label is missing")
            for labels in labelled:
                table = np.full((len(labels), len(LABELS)), (1 - LABELLED) / (len(LABELS) - 1), dtype=np.float32)
                for row, label in enumerate(labels):
                    table[row, LABELS.index(label)] = LABELLED
                given.append(table)
        return given

    def close(self) -> None:
        """End the worker process."""
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                _close(pipe)
        self._process.kill()
        self._process.wait()

    def _send(self, sentences: list[list[str]]) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(sentences).encode() + b"\n")
            self._process.stdin.flush()
        except OSError as error:
            raise AnalysisError("camel_failed", reason=str(error)) from error

    def _answer(self, model: Path | None) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise AnalysisError("camel_failed", reason=f"exit {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        if "error" not in answer:
            return answer
        code = answer["error"]
        if code == "camel_not_installed":
            raise AnalysisError(code)
        if code == "camel_model":
            raise AnalysisError(code, path=model or os.environ.get("CAMELTOOLS_DATA", ""))
        raise AnalysisError("camel_failed", reason=answer.get("reason", ""))


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        # The worker is gone and the last line was still on its way to it.
        return


def load_camel_recogniser(model: Path | None = None, *, python: str = sys.executable) -> tuple[Recogniser, CamelTagger]:
    """The CAMeL Tools recogniser, and its tagger, which the caller closes when done."""
    from reader.entities.models import load_model
    from reader.entities.named import NameRecogniser

    starts = load_model().starts
    tagger = CamelTagger(model, python=python)
    return NameRecogniser(tagger, starts), tagger
