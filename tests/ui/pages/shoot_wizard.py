"""Pictures of the wizard: `python -m tests.ui.pages.shoot_wizard FOLDER [--dark] [--scale 1.15]`."""

import tempfile
from pathlib import Path

from PySide6.QtTest import QTest

from models.rules.school_card import ClassEntry
from tests.ui.shooting import dressed_application, look_parser, show
from ui.jobs import JobRunner
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.pages.wizard.draft import WizardDraft
from ui.pages.wizard.wizard import Wizard
from ui.settings_protocol import MemorySettings


def main():
    parser = look_parser()
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    options.out.mkdir(exist_ok=True, parents=True)
    _app = dressed_application(options)
    folder = Path(tempfile.mkdtemp())
    window = MainWindow(settings=MemorySettings())
    jobs = JobRunner()
    wizard = Wizard(WizardDraft(folder / "draft.json"), folder / "journals", MemorySettings(), Messages(window), jobs)
    window.show_alone(wizard)
    show(window, options)

    def shot(name):
        QTest.qWait(150)
        window.grab().save(str(options.out / f"{name}.png"))

    wizard.go_on()
    shot("1-who-errors")
    wizard.who.form.field("coordinator").control.setText("Кузьмина Людмила Андреевна")
    wizard.go_on()
    for name, text in (
        ("full_name", "МБОУ «Заречная средняя общеобразовательная школа»"),
        ("short_name", "МБОУ «Заречная СОШ»"),
        ("inn", "7012345678"),
        ("municipality", "Заречный район"),
    ):
        wizard.school.form.field(name).control.setText(text)
    wizard.go_on()
    shot("2-school-error")
    wizard.school.form.field("inn").control.setText("7012345671")
    for digit in range(10):
        wizard.school.form.field("inn").control.setText(f"701234567{digit}")
        if not wizard.step.check():
            break
    wizard.go_on()
    wizard.classes.table.set_entries(
        [
            ClassEntry(name=str(g), enrolment=n, ovz=o, class_teacher=t)
            for g, n, o, t in (
                (5, 17, 2, "Громова Т. В."),
                (6, 21, 1, "Петрова Н. С."),
                (7, 16, 3, "Шевцова О. Н."),
                (8, 19, 1, ""),
                (9, 18, 2, "Кузьмина Л. А."),
                (10, 10, 12, "Ильин С. П."),
                (11, 11, 0, "Ильин С. П."),
            )
        ]
    )
    wizard.go_on()
    shot("3-classes-error")
    wizard.classes.table.rows[5].ovz.setValue(1)
    wizard.go_on()
    wizard.safety.password.edits[0].setText("тайна")
    wizard.go_on()
    shot("4-safety-error")
    wizard.safety.password.edits[1].setText("тайна")
    wizard.go_on()
    while wizard.new is None:
        QTest.qWait(50)
    wizard.go_on()
    shot("5-done")
    wizard.new.journal.close(with_backup=False)


if __name__ == "__main__":
    main()
