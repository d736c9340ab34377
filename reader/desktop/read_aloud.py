"""Reading aloud: from the caret or of the selection, sentence by sentence, each one shown while it is spoken."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from reader.core.spans import Span
from reader.desktop.actions import Actions
from reader.desktop.reading import Reading
from reader.desktop.settings import Settings
from reader.desktop.tasks import Task, Worker
from reader.desktop.window_body import WindowBody

if TYPE_CHECKING:
    from PySide6.QtCore import QProcess

    from reader.desktop.voices import Voice


_PATIENCE = 400
"""Milliseconds after which a person is told what is waited for: a speech service that sleeps takes seconds to wake."""


_FASTEST, _LEAST, _HASTY = 150, 20, 3
"""Letters a second that no voice speaks (at double speed they come to some 40), letters from which a sentence tells
that, and after how many such sentences in a row a voice is taken to be unheard: without sound some end at once."""


class ReadAloud(QObject):
    """Between the system's voice and the article. The one action reads, pauses and goes on; the other one stops."""

    def __init__(
        self, commands: Actions, reading: Reading, files: Worker, body: WindowBody, settings: Settings
    ) -> None:
        super().__init__(body)
        self._commands = commands
        self._reading = reading
        self._files = files
        self._body = body
        self._settings = settings
        self._voice: Voice | None = None
        self._text = ""
        self._sentences: list[Span] = []
        self._at = 0
        self._begun = 0.0
        self._hasty = 0
        self._process: QProcess | None = None
        self._looking: Task | None = None
        self._waiting = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._waiting.timeout.connect(self._say_what_for)
        commands["read_aloud"].triggered.connect(lambda _=False: self.toggle())
        commands["stop_reading"].triggered.connect(lambda _=False: self.stop())
        reading.opened.connect(lambda *_: self._article_changed())
        self._enable()

    @property
    def speaking(self) -> bool:
        """Whether something is being spoken."""
        return self._process is not None

    @property
    def under_way(self) -> bool:
        """Whether reading aloud has begun and is not over: it is spoken or paused."""
        return bool(self._sentences)

    def toggle(self) -> None:
        """Read the selection, or from the caret on; pause what is being read; go on after a pause."""
        if self.speaking:
            self._hush()
            self._enable()
        elif self.under_way:
            self._speak()
        elif self._looking is None:
            self._begin()

    def stop(self) -> None:
        """Read no further."""
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
            self._found()
        self._hush()
        self._sentences = []
        self._body.pane.view.show_spoken(None)
        self._enable()

    def retranslate(self) -> None:
        """Say anew what the action does now."""
        self._enable()

    def _begin(self) -> None:
        article = self._reading.article
        if article is None:
            return
        view, known = self._body.pane.view, self._voice
        selected = view.selected_span()
        part = selected or Span(view.caret(), len(article.text))
        text = article.text

        def look(_: object) -> tuple[Voice | None, list[Span]]:
            from reader.arabic.words import sentences
            from reader.desktop.voices import find_voice

            voice = known or find_voice()
            return voice, sentences_in(sentences(text), part, whole=selected is None) if voice is not None else []

        def found(answer: tuple[Voice | None, list[Span]]) -> None:
            self._looking = None
            self._found()
            self._voice, self._sentences = answer
            self._text, self._at, self._hasty = text, 0, 0
            if self._voice is None:
                self._body.message.say(
                    self.tr(
                        "Reading aloud needs an Arabic voice of the system, and there is none: add one in the system's "
                        "settings for speech, on Linux the package espeak-ng or speech-dispatcher."
                    ),
                    lasting=True,
                )
            elif self._sentences:
                self._speak()

        self._looking = self._files.submit(look, found)
        self._waiting.start()

    def _say_what_for(self) -> None:
        self._body.message.say(self.tr("Waiting for the system's voice…"))

    def _found(self) -> None:
        # What was said of the waiting goes with it.
        if not self._waiting.isActive():
            self._body.message.hide()
        self._waiting.stop()

    def _speak(self) -> None:
        from PySide6.QtCore import QProcess

        assert self._voice is not None
        span = self._sentences[self._at]
        self._body.pane.view.show_spoken(span)
        command, said = self._voice.command(span.of(self._text), self._settings.number("speech_speed"))
        self._begun = monotonic()
        process = self._process = QProcess(self)
        process.finished.connect(lambda code, _: self._spoken(process, code))
        process.errorOccurred.connect(lambda error: self._failed(process, error))
        process.start(command[0], command[1:])
        process.write(said)
        process.closeWriteChannel()
        self._enable()

    def _spoken(self, process: QProcess, code: int) -> None:
        process.deleteLater()
        if process is not self._process:
            return
        self._process = None
        if code != 0:
            self._give_up(self.tr("The system's voice could not speak."))
            return
        letters = len(self._sentences[self._at])
        hasty = letters >= _LEAST and monotonic() - self._begun < letters / _FASTEST
        self._hasty = self._hasty + 1 if hasty else 0
        if self._hasty >= _HASTY:
            self._give_up(self.tr("The system's voice ends at once and nothing is heard: has this computer sound?"))
            return
        self._at += 1
        if self._at < len(self._sentences):
            self._speak()
        else:
            self.stop()

    def _failed(self, process: QProcess, error: QProcess.ProcessError) -> None:
        if process is self._process and error == type(error).FailedToStart:
            process.deleteLater()
            self._process = None
            self._give_up(self.tr("The system's voice could not speak."))

    def _give_up(self, why: str) -> None:
        # The voice may be gone: it is looked for again the next time.
        self._voice = None
        self.stop()
        self._body.message.say(why, lasting=True)

    def _hush(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        from PySide6.QtCore import QProcess

        process.kill()
        process.waitForFinished(1000)
        hush = self._voice.hush() if self._voice is not None else []
        if hush:
            QProcess.startDetached(hush[0], hush[1:])

    def _article_changed(self) -> None:
        if self.under_way or self._looking is not None:
            self.stop()
        self._enable()

    def _enable(self) -> None:
        there = self._reading.article is not None
        self._commands["read_aloud"].setEnabled(there)
        self._commands["stop_reading"].setEnabled(there and self.under_way)
        if self.speaking:
            text = self.tr("Pause reading aloud")
        elif self.under_way:
            text = self.tr("Go on reading aloud")
        else:
            text = self.tr("Read aloud")
        self._commands.name_step("read_aloud", text)


def sentences_in(sentences: list[Span], part: Span, *, whole: bool) -> list[Span]:
    """The sentences that `part` touches; cut to it unless `whole`. All are offsets in the same text."""
    touched = [span for span in sentences if span.end > part.start and span.start < part.end]
    if whole:
        return touched
    return [Span(max(span.start, part.start), min(span.end, part.end)) for span in touched]
