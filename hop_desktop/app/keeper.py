"""What Preferences does with everything the person owns."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.paths import AppPaths

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services


class Keeper:
    """Exports, imports, backs up and deletes everything."""

    def __init__(self, services: "Services", paths: AppPaths) -> None:
        self._services = services
        self._paths = paths

    def export_to(self, target: Path) -> None:
        from hop_desktop.storage.files import write_atomically

        for path, content in self._services.transfer.files(target).items():
            write_atomically(path, content)

    def import_from(self, source: Path) -> int:
        from hop_desktop.report.carried import carried_data
        from hop_desktop.services.transfer.service import LARGEST_EXPORT
        from hop_desktop.storage.files import read_bounded

        data = carried_data(read_bounded(source, LARGEST_EXPORT), source.name)
        self._services.database.backups.make()
        return self._services.transfer.import_all(data, source.name)["attempts"]

    def back_up_to(self, target: Path) -> None:
        self._services.database.backups.copy_to(target)

    def delete_everything(self) -> None:
        self._services.database.erase()
        for folder in (self._paths.cache, self._paths.log):
            shutil.rmtree(folder, ignore_errors=True)
