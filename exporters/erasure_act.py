"""The act that a pupil's personal data were erased (domain, section 10): what, by whom, where they still are."""

from pathlib import Path

from exporters.table_document import (
    PORTRAIT,
    Block,
    Paragraph,
    RowGroup,
    Style,
    Table,
    TableDocument,
    cell,
    line,
    number_cell,
)
from models.journal.atomic import write_atomically
from models.rules.names import surname_with_initials
from models.rules.russian import day_in_words, plural
from models.services.erasure import Erasure

_BLANK = "_" * 22
TITLE = "Акт об удалении персональных данных обучающегося"


def erasure_act(erasure: Erasure) -> TableDocument:
    """The act as a paper. The pupil is named here and nowhere else any more."""
    rows = tuple((cell(words), number_cell(count)) for words, count in erasure.counts)
    head = ((cell("Что удалено", bold=True), cell("Мест", bold=True)),)
    table = Table(widths_mm=(140.0, 25.0), head=head, groups=(RowGroup(rows),), head_size=12, body_size=12)
    blocks: tuple[Block, ...] = (
        Paragraph(line(TITLE), Style.NOTE_TITLE),
        Paragraph(line(f"{day_in_words(erasure.at.date())}, {erasure.at:%H:%M}"), Style.NOTE_SUBTITLE),
        *(_text(words) for words in _opening(erasure)),
        Paragraph(line(""), Style.HINT),
        table,
        Paragraph(line(""), Style.HINT),
        *(_text(words) for words in _remaining(erasure)),
        Paragraph(line(f"Данные удалил(а): {erasure.post}"), Style.SIGNATURE),
        Paragraph(line(f"{_BLANK} {surname_with_initials(erasure.coordinator)}"), Style.ASIDE),
        Paragraph(line(f"Присутствовал(а): {_BLANK}{_BLANK}"), Style.SIGNATURE),
    )
    return TableDocument(TITLE, PORTRAIT, blocks)


def write_act(erasure: Erasure, path: Path) -> None:
    """Write the act as docx; EnvironmentProblemError when the folder does not allow it."""
    from exporters.docx import table_document

    write_atomically(path, table_document.render(erasure_act(erasure)))


def _text(words: str) -> Paragraph:
    return Paragraph(line(words), Style.TEXT)


def _opening(erasure: Erasure) -> list[str]:
    how = (
        "Данные удалены из журнала программы «Профжурнал» без возможности восстановления, минуя корзину. "
        f"В записях на месте имени стоит «{erasure.pseudonym}»; числа отчётов не изменились."
    )
    return [f"Оператор: {erasure.school}. Чьи данные: {erasure.name}.", how]


def _remaining(erasure: Erasure) -> list[str]:
    """What the program cannot do by itself."""
    backups = "Автоматических резервных копий журнала на день удаления не было."
    if (at := erasure.last_backup) is not None:
        backups = (
            f"Последняя резервная копия, в которой данные ещё есть: {day_in_words(at.date())}, {at:%H:%M}, и все более "
            "ранние. При восстановлении из такой копии программа удалит эти данные снова."
        )
    words = [backups]
    words.append(
        "Файлы, которые выгружались раньше (книги Excel, списки, ключи к кодам), и копии на других носителях "
        f"удаляются вручную. Удалено: {_BLANK}."
    )
    if erasure.namesakes:
        words.append("В журнале есть полный тёзка, поэтому тексты записей программа не меняла: их нужно просмотреть.")
    if erasure.surname_in:
        records = plural(erasure.surname_in, "записи", "записях", "записях")
        words.append(f"Фамилия встречается ещё в {records}: это однофамильцы или имя названо иначе, нужно просмотреть.")
    if erasure.events_with_photos:
        events = plural(erasure.events_with_photos, "мероприятия", "мероприятий", "мероприятий")
        words.append(f"Фотографии {events}, где был обучающийся, нужно просмотреть и при необходимости убрать.")
    return words
