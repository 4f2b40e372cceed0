"""What the person is told when the window opens: never in front of anything, always closable."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths, printable
from hop_desktop.presentation.recovery import note_text, recovery_lines
from hop_desktop.ui.preferences import Preferences
from hop_desktop.ui.widgets.notice import NoticeAction

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services


@dataclass(frozen=True, slots=True)
class StartupNotice:
    """One notice."""

    kind: str
    text: str
    actions: tuple[NoticeAction, ...] = ()


def startup_notices(
    services: "Services", paths: AppPaths, preferences: Preferences, close: Callable[[str], None]
) -> Iterator[StartupNotice]:
    """Yield what there is to tell about the store that was just opened.

    `close` takes the notice of a kind away.
    """
    from hop_desktop.storage.places import warning_about

    if services.recovery is not None:
        yield StartupNotice("recovery", "\n".join(recovery_lines(services.recovery)))
    if services.notes:
        yield StartupNotice("protection", "\n".join(map(note_text, services.notes)))
    if services.database.is_read_only:
        text = _(
            "{name} may only be read here. Results, reports and exports work; nothing new can "
            "be saved."
        )
        yield StartupNotice("read-only", text.format(name=printable(paths.database)))
    rescued = paths.rescued()
    if rescued:
        text = _(
            "Answers that could not be saved when the program had to end are kept in {name}. "
            "“Import…” in Preferences reads that file; delete it afterwards."
        )
        yield StartupNotice("rescued", text.format(name=printable(rescued[-1])))
    if services.evidence.writing is not None:
        text = _(
            "What you were writing under Evidence when the program ended is still there. It is "
            "not saved yet."
        )
        yield StartupNotice("draft", text)
    warning = warning_about(paths.data)
    if warning and preferences.accepted_place != printable(paths.data):

        def accept() -> None:
            preferences.accepted_place = printable(paths.data)
            close("place")

        yield StartupNotice("place", warning, ((_("Do not show this again"), accept),))
