"""Pictures of the window for the eye: `python -m tests.ui.shoot gallery out.png [--dark] [--scale 1.15]`.

Needs a screen (`xvfb-run -s "-screen 0 1366x980x24"`). Subjects: gallery, window, table, empty.
"""

from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from tests.ui.shooting import dressed_application, look_parser, show
from ui.components.bars import ProgressLine
from ui.components.buttons import Button, Link, row
from ui.components.chips import STATUSES, RemovableChip, StatusChip
from ui.components.choices import Segmented, Tabs, ToggleRow
from ui.components.controls import CheckBox, Combo, DateEdit, LineEdit, NumberEdit, RadioButton, SearchEdit, TextArea
from ui.components.empty_state import EmptyState
from ui.components.field import Field
from ui.components.findings import FindingRow
from ui.components.labels import Label, SectionTitle
from ui.components.layout import Expander, FootBar, SidePanel
from ui.components.message_strip import Message, MessageStrip
from ui.components.popover import Popover
from ui.components.question import Question
from ui.main_window import MainWindow, Place
from ui.pages_base import Page
from ui.tables.column import Column, Kind
from ui.tables.rows_model import RowsTableModel
from ui.tables.table_view import TableView


def column(*widgets, gap=8):
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return box


def buttons():
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    makers = [
        lambda: Button("Записать", "check", "primary"),
        lambda: Button("Печать", "printer"),
        lambda: Button("Удалить", "trash-2", "danger"),
        lambda: Button("Отмена", variant="quiet"),
        lambda: Link("Открыть отчёт"),
    ]
    for line, make in enumerate(makers):
        off = make()
        off.setEnabled(False)
        grid.addWidget(row(make()), line, 0)
        grid.addWidget(row(off), line, 1)
    return box


def fields():
    wrong = Field("С ошибкой: ИНН", LineEdit("7012345678"))
    wrong.set_problem("Последняя цифра ИНН не сходится")
    return column(
        Field("Обычное", LineEdit("Профпроба «Повар, кондитер»")),
        wrong,
        Field("Пустое, с подсказкой", LineEdit(placeholder="Добавить партнёра")),
        row(DateEdit(name="Дата"), NumberEdit(12, name="Часы"), Combo(["Встреча", "Экскурсия"], name="Вид", width=140)),
    )


def choices():
    toggles = ToggleRow([(n, str(n)) for n in range(5, 10)])
    toggles.set_values([7, 8])
    way = Segmented([("all", "Весь класс"), ("list", "Список"), ("number", "Число")])
    way.set_value("list")
    return column(
        CheckBox("Ранняя профориентация", True),
        CheckBox("Показать закрытые"),
        RadioButton("Фамилии полностью", True),
        RadioButton("Только коды"),
        way,
        toggles,
        RemovableChip("СПК «Нива»", lambda: None),
        SearchEdit("Найти в журнале"),
    )


def messages():
    strips = []
    for message in (
        Message("Записано: «Квест «Город профессий»», 30 участий", "ok", "Отменить"),
        Message("Запись от 16.03 в корзине", "mute", "Вернуть"),
        Message(
            "На флешке E: нет места: нужно 24 МБ, свободно 3. Освободите место или выберите другую папку.",
            "err",
            "Другая папка",
        ),
        Message("Проверка пакетов: 7 из 12", "info", "Остановить"),
    ):
        strip = MessageStrip()
        strip.show_message(message)
        strips.append(strip)
    return column(*strips)


