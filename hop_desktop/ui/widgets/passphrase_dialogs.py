"""The dialogs in which a passphrase is set, changed and removed."""

import threading
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from hop_desktop.i18n import _
from hop_desktop.presentation.protection import forgetting, passphrase_problem, passphrase_warning
from hop_desktop.ui.widgets.check_box import CheckBox
from hop_desktop.ui.widgets.labels import MutedLabel, NewsLabel, PlainLabel, Title
from hop_desktop.ui.widgets.layout import button, button_row
from hop_desktop.ui.widgets.line_edit import LineEdit
from hop_desktop.ui.widgets.page_dialog import PageDialog
from hop_desktop.ui.widgets.secret_field import SecretField

_REST_MS: Final = 400  # after the last key


class _PassphraseDialog(PageDialog):
    """A page that scrolls, and below it the one thing to do, and Cancel."""

    def __init__(self, parent: QWidget, title: str, action: str, *fields: SecretField) -> None:
        super().__init__(parent, title)
        self.column.addWidget(Title(title))
        self._problem = NewsLabel()
        accept, cancel = button(action, primary=True), button(_("Cancel"))
        accept.clicked.connect(self._on_accept)
        cancel.clicked.connect(self.reject)
        for field in fields:
            field.entered.connect(self._on_accept)
        self.foot.addWidget(self._problem)
        self.foot.addLayout(button_row(None, cancel, accept))

    def problem(self) -> str:
        """Return why it cannot be done yet; empty: it can."""
        raise NotImplementedError

    def add_fields(self, *fields: SecretField) -> None:
        """Add the fields, and how to see what is typed."""
        letters = CheckBox(_("Show what I type"))
        for field in fields:
            self.column.addWidget(field)
            letters.toggled.connect(lambda on, secret=field: secret.show_letters(on=on))
        self.column.addWidget(letters)
        fields[0].edit.setFocus()

    def _on_accept(self) -> None:
        problem = self.problem()
        self._problem.show_news(problem, is_urgent=True)
        if not problem:
            self.accept()


class StrengthLabel(NewsLabel):
    """Warns of a passphrase that is soon guessed, once typing rests; it stops nobody."""

    def __init__(self, field: SecretField) -> None:
        super().__init__()
        self._field = field
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.timeout.connect(self.look)
        field.edit.textChanged.connect(self._rest.start)
        # The words it knows take long to load; nobody waits for that who is about to type.
        threading.Thread(target=lambda: passphrase_warning("x" * 8), daemon=True).start()

    def look(self) -> None:
        """Say what there is to say about what is typed now."""
        self.show_news(passphrase_warning(self._field.text()))


class NewPassphraseDialog(_PassphraseDialog):
    """Sets a passphrase; `passphrase` is what was typed twice."""

    def __init__(self, parent: QWidget, code: str) -> None:
        self._first = SecretField(_("New passphrase"))
        self._second = SecretField(_("New passphrase once more"))
        self._strength = StrengthLabel(self._first)
        title = _("Set a passphrase")
        super().__init__(parent, title, _("Encrypt everything"), self._first, self._second)
        self._written = CheckBox(_("I have written the recovery code down"))
        self.column.addWidget(
            PlainLabel(
                _(
                    "From the next start on the passphrase is asked for. A good one is long and "
                    "easy to remember: four words that do not belong together."
                )
            )
        )
        self.add_fields(self._first, self._second)
        self.column.addWidget(self._strength)
        self._add_code(code)
        self.column.addWidget(PlainLabel(forgetting()))
        self.column.addStretch(1)

    @property
    def passphrase(self) -> str:
        return self._first.text()

    def problem(self) -> str:
        problem = passphrase_problem(self._first.text(), self._second.text())
        if not problem and not self._written.isChecked():
            return _("Write the recovery code down first, and say so with the check box.")
        return problem

    def _add_code(self, code: str) -> None:
        shown, label = LineEdit(code), MutedLabel(_("Recovery code"))
        shown.setReadOnly(True)
        shown.setAccessibleName(_("Recovery code"))
        shown.setAccessibleDescription(_("Six groups of five letters and digits"))
        label.setBuddy(shown)
        self.column.addWidget(label)
        self.column.addWidget(shown)
        self.column.addWidget(
            MutedLabel(
                _(
                    "It opens everything when you forget the passphrase. Write it on paper and "
                    "keep it in another place than this computer. It is shown only now."
                )
            )
        )
        self.column.addWidget(self._written)


class ChangePassphraseDialog(_PassphraseDialog):
    """Changes a passphrase; `secrets` is what opens now and what shall open."""

    def __init__(self, parent: QWidget) -> None:
        self._present = SecretField(_("Current passphrase or recovery code"))
        self._first = SecretField(_("New passphrase"))
        self._second = SecretField(_("New passphrase once more"))
        fields = (self._present, self._first, self._second)
        strength = StrengthLabel(self._first)
        super().__init__(parent, _("Change the passphrase"), _("Change the passphrase"), *fields)
        self.column.addWidget(
            PlainLabel(
                _(
                    "The recovery code stays the same. Copies of a backup that you keep elsewhere "
                    "still open with the passphrase of their time."
                )
            )
        )
        self.add_fields(*fields)
        self.column.addWidget(strength)
        self.column.addStretch(1)

    @property
    def secrets(self) -> tuple[str, str]:
        return self._present.text(), self._first.text()

    def problem(self) -> str:
        if not self._present.text():
            return _("Type the current passphrase or the recovery code, too.")
        return passphrase_problem(self._first.text(), self._second.text())


class RemovePassphraseDialog(_PassphraseDialog):
    """Removes a passphrase; `secret` is what opens now."""

    def __init__(self, parent: QWidget) -> None:
        self._present = SecretField(_("Current passphrase or recovery code"))
        super().__init__(
            parent, _("Remove the passphrase"), _("Remove the passphrase"), self._present
        )
        self.column.addWidget(
            PlainLabel(
                _(
                    "Everything is decrypted, backups included. Whoever can use your account or "
                    "your disk can read it then."
                )
            )
        )
        self.add_fields(self._present)
        self.column.addStretch(1)

    @property
    def secret(self) -> str:
        return self._present.text()

    def problem(self) -> str:
        return "" if self._present.text() else _("Type the passphrase or the recovery code.")
