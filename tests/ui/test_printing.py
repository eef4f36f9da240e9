from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from models.errors import DamagedError, EnvironmentProblemError, UsageError
from ui.components.controls import CheckBox
from ui.components.labels import Label
from ui.messages import Messages
from ui.paper import PdfSheets
from ui.printer import parse_sheets, send
from ui.printing import PrintPreview
from ui.theme import current


@pytest.fixture(scope="module")
def pdf(tmp_path_factory) -> Path:
    """Three sheets: the first two landscape with a black square at the top left, the third portrait."""
    path = tmp_path_factory.mktemp("pdf") / "paper.pdf"
    canvas = Canvas(str(path), pagesize=landscape(A4))
    for size in (landscape(A4), landscape(A4), A4):
        canvas.setPageSize(size)
        canvas.rect(0, size[1] - 100, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return path


class Answers(Messages):
    """What the user answers in the system's dialogs."""

    def __init__(self, path):
        super().__init__()
        self.path = path

    def ask_save_file(self, title, suggested, kinds):
        self.asked = (title, suggested, kinds)
        return self.path


@pytest.fixture
def preview(pdf, qtbot, tmp_path):
    made = PrintPreview(
        "Печать журнала", pdf, Answers(tmp_path / "x.pdf"), Path("Журнал.pdf"), CheckBox("Прошито", True)
    )
    qtbot.addWidget(made)
    made.resize(1160, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


class TestSheets:
    def test_sizes_and_pictures(self, pdf):
        sheets = PdfSheets(pdf)
        assert len(sheets) == 3
        assert sheets.size(0) == pytest.approx((841.89, 595.28), abs=0.1)
        image = sheets.image(0, 1.0)
        assert (image.width(), image.height()) == (842, 596)
        assert image.pixelColor(50, 50).name() == "#000000"
        assert image.pixelColor(400, 300).name() == "#ffffff"
        sheets.close()

    def test_a_file_that_is_no_pdf(self, tmp_path):
        path = tmp_path / "no.pdf"
        path.write_bytes(b"not a paper")
        with pytest.raises(DamagedError, match="не читается"):
            PdfSheets(path)


class TestPrinting:
    def print_to(self, sheets, path, numbers, copies=1):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setResolution(150)
        send(sheets, printer, numbers, copies)
        return PdfSheets(path)

    def test_the_printer_gets_the_sheets_that_were_shown(self, pdf, qapp, tmp_path):
        sheets = PdfSheets(pdf)
        out = self.print_to(sheets, tmp_path / "out.pdf", [0, 2])
        assert len(out) == 2
        for place, number in enumerate((0, 2)):
            assert out.size(place) == pytest.approx(sheets.size(number), abs=1.5)
            image = out.image(place, 1.0)
            assert image.pixelColor(50, 50).name() == "#000000"
            assert image.pixelColor(98, 98).lightness() < 60
            assert image.pixelColor(104, 104).name() == "#ffffff"

    def test_copies(self, pdf, qapp, tmp_path):
        out = self.print_to(PdfSheets(pdf), tmp_path / "out.pdf", [0, 1], copies=2)
        assert len(out) in (2, 4)

    def test_a_printer_that_refuses(self, pdf, qapp, tmp_path, qtlog):
        with qtlog.disabled(), pytest.raises(EnvironmentProblemError, match="не принял"):
            self.print_to(PdfSheets(pdf), tmp_path / "нет" / "такой" / "папки.pdf", [0])

    @pytest.mark.parametrize(
        ("text", "numbers"), [("1", [0]), ("1, 3–5", [0, 2, 3, 4]), ("2-3; 1", [1, 2, 0]), (" 5 ,", [4])]
    )
    def test_numbers_of_sheets(self, text, numbers):
        assert parse_sheets(text, 5) == numbers

    @pytest.mark.parametrize("text", ["", "0", "6", "3-2", "1-9", "а", ","])
    def test_numbers_that_are_none(self, text):
        with pytest.raises(UsageError, match="от 1 до 5"):
            parse_sheets(text, 5)


class TestPreview:
    def test_it_says_what_is_shown(self, preview):
        assert preview.header.sentence.text() == "3 листа A4"
        assert "Лист 1 из 3" in [label.text() for label in preview.findChildren(Label)]

    def test_the_paper_lies_on_the_desk(self, preview):
        image = preview.view.grab().toImage()
        assert image.pixelColor(3, 100).name().upper() == current().tokens.desk
        assert image.pixelColor(300, 300).name() == "#ffffff"
        assert image.pixelColor(40, 40).name() == "#000000"

    def test_arrows_and_scrolling_tell_the_sheet(self, preview, qtbot):
        with qtbot.waitSignal(preview.view.sheet_changed) as changed:
            preview._foot._next.click()
        assert changed.args == [1]
        preview._foot._next.click()
        assert preview._foot._words.text() == "Лист 3 из 3"
        assert not preview._foot._next.isEnabled()
        preview.view.verticalScrollBar().triggerAction(QScrollBar.SliderAction.SliderToMinimum)
        assert preview._foot._words.text() == "Лист 1 из 3"

    @pytest.mark.parametrize("fit", ["width", "page", "actual"])
    def test_fits(self, preview, fit):
        preview.view.set_fit(fit)
        place = preview.view._desk.places[2]
        room = preview.view.viewport()
        if fit == "width":
            assert place.width() == pytest.approx(room.width() - 36, abs=2)
        elif fit == "page":
            assert place.height() <= room.height()
        else:
            assert place.width() == pytest.approx(595 * room.logicalDpiX() / 72, abs=3)

    def test_which_sheets(self, preview):
        def chosen():
            return preview.settings.chosen(preview.view.sheet, 3)

        assert chosen() == [0, 1, 2]
        preview.settings.which.set_value("current")
        preview.view.show_sheet(1)
        assert chosen() == [1]
        preview.settings.which.set_value("some")
        assert preview.settings.numbers.isVisible()
        preview.settings.numbers.setText("9")
        preview.print_sheets()
        assert "от 1 до 3" in preview.settings.numbers_field.problem
        preview.settings.numbers.setText("2-3")
        assert chosen() == [1, 2]
        assert preview.settings.numbers_field.problem == ""

    def test_printing(self, preview, tmp_path, qtbot):
        def printer():
            made = QPrinter(QPrinter.PrinterMode.HighResolution)
            made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            made.setOutputFileName(str(tmp_path / "printed.pdf"))
            return made

        preview.printer = printer
        preview.settings.which.set_value("current")
        with qtbot.waitSignal(preview.printed):
            preview.print_sheets()
        assert len(PdfSheets(tmp_path / "printed.pdf")) == 1
        assert preview.strip.accessibleName() == "Отправлено на печать: 1 лист"

    def test_a_printer_that_does_not_answer(self, preview, tmp_path, qtlog):
        def printer():
            made = QPrinter(QPrinter.PrinterMode.HighResolution)
            made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            made.setOutputFileName(str(tmp_path / "нет" / "printed.pdf"))
            return made

        preview.printer = printer
        with qtlog.disabled():
            preview.print_sheets()
        assert preview.strip.message.tone == "err"

    def test_saving(self, preview, pdf, tmp_path):
        preview.save()
        assert (tmp_path / "x.pdf").read_bytes() == pdf.read_bytes()
        assert preview.strip.accessibleName() == "Сохранено: x.pdf"
        assert preview._messages.asked[1:] == (Path("Журнал.pdf"), "PDF (*.pdf)")

    def test_saving_where_it_cannot_be(self, preview, tmp_path):
        preview._messages.path = tmp_path / "нет" / "x.pdf"
        preview.save()
        assert preview.strip.message.tone == "err"
        preview._messages.path = None
        preview.save()

    def test_without_a_printer_the_button_says_why(self, preview):
        if not preview.settings.has_printer:
            assert not preview._print.isEnabled()
            shown = " ".join(label.text() for label in preview.findChildren(Label) if label.isVisible())
            assert "Принтер не подключён" in shown
        preview.print_page()

    def test_escape_goes_back(self, preview, qtbot):
        with qtbot.waitSignal(preview.closed):
            assert preview.escape()
        QTest.qWait(0)
