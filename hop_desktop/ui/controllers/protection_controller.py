"""Sets, changes and removes the passphrase."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from hop_desktop.i18n import _
from hop_desktop.presentation.protection import ProtectionState
from hop_desktop.ui.jobs import Err, Ok, settle
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.widgets.protection_panel import ProtectionPanel


class Protection(Protocol):
    """The passphrase of the store."""

    def protection(self) -> ProtectionState: ...

    def new_recovery_code(self) -> str: ...

    def change_passphrase(self, secret: str, passphrase: str) -> None:
        """Let another passphrase open the store.

        Raises:
            HopError: `secret` does not open it, or nothing could be written.
        """
        ...


class ProtectionController(QObject):
    """Asks for everything first; encrypting and decrypting take the whole window's place."""

    def __init__(
        self,
        protection: Protection,
        encrypt: Callable[[str, str], None],
        decrypt: Callable[[str], None],
        context: PageContext,
    ) -> None:
        """`encrypt` is given a passphrase and a recovery code, `decrypt` one of the two."""
        super().__init__(context.parent)
        self._protection = protection
        self._encrypt = encrypt
        self._decrypt = decrypt
        self._jobs = context.jobs
        self._prompts = context.prompts

    def use_panel(self, panel: ProtectionPanel) -> None:
        """Show everything on `panel` from now on."""
        self._panel = panel
        panel.set_requested.connect(self._on_set)
        panel.change_requested.connect(self._on_change)
        panel.remove_requested.connect(self._on_remove)
        panel.show_state(self._protection.protection())

    def _on_set(self) -> None:
        code = self._protection.new_recovery_code()
        passphrase = self._prompts.new_passphrase(code)
        if passphrase is not None:
            self._encrypt(passphrase, code)

    def _on_change(self) -> None:
        secrets = self._prompts.changed_passphrase()
        if secrets is None:
            return
        self._panel.show_news(_("Changing the passphrase …"))
        work = partial(self._protection.change_passphrase, *secrets)
        self._jobs.run(work, partial(self._on_changed, self._panel))

    def _on_changed(self, panel: ProtectionPanel, outcome: Ok[None] | Err) -> None:
        if panel is self._panel:  # else the page was made anew meanwhile
            changed = _("The passphrase was changed.")
            settle(outcome, lambda _none: panel.show_news(changed), panel.show_news)

    def _on_remove(self) -> None:
        secret = self._prompts.present_passphrase()
        if secret is not None:
            self._decrypt(secret)
