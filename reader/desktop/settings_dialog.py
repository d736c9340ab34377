"""The settings in one dialog, made from the table that declares them; every change shows at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFormLayout,
    QLabel,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.desktop.folder_field import FolderField
from reader.desktop.fonts import reading_families
from reader.desktop.number_boxes import DecimalBox, WholeNumberBox
from reader.desktop.scrolled import Scrolled
from reader.desktop.settings import SETTINGS, Setting, Settings


class SettingsDialog(QDialog):
    """One control a setting that has a title."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.controls: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self._form = QFormLayout()
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        self._form.setVerticalSpacing(12)
        for setting in SETTINGS:
            if setting.title:
                control = self._control(setting)
                self.controls[setting.key] = control
                self._labels[setting.key] = QLabel(self)
                self._form.addRow(self._labels[setting.key], control)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        # Enter closes, and never undoes every choice that was made.
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        self._defaults = buttons.addButton("", QDialogButtonBox.ButtonRole.ResetRole)
        self._defaults.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(18)
        layout.addWidget(Scrolled(self._form, self), 1)
        layout.addWidget(buttons)
        self.setMinimumWidth(520)
        self._defaults.clicked.connect(self._restore)
        buttons.rejected.connect(self.reject)
        settings.changed.connect(self._show)
        self.retranslate()
        self.resize(self.sizeHint())

    def retranslate(self) -> None:
        """Say every text in the language that is now installed."""
        self.setWindowTitle(self.tr("Settings"))
        self._defaults.setText(self.tr("Restore defaults"))
        # A number is Latin to Qt and would stand at the left in Arabic too.
        right = QApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        leading = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        leading |= Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        for setting in SETTINGS:
            control = self.controls.get(setting.key)
            if control is None:
                continue
            title = QCoreApplication.translate("Settings", setting.title)
            self._labels[setting.key].setText(title)
            control.setAccessibleName(title)
            if isinstance(control, FolderField):
                control.retranslate(title, QCoreApplication.translate("Settings", setting.empty))
            if isinstance(control, QAbstractSpinBox):
                control.setAlignment(leading)
            if isinstance(control, QSpinBox) and setting.unit:
                unit = QCoreApplication.translate("Settings", setting.unit)
                # A sign stands close to its number, a word apart from it.
                control.setSuffix(f" {unit}" if unit.isalpha() else unit)
            if isinstance(control, QComboBox):
                for number, (_, name) in enumerate(setting.choices):
                    control.setItemText(number, QCoreApplication.translate("Settings", name))

    def _control(self, setting: Setting) -> QWidget:
        value = self._settings.value(setting.key)
        if isinstance(setting.default, bool):
            check = QCheckBox(self)
            check.setChecked(value)
            check.toggled.connect(lambda on: self._settings.keep(setting.key, on))
            return check
        if isinstance(setting.default, int):
            whole = WholeNumberBox(self)
            whole.setRange(int(setting.low), int(setting.high))
            whole.setSingleStep(int(setting.step))
            whole.setValue(value)
            whole.valueChanged.connect(lambda number: self._settings.keep(setting.key, number))
            return whole
        if isinstance(setting.default, float):
            part = DecimalBox(self)
            part.setRange(setting.low, setting.high)
            part.setSingleStep(setting.step)
            part.setDecimals(1)
            part.setValue(value)
            part.valueChanged.connect(lambda number: self._settings.keep(setting.key, number))
            return part
        if setting.empty:
            folder = FolderField(value, self)
            folder.changed.connect(lambda path: self._settings.keep(setting.key, path))
            return folder
        box = QComboBox(self)
        choices = setting.choices or tuple((family, family) for family in reading_families())
        for choice, name in choices:
            box.addItem(name, choice)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.activated.connect(lambda _: self._settings.keep(setting.key, box.currentData()))
        return box

    def _show(self, key: str) -> None:
        control = self.controls.get(key)
        value = self._settings.value(key)
        if isinstance(control, QCheckBox):
            control.setChecked(value)
        elif isinstance(control, (QSpinBox, QDoubleSpinBox)):
            # What is being typed is left alone: "2" on the way to "2.1" would become "2.0".
            if control.value() != value:
                control.setValue(value)
        elif isinstance(control, FolderField):
            control.show_value(str(value))
        elif isinstance(control, QComboBox):
            control.setCurrentIndex(max(0, control.findData(value)))

    def _restore(self) -> None:
        for setting in SETTINGS:
            if setting.title:
                self._settings.keep(setting.key, setting.default)
