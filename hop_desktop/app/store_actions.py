"""What puts something else in the place of everything that is stored."""

from pathlib import Path

from hop_desktop.app.replacement import decrypting, encrypting, erasing, restoring
from hop_desktop.app.window_context import WindowContext
from hop_desktop.i18n import _
from hop_desktop.services.drafts import Drafts


class StoreActions:
    """Asks about what would be lost, then starts the work."""

    def __init__(self, drafts: Drafts, context: WindowContext) -> None:
        self._drafts = drafts
        self._context = context

    def restore(self, file: Path, name: str) -> None:
        """Put a backup, which is called `name` in sentences, in the place of everything."""
        if self._context.may_lose_drafts():
            work = restoring(file, name, self._drafts)
            self._context.replace(_("Restoring {name} …").format(name=name), work)

    def erase(self) -> None:
        """Delete everything and begin as on the first day."""
        self._context.preferences.forget()
        self._context.replace(_("Deleting everything …"), erasing(self._context.paths))

    def encrypt(self, passphrase: str, code: str) -> None:
        """Let a passphrase and a recovery code open everything from now on."""
        if self._context.may_close():
            work = encrypting(passphrase, code, self._context.paths)
            self._context.replace(_("Encrypting everything …"), work)

    def decrypt(self, secret: str) -> None:
        """Take the passphrase away; `secret` is it or the recovery code."""
        if self._context.may_close():
            work = decrypting(secret, self._context.paths)
            self._context.replace(_("Decrypting everything …"), work)
