"""What stands in the window while no store is open: the passphrase, or what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from hop_desktop.domain.errors import (
    HopError,
    OtherKeyError,
    PassphraseNeededError,
    WrongPassphraseError,
)
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths, printable
from hop_desktop.presentation.trouble import make_trouble_state
from hop_desktop.storage.store_files import StoreFiles
from hop_desktop.storage.unprotected import keep_encrypted, keep_plain
from hop_desktop.ui.main_window import MainWindow
from hop_desktop.ui.pages.passphrase_page import PassphrasePage
from hop_desktop.ui.pages.trouble_page import TroublePage
from hop_desktop.ui.widgets.notice import Told, Tone


@dataclass(frozen=True, slots=True)
class WaysOn:
    """What the person can do about a store that does not open."""

    open_store: Callable[..., None]  # with a passphrase or recovery code, or without
    choose_folder: Callable[[], None]
    open_log_folder: Callable[[], None]


class UnlockPage:
    """Stands in the place of every page until the store is open."""

    def __init__(self, window: MainWindow, paths: AppPaths, ways: WaysOn) -> None:
        self._window = window
        self._paths = paths
        self._ways = ways
        self._asking: PassphrasePage | None = None  # while the passphrase is asked for

    def show_refusal(self, error: Exception) -> None:
        """Ask for the passphrase, or say what is wrong and what can be done.

        Raises:
            Exception: `error` is a mistake of ours; it is shown, too.
        """
        if isinstance(error, PassphraseNeededError | WrongPassphraseError):
            self._ask(error)
        else:
            self._show_trouble(error)

    def leave(self) -> None:
        """The store is open; propose a new passphrase to who came in without it."""
        if self._asking is not None and self._asking.by_code:
            self._window.tell_notice("recovery code", _code_used, Tone.INFORMATION)
        self._asking = None

    def _decide(self, *, is_plain_kept: bool) -> None:
        files = StoreFiles(self._paths.database, self._paths.backups)
        try:
            keep_plain(files) if is_plain_kept else keep_encrypted(files)
        except HopError as error:
            self._show_trouble(error)
        else:
            self._ways.open_store()

    def _ask(self, error: HopError) -> None:
        """Ask in the place of every page, or say there why that does not open it."""
        if self._asking is not None:
            self._asking.show_wrong(error.sentence if isinstance(error, OtherKeyError) else "")
            return
        self._asking = page = PassphrasePage()
        page.entered.connect(self._ways.open_store)
        page.folder_requested.connect(self._ways.choose_folder)
        self._window.show_placeholder(page)
        page.go_to_field()

    def _show_trouble(self, error: Exception) -> None:
        self._asking = None
        known = error if isinstance(error, HopError) else HopError(type(error).__name__)
        page = TroublePage(make_trouble_state(known, printable(self._paths.data)))
        page.retry_requested.connect(self._ways.open_store)
        page.folder_requested.connect(self._ways.choose_folder)
        page.log_requested.connect(self._ways.open_log_folder)
        page.encrypted_chosen.connect(lambda: self._decide(is_plain_kept=False))
        page.plain_chosen.connect(lambda: self._decide(is_plain_kept=True))
        self._window.show_placeholder(page)
        if known is not error:
            raise error


def _code_used() -> Told:
    return _(
        "The recovery code opened your answers. “Change the passphrase…” in Preferences "
        "sets a new one; type the code there as the current passphrase."
    ), ()
