"""The dialog warns once typing rests."""

import pytest

from hop_desktop.ui.widgets.passphrase_dialogs import StrengthLabel
from hop_desktop.ui.widgets.secret_field import SecretField

pytest.importorskip("zxcvbn")


def test_a_weak_passphrase_is_warned_of_and_the_warning_goes_with_it(qtbot):
    field = SecretField("New passphrase")
    label = StrengthLabel(field)
    qtbot.addWidget(field)
    qtbot.addWidget(label)

    field.edit.setText("aaaaaaaa")
    qtbot.waitUntil(lambda: "first that are tried" in label.text())

    field.edit.setText("quilt harbor seventeen gravel")
    qtbot.waitUntil(lambda: label.text() == "")
