"""Take the pictures of docs/guide from the running program: `python3 dev.py guide`.

The window stands on no screen and has one size, one look and one language; the store holds the
sample attempts and the day is always the same. So the same program gives the same pictures.
"""

import argparse
import contextlib
import json
import tempfile
import uuid
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QStackedWidget, QWidget

from hop_desktop.app import Shell
from hop_desktop.bootstrap import Services, load_samples
from hop_desktop.domain.evidence import FacetRef, Scope
from hop_desktop.domain.feedback.answers import KEEP
from hop_desktop.domain.feedback.form import Asking, Relation
from hop_desktop.domain.instrument import Form
from hop_desktop.paths import AppPaths
from hop_desktop.render_worker import HERE
from hop_desktop.services.evidence_writing import EvidenceDraft
from hop_desktop.storage.clock import SystemClock
from hop_desktop.theme import LIGHT
from hop_desktop.ui.navigation import Route
from hop_desktop.ui.preferences import Preferences
from hop_desktop.ui.styling import register_fonts

PICTURES: Final = Path(__file__).resolve().parent.parent / "docs" / "guide" / "pictures"
WIDTH: Final = 940  # pixels, of the window; a picture is its page, except for the first
HEIGHT: Final = 540
WHOLE: Final = "welcome"
MARGIN: Final = 24  # pixels above what was scrolled to
COLOURS: Final = 24
FOLDER: Final = Path("~", ".local", "share", "hop-desktop")  # as on Linux; below a folder for now
NOW: Final = datetime(2026, 11, 9, 9, 0, tzinfo=UTC)
TURNS: Final = 30  # of the event loop, until everything is drawn
ITEM: Final = "neg-preparation-2"


def main() -> None:
    """Write every picture, or the ones that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these pictures")
    parser.add_argument("--to", type=Path, default=PICTURES, help="the folder to write to")
    asked = parser.parse_args()
    numbers = count(1)
    SystemClock.now = lambda _self: NOW  # type: ignore[method-assign,assignment]
    uuid.uuid4 = lambda: uuid.UUID(int=next(numbers) << 80)  # ids decide the order of items
    application = QApplication([])
    application.setStyle("Fusion")
    application.setCursorFlashTime(0)
    register_fonts()
    asked.to.mkdir(parents=True, exist_ok=True)
    names = asked.names or [*FIRST, *LATER]
    for scenes, fill in ((FIRST, _leave_empty), (LATER, _fill)):
        wanted = [name for name in scenes if name in names]
        if wanted:
            _take(application, {name: scenes[name] for name in wanted}, fill, asked.to)


class _InstantExecutor:
    """Does the work in the caller's thread."""

    def submit(self, work: Callable[[], None]) -> None:
        work()


class _Camera:
    """A window over a store of its own."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        paths = AppPaths(data=FOLDER, log=FOLDER / "log")
        FOLDER.mkdir(mode=0o700, parents=True)
        Preferences(paths.preferences).theme = LIGHT
        self.shell = Shell(application, paths, HERE, _InstantExecutor())
        self.window = self.shell.window
        self.window.setFixedSize(WIDTH, HEIGHT)
        self.window.show()
        self.shell.open_store()
        self.settle()

    @property
    def services(self) -> Services:
        assert self.shell.session is not None
        return self.shell.session.services

    def settle(self) -> None:
        for _turn in range(TURNS):
            self._application.processEvents()

    def go(self, route: Route, **arguments: str) -> None:
        self.shell.navigator.go(route, **arguments)
        self.settle()

    def press(self, name: str) -> None:
        """Press the visible button or choice of that name."""
        buttons = self.window.findChildren(QAbstractButton)
        next(one for one in buttons if one.accessibleName() == name and one.isVisible()).click()
        self.settle()

    def scroll_to(self, name: str) -> None:
        """Have what bears a name stand at the top of its page."""
        found = next(
            one
            for one in self.window.findChildren(QWidget)
            if name in {one.accessibleName(), getattr(one, "text", str)()} and one.isVisible()
        )
        area = next(one for one in self.window.findChildren(QScrollArea) if one.isAncestorOf(found))
        top = found.mapTo(area.viewport(), found.rect().topLeft()).y() - MARGIN
        area.verticalScrollBar().setValue(area.verticalScrollBar().value() + top)
        self.settle()

    def picture(self, *, is_whole: bool) -> QImage:
        """Return the page or the whole window, in few colours."""
        self.window.setFocus()
        self.settle()
        page = self.window.findChild(QStackedWidget)
        seen = self.window if is_whole or page is None else page
        return in_few_colours(seen.grab().toImage())

    def end(self) -> None:
        self.services.database.close()
        self.window.close()
        self.settle()


def _take(
    application: QApplication,
    scenes: Mapping[str, Callable[[_Camera], None]],
    fill: Callable[[Services], None],
    folder: Path,
) -> None:
    with tempfile.TemporaryDirectory() as place, contextlib.chdir(place):
        camera = _Camera(application)
        fill(camera.services)
        for name, set_up in scenes.items():
            set_up(camera)
            write_picture(camera.picture(is_whole=name == WHOLE), folder / f"{name}.png")
        camera.end()


def write_picture(image: QImage, file: Path) -> None:
    """Write a picture of the guide.

    Raises:
        OSError: The file cannot be written.
    """
    writer = QImageWriter(str(file), QByteArray(b"png"))
    writer.setQuality(0)  # as small as it can be without a loss
    if not writer.write(image):
        raise OSError(f"{file} cannot be written: {writer.errorString()}")


def in_few_colours(image: QImage) -> QImage:
    """Return a picture that takes a fifth of the room and looks the same."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    table = [colour for colour, _count in Counter(pixels).most_common(COLOURS)]
    return image.convertToFormat(
        QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither
    )


