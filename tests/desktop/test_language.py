"""The program speaks Russian whatever the system's language is."""

import os
import subprocess
import sys

SAID = """
from PySide6.QtCore import QCoreApplication, QLocale
from desktop.app import make_application
app = make_application()
print(QLocale().standaloneMonthName(11))
print(QCoreApplication.translate("QPlatformTheme", "Cancel"))
"""


def test_calendars_and_dialogs_are_russian_on_an_english_system():
    english = {**os.environ, "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "PYTHONIOENCODING": "utf-8"}
    told = subprocess.run([sys.executable, "-c", SAID], env=english, capture_output=True, encoding="utf-8", check=True)
    assert told.stdout.split() == ["ноябрь", "Отмена"]
