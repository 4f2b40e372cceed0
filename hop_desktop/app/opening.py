"""Opening everything off the GUI thread."""

from typing import TYPE_CHECKING

from hop_desktop.paths import AppPaths
from hop_desktop.ui.jobs import keep_loaded

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services


def open_services(paths: AppPaths) -> "Services":
    """Open the store and have Home loaded.

    Raises:
        StorageError: The store cannot be opened.
    """
    # Imported here, off the GUI thread: what stands on the screen next.
    import hop_desktop.app.pages
    import hop_desktop.app.tidings
    import hop_desktop.ui.controllers.home_controller  # noqa: F401 - only to have them loaded
    from hop_desktop.bootstrap import open_services as open_store
    from hop_desktop.storage.instruments import load_catalogue

    services = open_store(paths, load_catalogue())
    keep_loaded()
    return services


def import_what_comes_next() -> None:
    """Have the charts ready before the person asks for the first one."""
    import hop_desktop.charts.gaps
    import hop_desktop.charts.radar
    import hop_desktop.ui.controllers.results_controller
    import hop_desktop.ui.widgets.figure_canvas  # noqa: F401 - only to have them loaded
