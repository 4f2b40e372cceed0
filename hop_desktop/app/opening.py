"""Opening the store off the GUI thread: nothing in here, and nothing that it loads, uses Qt."""

from typing import TYPE_CHECKING

from hop_desktop.paths import AppPaths

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services
    from hop_desktop.render_worker import RenderWorker
    from hop_desktop.storage.cipher import Cipher


def open_for_window(
    paths: AppPaths, render_worker: "RenderWorker", key: "str | Cipher | None" = None
) -> "Services":
    """Open the store.

    Args:
        paths: Where it lies.
        render_worker: Where reports are set.
        key: What opens an encrypted store: passphrase, recovery code, or what they led to.

    Raises:
        StorageError: The store cannot be opened.
    """
    from hop_desktop.bootstrap import open_services
    from hop_desktop.content.instruments import load_catalogue

    catalogue = load_catalogue()
    _ = catalogue.content  # read here what Home would else read in the window's own time
    return open_services(paths, catalogue, key, render_worker)


def make_ready(services: "Services") -> None:
    """Load and read everything beside the window that a click would else wait for."""
    services.database.get_ready()
    services.make_the_rest()
    services.render_worker.start()
