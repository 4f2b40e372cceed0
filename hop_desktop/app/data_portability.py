"""What Preferences does with everything the person owns."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.paths import printable
from hop_desktop.presentation.backups import Holding, KeptBackup
from hop_desktop.presentation.protection import ProtectionState, make_protection_state
from hop_desktop.services.transfer.service import LARGEST_EXPORT
from hop_desktop.storage.cipher import can_encrypt
from hop_desktop.storage.failures import translated
from hop_desktop.storage.files import read_bounded
from hop_desktop.storage.protection import change_passphrase
from hop_desktop.storage.readable import readable_beside
from hop_desktop.storage.recovery_code import new_recovery_code
from hop_desktop.storage.schema import CURRENT
from hop_desktop.whole_files import write_output

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services
    from hop_desktop.storage.database import Database


class DataPortability:
    """Exports, imports and backs up everything."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def export_to(self, target: Path) -> None:
        for path, content in self._services.transfer.files(target).items():
            write_output(path, content, over_read_only=True)

    def import_from(self, source: Path, go_on: Callable[[], None]) -> int:
        from hop_desktop.report.carried import carried_data

        go_on()
        # Answers that could not be stored once are encrypted as the store is.
        content = self._services.database.files.cipher.unseal_file(
            read_bounded(source, LARGEST_EXPORT)
        )
        data = carried_data(content, source.name)
        go_on()
        self._services.database.backups.make()
        go_on()
        return self._services.transfer.import_all(data, source.name)["attempts"]

    def back_up_to(self, target: Path) -> Sequence[Path]:
        return self._services.database.backups.copy_to(target, over_read_only=True)

    def back_up_now(self) -> bool:
        """Make a backup; False: the latest one holds the same."""
        return self._services.database.back_up() is not None

    def backups(self) -> tuple[KeptBackup, ...]:
        """Return the backups that can be read, latest first.

        Raises:
            StorageUnavailableError: The system refuses their folder.
        """
        database = self._services.database
        with translated(database.path.name):
            all_listed = database.backups.listed()

        return tuple(
            KeptBackup(
                place=str(listed.backup.path),
                made_at=listed.backup.made_at,
                holding=None if listed.holds is None else Holding(*listed.holds),
                size=listed.backup.size,
                is_older_format=(listed.backup.schema or CURRENT.version) < CURRENT.version,
            )
            for listed in all_listed
        )

    def compare(self, file: Path) -> tuple[Holding | None, Holding | None]:
        """Read a backup through; return what it holds and what there is now, None: not known."""
        database = self._services.database
        database.backups.require_backup(file)
        return holding_of(database, file), holding_of(database, database.path)

    def protection(self) -> ProtectionState:
        database = self._services.database
        is_set = database.files.cipher.is_encrypting
        readable = readable_beside(database.files) if is_set else ()
        return make_protection_state(
            is_set=is_set,
            readable=[printable(path.relative_to(database.path.parent)) for path in readable],
            is_installed=can_encrypt(),
            is_read_only=database.is_read_only,
        )

    def new_recovery_code(self) -> str:
        return new_recovery_code()

    def change_passphrase(self, secret: str, passphrase: str) -> None:
        change_passphrase(self._services.database.files, secret, passphrase)


def holding_of(database: "Database", file: Path) -> Holding | None:
    """Return how much a store or a backup holds; None: not known."""
    counts = database.backups.counted(file)
    return Holding(*counts) if counts else None
