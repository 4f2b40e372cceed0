"""What docs/architecture.md says a newcomer adds, done once in a copy of the program."""

import re
import sqlite3
from contextlib import closing

import pytest

from hop_desktop.storage.database import Database
from hop_desktop.storage.schema import CURRENT, schema_digest
from tests.architecture.newcomer import ROOT, Newcomer, listed
from tests.storage.examples import FixedClock

SAMPLE = ROOT / "resources" / "sample" / "attempt.json"


@pytest.fixture
def newcomer(tmp_path):
    return Newcomer(tmp_path / "copy")


def digest_after(folder, statement):
    """Return the digest of the schema that a statement makes of the present one."""
    Database(folder / "hop.db", clock=FixedClock()).close()
    with closing(sqlite3.connect(folder / "hop.db")) as connection:
        connection.execute(statement)
        return schema_digest(connection)


def add_column(newcomer, folder):
    """Give the circumstances of an attempt a column `mood`."""
    number = CURRENT.version + 1
    statement = "ALTER TABLE circumstances ADD COLUMN mood TEXT NOT NULL DEFAULT ''"
    newcomer.changes(
        "hop_desktop/storage/tables.py",
        ("    language: str\n", "    language: str\n    mood: str\n"),
    )
    newcomer.changes(
        "hop_desktop/storage/mapping.py",
        (
            "context, language = None, DEFAULT_LANGUAGE",
            "context, language, mood = None, DEFAULT_LANGUAGE, ''",
        ),
        (
            '_context(part), part["language"]',
            '_context(part), part["language"]\n        mood = part["mood"]',
        ),
        ("        language=language,\n", "        language=language,\n        mood=mood,\n"),
        (
            "attempt.language == DEFAULT_LANGUAGE:",
            "attempt.language == DEFAULT_LANGUAGE and not attempt.mood:",
        ),
        ('"language": attempt.language,', '"language": attempt.language, "mood": attempt.mood,'),
    )
    row_types = "hop_desktop/storage/row_types.py"
    newcomer.runs("-m", "tools.row_types")
    newcomer.changes(row_types, ("    mood: str\n", "    mood: str\n"))  # it is there
    newcomer.adds(
        f"hop_desktop/storage/migrations/versions/{number:04}_mood.py",
        f'''"""The mood of an attempt."""

from alembic import op

revision = "{number:04}"
down_revision = "{number - 1:04}"


def upgrade() -> None:
    op.execute("{statement}")
    op.execute("PRAGMA user_version = {number}")
''',
    )
    newcomer.changes(
        "hop_desktop/storage/schema.py",
        (f"version={CURRENT.version},", f"version={number},"),
        (
            "    digests={",
            f'    digests={{\n        {number}: "{digest_after(folder, statement)}",',
        ),
    )
    return f"{number:04}_mood"


def test_a_field_of_an_attempt_and_its_column(newcomer, tmp_path):
    step = add_column(newcomer, tmp_path)
    column = listed("A column", NNNN_name=step)
    assert newcomer.touched == column
    newcomer.changes(
        "hop_desktop/domain/attempt.py",
        (
            "    language: str = DEFAULT_LANGUAGE",
            '    mood: str = ""\n    language: str = DEFAULT_LANGUAGE',
        ),
    )
    newcomer.changes(
        "hop_desktop/services/attempt_reader.py",
        ('"language"),\n', '"language", "mood"),\n'),
        (
            "    def language(self)",
            """    def mood(self) -> str:
        return str(self._content.get("mood", ""))

    def language(self)""",
        ),
    )
    newcomer.changes(
        "hop_desktop/services/attempt_file.py",
        (
            "        language=reader.language(),\n",
            "        language=reader.language(),\n        mood=reader.mood(),\n",
        ),
        (
            '"language": attempt.language,',
            '"language": attempt.language,\n        "mood": attempt.mood,',
        ),
    )
    file = tmp_path / "attempt.json"
    file.write_text(SAMPLE.read_text().replace("{", '{"mood": "calm", ', 1))

    added = newcomer.runs("-m", "hop_desktop", "--data-dir", tmp_path / "data", "add", file)
    newcomer.runs("-m", "hop_desktop", "--data-dir", tmp_path / "data", "export", "-o", "out.json")

    assert added.returncode == 0, added.stderr
    assert '"mood": "calm"' in (newcomer.root / "out.json").read_text()
    assert newcomer.touched - column == listed("A field of an attempt")


PAGE = """
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QLabel
from hop_desktop.app.shell import Shell
from hop_desktop.paths import AppPaths
from hop_desktop.render_worker import HERE
from hop_desktop.ui.navigation import Route
import sys
app = QApplication([])
shell = Shell(app, AppPaths.at(sys.argv[1]), HERE)
shell.window.show()
shell.open_store()
while shell.session is None:
    app.processEvents()
shell.navigator.go(Route.WEATHER)
app.processEvents()
print([label.text() for label in shell.window.findChildren(QLabel) if label.isVisible()])
QThreadPool.globalInstance().waitForDone()
"""