def gallery():
    page = QWidget()
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    page.setProperty("look", "bg")
    grid = QGridLayout(page)
    grid.setContentsMargins(24, 16, 24, 16)
    grid.setHorizontalSpacing(32)
    fonts = column(
        Label("22 заголовок страницы", "title"),
        Label("16 заголовок раздела", "section"),
        Label("14 текст, поля, таблицы"),
        Label("14 главное в строке", "strong"),
        Label("13 вторая строка, подписи полей", "second"),
        Label("28 число: 72 %", "key"),
        gap=4,
    )
    for index, (title, box) in enumerate(
        (("Шрифт", fonts), ("Кнопки", buttons()), ("Поля", fields()), ("Выбор", choices()))
    ):
        grid.addWidget(SectionTitle(title, line=False), 0, index)
        grid.addWidget(box, 1, index)
    current = FindingRow("warn", "Не хватает 14 фотографий из 30", "Фото", "Добавить")
    current.set_current(True)
    chips = QWidget()
    chip_grid = QGridLayout(chips)
    chip_grid.setContentsMargins(0, 0, 0, 0)
    for index, status in enumerate(s for s in STATUSES if s != "готов"):
        chip_grid.addWidget(StatusChip(status), index // 2, index % 2)
    progress = ProgressLine(lambda: None)
    progress.set_progress(7, 12, "осталось около минуты")
    findings = column(
        FindingRow(
            "err", "7 класс: с ОВЗ указано 4, а в классе их 3", "Мастер-класс «Агродрон», 6 апреля", "Исправить запись"
        ),
        current,
        gap=0,
    )
    question = Question(
        "Подписать отчёт с ошибкой?",
        "В отчёте 1 ошибка: 7 класс, с ОВЗ указано 4, а в классе их 3. "
        "Управление образования увидит её в протоколе проверки.",
        safe="Показать ошибку",
        risky="Подписать с ошибкой",
    )
    grid.addWidget(SectionTitle("Статусы", line=False), 2, 0)
    grid.addWidget(column(chips), 3, 0)
    grid.addWidget(SectionTitle("Замечание", line=False), 2, 1)
    grid.addWidget(findings, 3, 1)
    grid.addWidget(SectionTitle("Сообщения внизу страницы", line=False), 2, 2, 1, 2)
    grid.addWidget(messages(), 3, 2, 1, 2)
    grid.addWidget(column(question), 4, 0, 1, 2)
    grid.addWidget(column(SectionTitle("Прогресс"), progress), 4, 2, 1, 2)
    grid.setRowStretch(5, 1)
    return page


class SamplePage(Page):
    title = "Отчёт кампании"

    def load(self):
        self.header.set_sentence("Сдать до 20 апреля, осталось 12 дней. Готовность, если сдавать сегодня, 72 %")
        self.header.set_chip("черновик")
        self.header.add_action(Combo(["Весна 2027"], width=132))
        self.header.add_action(Button("Печать", "printer"))
        self.header.add_action(Button("В файл", "download"))
        self.header.add_action(Button("Подписать", "file-check", "primary"))
        self.upper.addWidget(Tabs([(n, n) for n in ("Приложение 3", "Справка", "Лучшие события, 2 из 3", "План")]))
        self.column.addWidget(SectionTitle("Готовность отчёта весенней кампании"))
        for kind in ("err", "warn"):
            self.column.addWidget(
                FindingRow(
                    kind,
                    "7 класс: с ОВЗ указано 4, а в классе их 3",
                    "Мастер-класс «Агродрон»",
                    "Исправить запись",
                    wide=True,
                )
            )
        self.column.addStretch(1)
        foot = FootBar("Показано 13 из 64 записей")
        foot.set_total("Участий", "491")
        foot.set_total("Часов", "21")
        self.foot.addWidget(foot)
        self.say("Записано: «Квест «Город профессий»», 30 участий", "ok", "Отменить")
        panel = SidePanel("Новая запись")
        panel.add_action(Button("Из плана", small=True))
        panel.column.addWidget(
            row(
                Field("Дата", DateEdit()),
                Field("Вид", Combo(["Встреча"], width=190)),
                Field("Часы", NumberEdit(1)),
                gap=12,
            )
        )
        panel.column.addWidget(Field("Название", LineEdit("Встреча с ветеринарным врачом")))
        panel.column.addWidget(Field("Замечание школе", TextArea("Проверьте 8 класс")))
        panel.column.addWidget(Expander("Педагоги, результат, фото, ссылки"))
        panel.set_footer(Button("Записать", "check", "primary"), Button("Отмена"), note="Черновик сохранён в 14:31")
        self.set_side(panel)
        pop = Popover(self, "5 класс, участников")
        pop.add_figure("15", "от 15 до 17 возможных, в классе 17")
        pop.add_pair("Наибольшее число в одной записи", "15")
        pop.column.addWidget(row(Button("Указать точное число", small=True), Link("Журнал по 5 классу")))
        pop.open_at(QRect(30, 300, 20, 20))


class EmptyPage(Page):
    title = "Консультации"

    def load(self):
        self.column.addWidget(
            EmptyState(
                "messages-square",
                "Здесь будет журнал индивидуальных консультаций",
                "Каждая запись получит номер и дату. В отчёты уходит только число консультаций: "
                "содержание и фамилии остаются в журнале.",
                Button("Записать первую консультацию", "plus"),
                Button("Загрузить из Excel", "file-up"),
                "Ученик может отказаться от консультации. Причину программа не спрашивает.",
            ),
            1,
        )


def window(page=SamplePage):
    places = [
        ("home", "Главная", "house", 0, page),
        ("report", "Отчёт кампании", "file-text", 1, EmptyPage),
        ("people", "Люди и классы", "users", 2, EmptyPage),
        ("help", "Справка", "circle-question-mark", -1, EmptyPage),
        ("settings", "Настройки", "settings", -1, EmptyPage),
    ]
    result = MainWindow([Place(*place) for place in places])
    result.set_school("МБОУ «Заречная СОШ»", "2026/2027 учебный год")
    result.set_saved("Сохранено в 14:32")
    return result


class TablePage(Page):
    title = "Журнал работы"

    def __init__(self):
        super().__init__(scrolls=False)

    def load(self):
        self.header.add_action(Button("Печать", "printer"))
        columns = [
            Column("№", lambda r: r[0], Kind.COUNT, 60, token=lambda _r: "text2"),
            Column("Дата", lambda r: r[1], Kind.DATE, 64, show=lambda d: f"{d:%d.%m}"),
            Column("Мероприятие", lambda r: r[2], second=lambda r: r[3]),
            Column("Классы", lambda r: r[4], width=80),
            Column("Статус", lambda r: r[5], Kind.CHIP, 160),
            Column("Участий", lambda r: r[6], Kind.COUNT, 90),
            Column("", lambda r: r[7], Kind.MARK, 40),
        ]
        model = RowsTableModel(columns, key=lambda r: r[0])
        names = [
            "Квест «Город профессий»",
            "Мастер-класс «Агродрон»",
            "ДДО (Климов)",
            "Экскурсия в пожарную часть № 3 города Сосновска с показом техники и беседой о службе",
        ]
        model.set_rows(
            [
                (
                    n,
                    date(2027, 4, 1 + n),
                    names[n % 4],
                    "игра, Совет отцов школы",
                    "5, 6" if n % 5 else None,
                    list(STATUSES)[n % 9],
                    n * 7,
                    "err" if n == 3 else None,
                )
                for n in range(1, 20)
            ]
        )
        table = TableView(model, name="Журнал работы")
        self.middle.addWidget(table, 1)
        foot = FootBar("Показано 13 из 64 записей")
        foot.set_total("Участий", "491")
        self.foot.addWidget(foot)
        table.choose(2)


SUBJECTS = {
    "table": lambda: window(TablePage),
    "gallery": gallery,
    "window": window,
    "empty": lambda: window(EmptyPage),
}


def main(arguments=None):
    parser = look_parser()
    parser.add_argument("subject", choices=sorted(SUBJECTS))
    parser.add_argument("out")
    options = parser.parse_args(arguments)
    _app = dressed_application(options)
    subject = SUBJECTS[options.subject]()
    show(subject, options)
    subject.grab().save(options.out)


if __name__ == "__main__":
    main()
