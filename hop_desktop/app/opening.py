"""Opening everything off the GUI thread: first what Home needs, then what any other page will."""

from importlib import import_module
from typing import TYPE_CHECKING, Final

from hop_desktop.paths import AppPaths
from hop_desktop.ui.jobs import keep_loaded

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services
    from hop_desktop.render_worker import RenderWorker
    from hop_desktop.storage.cipher import Cipher

# In the order in which they are likely to be wanted. A test visits every page and finds that
# nothing is imported any more.
WANTED_NEXT: Final = (
    "hop_desktop.ui.controllers.start_controller",
    "hop_desktop.ui.controllers.questionnaire_controller",
    "hop_desktop.ui.controllers.review_controller",
    "hop_desktop.ui.controllers.results_controller",
    "hop_desktop.ui.controllers.history_controller",
    "hop_desktop.ui.controllers.change_controller",
    "hop_desktop.ui.controllers.plan_controller",
    "hop_desktop.ui.controllers.evidence_controller",
    "hop_desktop.ui.controllers.pack_controller",
    "hop_desktop.ui.controllers.profiles_controller",
    "hop_desktop.ui.controllers.profile_editor_controller",
    "hop_desktop.ui.controllers.profile_comparison_controller",
    "hop_desktop.ui.controllers.background_controller",
    "hop_desktop.ui.controllers.role_controller",
    "hop_desktop.ui.controllers.guide_controller",
    "hop_desktop.ui.controllers.preferences_controller",
    "hop_desktop.ui.controllers.backups_controller",
    "hop_desktop.ui.controllers.report_controller",
    "hop_desktop.app.file_import",
    "hop_desktop.app.data_portability",
    "hop_desktop.app.report_desk",
    "hop_desktop.report.exporter",
    "hop_desktop.report.document",
    "hop_desktop.report.pdf",
)


def open_services(
    paths: AppPaths, render_worker: "RenderWorker", key: "str | Cipher | None" = None
) -> "Services":
    """Open the store and have Home loaded.

    Args:
        paths: Where it lies.
        render_worker: Where reports are set.
        key: What opens an encrypted store: passphrase, recovery code, or what they led to.

    Raises:
        StorageError: The store cannot be opened.
    """
    # Imported here, off the GUI thread: what stands on the screen next.
    import hop_desktop.app.session
    import hop_desktop.ui.controllers.home_controller
    import hop_desktop.ui.dialogs  # noqa: F401 - only to have them loaded
    from hop_desktop.bootstrap import open_services as open_store
    from hop_desktop.content.instruments import load_catalogue

    services = open_store(paths, load_catalogue(), key, render_worker)
    keep_loaded()
    return services


def load_the_rest(services: "Services") -> None:
    """Load and read everything that the GUI thread would else wait for at some click."""
    services.database.get_ready()
    for name in WANTED_NEXT:
        import_module(name)
    services.make_the_rest()
    services.render_worker.start()
    keep_loaded()