def _leave_empty(_services: Services) -> None:
    pass


def _fill(services: Services) -> None:
    for number, sample in enumerate(load_samples(services.catalogue)):
        services.transfer.add_attempt(replace(sample, attempt_id=f"attempt-{number}"))
    services.evidence.add(
        EvidenceDraft(
            facets=(
                FacetRef("negotiation", "preparation"),
                FacetRef("negotiation", "interest-discovery"),
            ),
            happened_on=date(2026, 9, 14),
            situation="Sales and engineering wanted the same two quarters.",
            action="I asked both for what they could not give up and wrote it on one page.",
            result="One release served both; nobody escalated.",
            scope=Scope.SEVERAL_TEAMS,
            confirmer="Head of Sales",
        )
    )
    for action in services.planning.library[:2]:
        services.planning.accept(action.action_id, date(2027, 1, 18))


def _item(camera: _Camera) -> None:
    camera.services.assessment.begin(Form.FULL, "scale-up")
    camera.go(Route.QUESTIONNAIRE, item=ITEM)


def _change(camera: _Camera) -> None:
    camera.go(Route.RESULTS)
    camera.press("What changed")


def _charts(camera: _Camera) -> None:
    camera.go(Route.RESULTS)
    camera.scroll_to("Save report…")


def _competencies(camera: _Camera) -> None:
    camera.go(Route.RESULTS)
    camera.scroll_to("Competency by competency")


def _data(camera: _Camera) -> None:
    camera.go(Route.PREFERENCES)
    camera.scroll_to("Your data")


def _actions(camera: _Camera) -> None:
    camera.go(Route.PLAN, action=camera.services.planning.actions()[0].action_id)


def _passphrase(camera: _Camera) -> None:
    camera.go(Route.PREFERENCES)
    camera.scroll_to("Passphrase")


def _ask(camera: _Camera) -> None:
    camera.go(Route.OTHERS)
    camera.scroll_to("Ask someone")


def _others(camera: _Camera) -> None:
    """Show what one colleague answered; taken last: other pages would tell of it, too."""
    feedback = camera.services.feedback
    form = feedback.form(feedback.ask(Asking.VIEW, "Maria", "en"))
    answer = {
        "format": "hop-answer",
        "format_version": 1,
        "kind": form.kind,
        "asking": form.asking,
        "name": form.name,
        "language": form.language,
        "instrument": form.instrument,
        "instrument_version": form.instrument_version,
        "fingerprint": form.fingerprint,
        "number": "0" * 32,
        "sender": "Ana Ruiz",
        "relation": Relation.PEER,
        "answers": {question.id: 2 + n // 3 % 4 for n, question in enumerate(form.questions)},
        "texts": {KEEP: "You say early what will not work."},
    }
    feedback.add(json.dumps(answer).encode(), "Maria.hop-answer")
    camera.go(Route.OTHERS)


def _page(route: Route) -> Callable[[_Camera], None]:
    return lambda camera: camera.go(route)


FIRST: Final[Mapping[str, Callable[[_Camera], None]]] = {  # of a store without an attempt
    "welcome": _page(Route.HOME),
    "start": _page(Route.START),
    "item": _item,
}
LATER: Final[Mapping[str, Callable[[_Camera], None]]] = {  # after two attempts
    "home": _page(Route.HOME),
    "results": _page(Route.RESULTS),
    "charts": _charts,
    "competencies": _competencies,
    "change": _change,
    "history": _page(Route.HISTORY),
    "evidence": _page(Route.EVIDENCE),
    "plan": _page(Route.PLAN),
    "actions": _actions,
    "report": _page(Route.REPORT),
    "profiles": _page(Route.PROFILES),
    "preferences": _page(Route.PREFERENCES),
    "your-data": _data,
    "passphrase": _passphrase,
    "ask": _ask,
    "others": _others,
}

if __name__ == "__main__":
    main()
