"""The foot of the window: what it says of work, and what it counts."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.desktop import foot as module
from reader.desktop.foot import KINDS, NOTE, QUANTITIES, Foot


@pytest.fixture
def foot(qtbot: QtBot, qapp: QApplication) -> Foot:
    made = Foot()
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_said_of_work_that_is_soon_done(qtbot: QtBot, foot: Foot) -> None:
    foot.show_opening(True)
    foot.show_opening(False)
    foot.show_analysis(0.0)
    foot.show_analysis(0.9)
    foot.show_analysis(None)
    qtbot.wait(module.SOON + 50)
    assert not foot.bar.isVisible()
    assert not foot.cancel.isVisible()


def test_work_that_takes_longer_is_said_and_can_be_cancelled(qtbot: QtBot, foot: Foot) -> None:
    foot.show_opening(True)
    qtbot.waitUntil(foot.bar.isVisible)
    assert foot.bar.maximum() == 0
    assert not foot.cancel.isVisible()
    foot.show_opening(False)
    assert not foot.bar.isVisible()
    foot.show_analysis(0.25)
    qtbot.waitUntil(foot.bar.isVisible)
    assert (foot.bar.value(), foot.bar.maximum()) == (250, 1000)
    foot.show_analysis(0.5)
    assert foot.bar.value() == 500
    with qtbot.waitSignal(foot.cancelled):
        foot.cancel.click()
    foot.show_analysis(None)
    assert not foot.bar.isVisible()


def test_what_is_not_known_yet_has_no_number(foot: Foot) -> None:
    assert not any(letter.isdigit() for chip in foot.chips.values() for letter in chip.text())
    foot.show_counts({NOTE: 2})
    assert foot.chips[NOTE].text().endswith(" 2")
    assert not any(letter.isdigit() for kind in KINDS if kind != NOTE for letter in foot.chips[kind].text())
    foot.fold(300)
    assert {foot.chips[kind].text() for kind in KINDS} == {"2", "–"}


def test_without_an_article_there_is_no_legend(foot: Foot) -> None:
    foot.show_article(False)
    assert not any(chip.isVisible() for chip in foot.chips.values())
    foot.show_article(True)
    assert {kind for kind, chip in foot.chips.items() if not chip.isVisible()} == set(QUANTITIES)
    foot.show_quantities(True)
    assert all(chip.isVisible() for chip in foot.chips.values())
