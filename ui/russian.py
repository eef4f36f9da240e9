"""Qt's own words in Russian: months in the calendar, buttons of its dialogs, menus of text fields."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def speak_russian(app: QApplication) -> None:
    """Russian names and formats whatever the system's language is; call once, before the first window."""
    QLocale.setDefault(QLocale(QLocale.Language.Russian, QLocale.Country.RussianFederation))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_ru", folder):
        app.installTranslator(translator)
