"""What every journal of the coordinator looks like on paper (domain, section 7): one description for docx, xlsx, pdf.

A journal says its title, its sections with their columns and rows, and whether it is sewn; `log_document` makes a
`TableDocument` of it. Heading rows are repeated on each page, pages are numbered, the end block stands on the last one.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from exporters.bar_chart import BarChart
from exporters.table_document import (
    Align,
    Block,
    Cell,
    Page,
    Paragraph,
    Row,
    RowGroup,
    Style,
    Table,
    TableDocument,
    cell,
    line,
)

SEWN_LANDSCAPE = Page(landscape=True, left_mm=20, right_mm=10, top_mm=12, bottom_mm=13)
SEWN_PORTRAIT = Page(landscape=False, left_mm=25, right_mm=10, top_mm=12, bottom_mm=13)
"""The left margin leaves room for the thread."""

EMPTY = "Записей нет"
_APPROVAL_BLANK = "_" * 22


@dataclass(frozen=True, slots=True)
class LogColumn:
    """A column: its heading, its width in millimetres, and the heading that it shares with its neighbours."""

    title: str
    width_mm: float
    align: Align = Align.LEFT
    group: str = ""


@dataclass(frozen=True, slots=True)
class LogSection:
    """A table of the journal: `title` stands above it, `notes` and a chart below, `name` is its sheet's in a workbook.

    `column_numbers` puts a row of numbers under the heading; `together` keeps the table on one sheet. A section
    without rows says `EMPTY`.
    """

    name: str
    columns: tuple[LogColumn, ...]
    rows: tuple[Row, ...]
    title: str = ""
    notes: tuple[str, ...] = ()
    column_numbers: bool = True
    head_size: float = 9.0
    body_size: float = 9.5
    chart: BarChart | None = None
    together: bool = False


@dataclass(frozen=True, slots=True)
class Approval:
    """«УТВЕРЖДАЮ»: the post and the name of who approves; either may be unknown and is then filled in by hand."""

    post: str = ""
    name: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class LogPaper:
    """A journal before it becomes paper. `heads` are the lines under the title, `footer` stands at the foot of pages.

    `signer` signs «Прошито и пронумеровано», None leaves that block out; `before` and `after` are paragraphs above
    the first table and under the last one.
    """

    title: str
    school: str
    heads: tuple[str, ...]
    sections: tuple[LogSection, ...]
    page: Page = SEWN_LANDSCAPE
    signer: str | None = None
    approval: Approval | None = None
    first_page: int = 1
    before: tuple[Paragraph, ...] = field(default=())
    after: tuple[Paragraph, ...] = field(default=())


def log_document(paper: LogPaper) -> TableDocument:
    """The journal as the paper that all renderers know."""
    return TableDocument(
        title=f"{paper.title}. {paper.school}" if paper.school else paper.title,
        page=paper.page,
        blocks=tuple(_blocks(paper)),
        footer=paper.title,
        first_page=paper.first_page,
    )


def _blocks(paper: LogPaper) -> Iterator[Block]:
    if paper.approval is not None:
        yield from _approval(paper.approval)
    if paper.first_page == 1:
        yield from _title(paper)
    yield from paper.before
    for section in paper.sections:
        if section.title:
            yield Paragraph(line(section.title), Style.LOG_SECTION)
        yield section_table(section, paper.page)
        for note in section.notes:
            yield Paragraph(line(note), Style.LOG_REMARK)
        if section.chart is not None:
            yield section.chart
    yield from paper.after
    if paper.signer is not None:
        yield from _end(paper.signer)


def _title(paper: LogPaper) -> Iterator[Paragraph]:
    """The block above the first table; sheets that go on after printed ones are sewn in behind them and have none."""
    yield Paragraph(line(paper.title), Style.LOG_TITLE)
    texts = [text for text in (paper.school, *paper.heads) if text]
    for place, text in enumerate(texts, start=1):
        yield Paragraph(line(text), Style.LOG_LAST_HEAD if place == len(texts) else Style.LOG_HEAD)


def _approval(approval: Approval) -> Iterator[Paragraph]:
    year = f"{approval.year} г." if approval.year else "20___ г."
    texts = (
        "УТВЕРЖДАЮ",
        approval.post or "_" * 34,
        f"{_APPROVAL_BLANK} {approval.name}".rstrip(),
        f"«____» _______________ {year}",
    )
    for text in texts:
        yield Paragraph(line(text), Style.APPROVAL)


def _end(signer: str) -> Iterator[Paragraph]:
    yield Paragraph(line("Прошито и пронумеровано _________ листов"), Style.LOG_END)
    name = f" / {signer} /" if signer else ""
    yield Paragraph(line(f"Подпись ____________________{name}          М.П."), Style.LOG_SIGNATURE)


def section_table(section: LogSection, page: Page) -> Table:
    """The table of a section, as wide as the page's text."""
    columns = _fitted(section.columns, page.text_width_mm)
    empty = cell(EMPTY, columns=len(columns), align=Align.CENTER)
    return Table(
        widths_mm=tuple(column.width_mm for column in columns),
        head=_head(columns, numbers=section.column_numbers),
        groups=(RowGroup(section.rows or ((empty,),)),),
        head_size=section.head_size,
        body_size=section.body_size,
        name=section.name,
        together=section.together,
    )


def _fitted(columns: Sequence[LogColumn], width_mm: float) -> tuple[LogColumn, ...]:
    """The columns made wider or narrower in their proportion, so that they fill the sheet between its margins."""
    share = width_mm / sum(column.width_mm for column in columns)
    return tuple(replace(column, width_mm=column.width_mm * share) for column in columns)


def _head(columns: Sequence[LogColumn], *, numbers: bool) -> tuple[Row, ...]:
    """One row of headings, or two where columns share one; then their numbers."""
    grouped = any(column.group for column in columns)
    upper: list[Cell] = []
    lower: list[Cell] = []
    for group, members in groupby(columns, key=lambda column: column.group):
        titles = [column.title for column in members]
        if group:
            upper.append(cell(group, columns=len(titles), align=Align.CENTER))
            lower.extend(cell(title, align=Align.CENTER) for title in titles)
        else:
            upper.extend(cell(title, rows=2 if grouped else 1, align=Align.CENTER) for title in titles)
    rows = [tuple(upper), *([tuple(lower)] if grouped else [])]
    if numbers:
        rows.append(tuple(cell(str(number), align=Align.CENTER) for number in range(1, len(columns) + 1)))
    return tuple(rows)


def total_row(columns: int, title: str, values: Mapping[int, Cell]) -> Row:
    """A row of totals: the title over the columns before the first value, then the values at their places, from 0."""
    first = min(values, default=columns)
    rest = (values.get(place, cell("")) for place in range(first, columns))
    return (cell(title, columns=first, bold=True), *(replace(each, bold=True) for each in rest))
