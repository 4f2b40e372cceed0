"""What the person is told when the window opens: never in front of anything, always closable."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hop_desktop.app.instance import LOCK
from hop_desktop.app.log import is_log_refused
from hop_desktop.app.log_notice import KIND, refused_log_text
from hop_desktop.i18n import _
from hop_desktop.paths import AppPaths, printable
from hop_desktop.presentation.recovery import newer_text, note_text, recovery_lines
from hop_desktop.storage.backup_names import newer_kept
from hop_desktop.storage.connection import is_open_to_others
from hop_desktop.storage.newer_saves import decline
from hop_desktop.storage.odd_places import odd_places
from hop_desktop.storage.places import warning_about
from hop_desktop.ui.drafting import Place, places_of
from hop_desktop.ui.navigation import page_name
from hop_desktop.ui.preferences import Preferences
from hop_desktop.ui.widgets.notice import NoticeAction, Tone

if TYPE_CHECKING:  # its imports take long and happen in the background
    from hop_desktop.bootstrap import Services


@dataclass(frozen=True, slots=True)
class StartupNotice:
    """One notice."""

    kind: str
    text: str
    actions: tuple[NoticeAction, ...] = ()
    tone: Tone = Tone.WARNING


def startup_notices(
    services: "Services",
    paths: AppPaths,
    preferences: Preferences,
    close: Callable[[str], None],
    restore: Callable[[Path, str], None],
) -> Iterator[StartupNotice]:
    """Yield what there is to tell about the store that was just opened.

    `close` takes the notice of a kind away; `restore` puts a file, which is called by a name in
    sentences, in the place of everything.
    """
    if services.recovery is not None:
        yield StartupNotice("recovery", "\n".join(recovery_lines(services.recovery)))
    if services.notes:
        yield StartupNotice("protection", "\n".join(map(note_text, services.notes)))
    for newer in newer_kept(paths.backups)[-1:]:
        actions = _newer_actions(newer, close, restore)
        yield StartupNotice("newer", newer_text(newer.name), actions)
    yield from _place_notices(paths, close)
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
    warning = warning_about(paths.data)
    if warning and preferences.accepted_place != printable(paths.data):

        def accept() -> None:
            preferences.accepted_place = printable(paths.data)
            close("place")

        yield StartupNotice("place", warning, ((_("Do not show this again"), accept),))


def draft_notices(
    services: "Services", go: Callable[[Place], object], close: Callable[[str], None]
) -> Iterator[StartupNotice]:
    """Yield what there is to tell about what was typed before the program ended.

    Args:
        services: Of the store that was just opened.
        go: Shows a page with what was typed there.
        close: Takes the notice of a kind away.
    """
    drafts = services.drafts
    services.read_drafts()
    places = places_of(drafts)
    if places:
        pages = ", ".join(dict.fromkeys(page_name(place.route) for place in places))
        text = _(
            "What you were writing when the program ended is still there: {pages}. It is not "
            "saved yet."
        )

        def opening(place: Place) -> Callable[[], None]:
            def act() -> None:
                close("draft")
                go(place)

            return act

        name = _("Open {page}")
        actions = {name.format(page=page_name(place.route)): opening(place) for place in places}
        yield StartupNotice(
            "draft", text.format(pages=pages), tuple(actions.items()), Tone.INFORMATION
        )
    if drafts.set_aside_as:
        text = _(
            "Something that you were writing cannot be read any more. The file is kept as {name}."
        )
        yield StartupNotice("unreadable drafts", text.format(name=drafts.set_aside_as))


def _place_notices(paths: AppPaths, close: Callable[[str], None]) -> Iterator[StartupNotice]:
    """Yield what is odd about the folder and what others put there."""
    names = (LOCK, "hop.db.verified", "answers.log.1", "drafts.json", paths.preferences.name)
    odd = list(
        odd_places(
            [paths.data / name for name in names],
            [paths.data, paths.backups, paths.data / "collections"],
        )
    )
    if odd:
        yield StartupNotice("odd places", "\n".join(f"{line}." for line in odd))
    if is_log_refused():
        yield StartupNotice(KIND, refused_log_text())
    if is_open_to_others(paths.data):

        def shut() -> None:
            paths.data.chmod(0o700)
            close("open folder")

        text = _("Other people on this computer can open the folder with your answers, {folder}.")
        action = (_("Keep others out"), shut)
        yield StartupNotice("open folder", text.format(folder=printable(paths.data)), (action,))


def _newer_actions(
    newer: Path, close: Callable[[str], None], restore: Callable[[Path, str], None]
) -> tuple[NoticeAction, ...]:
    def leave() -> None:
        decline(newer)
        close("newer")

    return (
        (_("Bring them back"), lambda: restore(newer, _("what was saved last"))),
        (_("Leave them out"), leave),
    )
