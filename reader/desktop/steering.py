"""What a person steers the machine with: the name lists, which marks are shown, the review, the recogniser's model."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from reader.core.mentions import EntityType, Mention
from reader.core.quantities import MarkType, Quantity, QuantityKind
from reader.core.quotations import Quotation
from reader.desktop.actions import Actions
from reader.desktop.article_menu import ArticleMenu
from reader.desktop.article_presenter import ArticlePresenter
from reader.desktop.desk import LibraryDesk
from reader.desktop.file_dialogs import FileDialogs
from reader.desktop.language import Language
from reader.desktop.mark_choice import MarkChoice
from reader.desktop.marks import span_of
from reader.desktop.naming import Naming
from reader.desktop.notebook import Notebook
from reader.desktop.reading import Reading
from reader.desktop.review import Review
from reader.desktop.review_bar import KEYS, QUANTITY_KEYS
from reader.desktop.settings import Settings
from reader.desktop.window_body import WindowBody
from reader.desktop.window_dialogs import WindowDialogs

_TYPES: dict[str, MarkType] = {
    "review_person": EntityType.PER,
    "review_place": EntityType.LOC,
    "review_organisation": EntityType.ORG,
    "review_other": EntityType.MISC,
    "review_date": QuantityKind.DATE,
    "review_amount": QuantityKind.AMOUNT,
    "review_count": QuantityKind.COUNT,
}


class SteeringPresenter(QObject):
    """Between these and the widgets and actions that they are reached by."""

    def __init__(
        self,
        commands: Actions,
        reading: Reading,
        notebook: Notebook,
        desk: LibraryDesk,
        article: ArticlePresenter,
        menu: ArticleMenu,
        body: WindowBody,
        dialogs: WindowDialogs,
        files: FileDialogs,
        settings: Settings,
        language: Language,
    ) -> None:
        super().__init__(body)
        self._commands = commands
        self._reading = reading
        self._notebook = notebook
        self._desk = desk
        self._article = article
        self._body = body
        self._dialogs = dialogs
        self._files = files
        self._settings = settings
        self._language = language
        self.naming = Naming(reading, notebook, desk, dialogs, body.message, self)
        self.review = Review(reading, notebook, article.shown_marks, self)
        menu.building.connect(self.naming.add_to)
        body.mark_choice.chosen.connect(self._show_only)
        self.review.turned.connect(self._show_reviewed)
        reading.opened.connect(lambda *_: self._enable())
        reading.kept.connect(lambda *_: self._enable())
        # What a closed window left undone.
        reading.kept.connect(lambda *_: self.naming.settle())
        settings.changed.connect(self._follow_setting)
        for key, do in {
            "review": self.begin_review,
            "review_accept": self.review.accept,
            "review_reject": self.review.reject,
            "review_skip": self.review.skip,
            "review_end": self.review.end,
            "spellings": self.naming.ask_spellings,
            "name_lists": self.show_name_lists,
            "analyse": reading.analyse,
            **{key: partial(self.review.retype, kind) for key, kind in _TYPES.items()},
        }.items():
            commands[key].triggered.connect(lambda _=False, do=do: do())
        commands["quantities"].toggled.connect(lambda on: settings.keep("quantities", on))
        body.mark_choice.add_switch(commands["quantities"])
        self._show_quantities()
        self._show_reviewed(None)
        self._enable()

    def begin_review(self) -> None:
        """Go through the marks that are shown, from the caret on."""
        view = self._body.pane.view
        self._body.pane.close_find()
        if not self.review.begin(view.caret()):
            self._body.message.say(self.tr("Every mark that is shown was checked by hand."))

    def show_name_lists(self) -> None:
        """The person's own name lists."""
        from reader.desktop.name_lists_dialog import NameListsDialog

        self._dialogs.show_dialog(
            NameListsDialog(self._desk, self._notebook, self._files, self._language.code, self._body.window())
        )

    def _show_only(self, choice: MarkChoice) -> None:
        self._settings.keep("marks_shown", choice.value)
        self.review.end()
        self._article.show_only(choice)

    def _show_quantities(self) -> None:
        on = bool(self._settings.value("quantities"))
        self._commands["quantities"].setChecked(on)
        self._body.review.show_quantities(on)
        self._article.use_quantities(on)

    def _show_reviewed(self, mark: Mention | Quantity | Quotation | None) -> None:
        view, was = self._body.pane.view, self._body.review.isVisibleTo(self._body)
        self._body.review.show_mark(mark, self.review.done, self.review.left)
        for key in KEYS:
            # A quotation has no type, and nobody has the keys of quantities who does not see them.
            known = key not in QUANTITY_KEYS or bool(self._settings.value("quantities"))
            fits = key not in _TYPES or isinstance(mark, Mention | Quantity)
            # Out of a review nobody looks for twelve grey entries in the menu.
            self._commands[key].setVisible(mark is not None)
            self._commands[key].setEnabled(mark is not None and fits and known)
        if mark is not None:
            view.set_hits([span_of(mark)], 0)
            view.go_to(span_of(mark), flash=False)
            if not was:
                view.setFocus()
        elif was:
            view.set_hits([])
            if self.review.done:
                self._body.message.say(self.tr("%n mark(s) were reviewed.", "", self.review.done))

    def _enable(self) -> None:
        kept = bool(self._reading.identity)
        for key in ("review", "spellings"):
            self._commands[key].setEnabled(kept)
        self._commands["analyse"].setEnabled(self._reading.article is not None)

    def _follow_setting(self, key: str) -> None:
        if key == "camel_model":
            folder = self._settings.text(key)
            self._reading.use_model(Path(folder) if folder else None)
        elif key == "quantities":
            self._show_quantities()
