"""The language of the window: chosen by the person, or taken from the system."""

import os
import sys
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from hop_desktop.i18n import SOURCE_LANGUAGE, decimal_mark, language, language_codes, use_language
from hop_desktop.ui.preferences import SYSTEM

_QT_TEXTS = "qt-texts"


def system_language(wanted: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the first language of the person's desktop that the program speaks, else English.

    Args:
        wanted: The desktop's languages, dearest first, as "de-Latn-AT" or "de".
        environment: Variables of the process. The POSIX locale asks for English whatever else is
            set, as gettext has it; Qt alone would still follow LANGUAGE.
    """
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((variable for variable in names if variable), "")
    if locale.partition(".")[0] in {"C", "POSIX"}:
        return SOURCE_LANGUAGE
    spoken = (tag.replace("_", "-").partition("-")[0] for tag in wanted)
    return next((language for language in spoken if language in language_codes()), SOURCE_LANGUAGE)


def apply_language(app: QCoreApplication, choice: str) -> None:
    """Have all texts made from now on, Qt's own too, in the language chosen.

    Args:
        app: Whose texts they are.
        choice: A language of `i18n`, or SYSTEM.
    """
    system = QLocale.system()
    if choice == SYSTEM:
        choice = system_language(system.uiLanguages(), os.environ)
    use_language(choice)
    QLocale.setDefault(_locale_of_words(system))
    _speak_in_qt_dialogs(app)


def country_locale() -> str | None:
    """Return the name of the person's locale where the system keeps it to itself, else None."""
    return QLocale.system().name() if sys.platform in {"darwin", "win32"} else None


def _locale_of_words(system: QLocale) -> QLocale:
    """Return the locale of dates and fields: the person's own, if it speaks the language in use
    and writes numbers as all sentences do, so that no page has two decimal marks.
    """
    chosen = QLocale(language())
    own = (system, QLocale(system.language(), system.script(), system.territory()))
    fitting = (
        locale
        for locale in own
        if locale.language() is chosen.language() and locale.decimalPoint() == decimal_mark()
    )
    return next(fitting, chosen)


def _speak_in_qt_dialogs(app: QCoreApplication) -> None:
    for old in app.findChildren(QTranslator, _QT_TEXTS):
        app.removeTranslator(old)
        old.deleteLater()
    if language() == SOURCE_LANGUAGE:
        return
    texts = QTranslator(app)
    texts.setObjectName(_QT_TEXTS)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if texts.load(f"qtbase_{language()}", folder):
        app.installTranslator(texts)