def test_a_page(newcomer, tmp_path):
    newcomer.adds(
        "hop_desktop/presentation/weather.py",
        "def make_weather_state() -> str:\n    return 'Sunny'\n",
    )
    newcomer.adds(
        "hop_desktop/ui/pages/weather_page.py",
        """from hop_desktop.ui.widgets.labels import Title
from hop_desktop.ui.widgets.layout import ScrollPage


class WeatherPage(ScrollPage):
    def show_state(self, state: str) -> None:
        self.start_anew()
        self.column.addWidget(Title(state))
""",
    )
    newcomer.adds(
        "hop_desktop/ui/controllers/weather_controller.py",
        """from PySide6.QtCore import QObject

from hop_desktop.presentation.weather import make_weather_state
from hop_desktop.ui.navigation import Arguments
from hop_desktop.ui.page_context import PageContext
from hop_desktop.ui.pages.weather_page import WeatherPage


class WeatherController(QObject):
    def __init__(self, context: PageContext) -> None:
        super().__init__(context.parent)
        self.page = WeatherPage()

    def open(self, _arguments: Arguments) -> None:
        self.page.show_state(make_weather_state())
""",
    )
    newcomer.changes(
        "hop_desktop/ui/navigation.py",
        ('    GUIDE = "guide"\n', '    GUIDE = "guide"\n    WEATHER = "weather"\n'),
        (
            'Route.GUIDE: _("Guide"),',
            'Route.GUIDE: _("Guide"),\n        Route.WEATHER: _("Weather"),',
        ),
    )
    start = "from hop_desktop.ui.controllers.start_controller import StartController\n"
    newcomer.changes(
        "hop_desktop/app/pages.py",
        (start, start + start.replace("start", "weather").replace("Start", "Weather")),
        (
            "        Route.ROLE: ",
            "        Route.WEATHER: lambda: WeatherController(context),\n        Route.ROLE: ",
        ),
    )

    shown = newcomer.runs("-c", PAGE, tmp_path / "data")

    assert "Sunny" in shown.stdout, shown.stderr
    assert newcomer.touched == listed("A page", NAME="weather")


def test_a_chart(newcomer, tmp_path):
    newcomer.adds(
        "hop_desktop/charts/dot.py",
        """from hop_desktop.charts.mpl import Figure
from hop_desktop.charts.style import ChartStyle


def dot_figure(style: ChartStyle, size: tuple[float, float] = (2.0, 2.0)) -> Figure:
    return Figure(figsize=size)
""",
    )
    newcomer.changes(
        "hop_desktop/charts/chart.py",
        (
            "@dataclass(frozen=True, slots=True)\nclass Radar",
            """@dataclass(frozen=True, slots=True)
class Dot:
    def draw(self, style: ChartStyle, size: Size) -> Drawing:
        from hop_desktop.charts.dot import dot_figure

        return Drawing(dot_figure(style, size))

    def description(self) -> str:
        return "A dot."


@dataclass(frozen=True, slots=True)
class Radar""",
        ),
    )
    newcomer.changes(
        "hop_desktop/report/chart_file.py",
        (
            '    if kind == "trend":',
            """    if kind == "dot":
        return Dot().draw(style, (2.0, 2.0)).figure
    if kind == "trend":""",
        ),
        (
            "from hop_desktop.charts.gaps import",
            "from hop_desktop.charts.chart import Dot\nfrom hop_desktop.charts.gaps import",
        ),
    )
    newcomer.changes(
        "hop_desktop/cli/documents.py", ('"gaps", "trend"]', '"gaps", "trend", "dot"]')
    )

    drawn = newcomer.runs(
        "-m", "hop_desktop", "--data-dir", tmp_path / "d", "chart", "dot", "-o", "x.svg"
    )

    assert drawn.returncode == 0, drawn.stderr
    assert "<svg" in (newcomer.root / "x.svg").read_text()
    assert newcomer.touched == listed("A chart", NAME="dot")


def test_a_language(newcomer):
    german = (ROOT / "resources/locale/de/LC_MESSAGES/hop.po").read_text()
    dutch = german.replace('"Gespeichert"', '"Bewaard"').replace("Deutsch", "Nederlands")
    newcomer.adds("resources/locale/nl/LC_MESSAGES/hop.po", dutch)
    texts = "resources/instruments/head-of-product/text"
    newcomer.adds(
        f"{texts}/nl/negotiation.toml", (ROOT / texts / "de/negotiation.toml").read_text()
    )

    compiled = newcomer.runs("-m", "tools.catalogues")
    told = newcomer.runs(
        "-c", "from hop_desktop.i18n import _, use_language; use_language('nl'); print(_('Saved'))"
    )
    items = newcomer.runs("-m", "hop_desktop", "items", "--lang", "nl")

    assert compiled.returncode == 0, compiled.stderr
    assert told.stdout.strip() == "Bewaard"
    assert "Es geht darum" in items.stdout
    assert newcomer.touched == listed("A language", CODE="nl")


def test_every_file_that_the_page_names_exists():
    text = (ROOT / "docs" / "architecture.md").read_text()
    named = re.findall(r"`((?:hop_desktop|tests|resources|tools)/[^` ]+)`", text)
    known = [file for file in named if not re.search("NAME|NNNN|CODE", file)]

    assert len(known) >= len(named) / 2 > 10, "the scan found suspiciously little"
    assert [file for file in known if not (ROOT / file).exists()] == []
