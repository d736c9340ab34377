"""Spellings that may be of one name, for a person to confirm: nothing is merged by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.core.mentions import Entity, EntityType
from reader.desktop import texts

if TYPE_CHECKING:
    from reader.library import EntityUse


@dataclass(frozen=True, slots=True)
class Group:
    """Spellings of one type that look like one name, the likeliest first. `here` are those that the article has."""

    type: EntityType
    spellings: tuple[str, ...]
    here: tuple[str, ...]


def spelling_groups(
    entities: Sequence[Entity],
    known: Sequence[EntityUse],
    apart: Callable[[EntityType, str, str], bool] = lambda *_: False,
) -> list[Group]:
    """The groups among the names of an article and of the library that hold a name of the article; the spelling that
    is written most comes first. Names that are `apart` were said not to be one."""
    from reader.entities.variants import propose_variants

    groups: list[Group] = []
    for kind in EntityType:
        here = {entity.name: len(entity.mentions) for entity in entities if entity.type is kind}
        written = {use.name: use.mentions for use in known if use.type is kind}
        for names in propose_variants([*here, *written], partial(apart, kind)):
            found = tuple(name for name in names if name in here)
            if found:
                likeliest = sorted(names, key=lambda name: -max(here.get(name, 0), written.get(name, 0)))
                groups.append(Group(kind, tuple(likeliest), found))
    return groups


class SpellingsDialog(QDialog):
    """One line a group: whether it is one name, and which spelling to keep, or that it is none. Once accepted, `answer`
    is what to rename, as (name, type, new name), and `apart` what is never to be asked again, as (type, names)."""

    def __init__(self, groups: Sequence[Group], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = groups
        self.checks: list[QCheckBox] = []
        self.kept: list[QComboBox] = []
        self.refused: list[QCheckBox] = []
        self._intro = QLabel(self)
        self._intro.setWordWrap(True)
        sheet = QWidget(self)
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        for number, group in enumerate(groups):
            check = QCheckBox(texts.joined(list(group.spellings)).replace("&", "&&"), sheet)
            kind = QLabel(texts.type_name(group.type), sheet)
            kind.setProperty("look", "caption")
            box = QComboBox(sheet)
            box.addItems(list(group.spellings))
            box.activated.connect(lambda _, check=check: check.setChecked(True))
            refused = QCheckBox(sheet)
            for one, other in ((check, refused), (refused, check)):
                one.toggled.connect(lambda on, other=other: other.setChecked(False) if on else None)
                one.toggled.connect(self._enable)
            for column, widget in enumerate((check, kind, box, refused)):
                grid.addWidget(widget, number, column)
            self.checks.append(check)
            self.refused.append(refused)
            self.kept.append(box)
        grid.setRowStretch(len(groups), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(sheet)
        self._area = area
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        for part in (self._intro, area, self.buttons):
            layout.addWidget(part)
        self.resize(680, min(520, 190 + 40 * len(groups)))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.retranslate()
        self._enable()

    @property
    def answer(self) -> list[tuple[str, EntityType, str]]:
        """What to rename."""
        renames: list[tuple[str, EntityType, str]] = []
        for group, check, box in zip(self._groups, self.checks, self.kept, strict=True):
            if check.isChecked():
                kept = box.currentText()
                renames.extend((name, group.type, kept) for name in group.here if name != kept)
        return renames

    @property
    def apart(self) -> list[tuple[EntityType, tuple[str, ...]]]:
        """What is not one name."""
        told = zip(self._groups, self.refused, strict=True)
        return [(group.type, group.spellings) for group, refused in told if refused.isChecked()]

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.setWindowTitle(self.tr("Spellings of one name"))
        self._intro.setText(
            self.tr(
                "These spellings look alike. Tick those that are one name, and choose how to write it here; of those "
                "that are not, say so, and you are not asked again."
            )
        )
        self._area.setAccessibleName(self.windowTitle())
        for check, box in zip(self.checks, self.kept, strict=True):
            box.setAccessibleName(self.tr("Write {name} as").format(name=check.text()))
        for check, refused in zip(self.checks, self.refused, strict=True):
            refused.setText(self.tr("Not one name"))
            refused.setAccessibleName(self.tr("{name}: not one name").format(name=check.text()))

    def _enable(self) -> None:
        checked = any(check.isChecked() for check in (*self.checks, *self.refused))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(checked)
