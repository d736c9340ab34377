"""What to export: all notes, those of the open article, or those that the filter lets through."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from reader.desktop.extent import Extent


class ExportDialog(QDialog):
    """One of the extents that are there to choose from."""

    def __init__(self, extents: list[Extent], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export notes"))
        titles = {
            Extent.ALL: self.tr("All notes in the library"),
            Extent.ARTICLE: self.tr("The notes on this article"),
            Extent.NARROWED: self.tr("The notes that the filter shows"),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(12)
        question = QLabel(self.tr("Which notes should be exported?"), self)
        layout.addWidget(question)
        self.choices: dict[Extent, QRadioButton] = {}
        for extent in extents:
            choice = QRadioButton(titles[extent], self)
            layout.addWidget(choice)
            self.choices[extent] = choice
        # The narrowest one stands last and is what a person who narrowed the list means.
        self.choices[extents[-1]].setChecked(True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        layout.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    @property
    def extent(self) -> Extent:
        """What was chosen."""
        return next(extent for extent, choice in self.choices.items() if choice.isChecked())
