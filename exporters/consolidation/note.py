"""The analytical note of an office, with the schools' examples (394-р, Приложение 3, the text under the tables)."""

from collections.abc import Iterator

from exporters.note_content import signatures
from exporters.official_head import campaign_words, organisation
from exporters.table_document import PORTRAIT, Paragraph, Style, TableDocument, line
from models.rules.consolidation import Consolidation, SchoolStatus
from models.rules.percent import percent
from models.rules.russian import days_in_words, in_quotes, plural
from models.services.consolidation_papers import ConsolidatedReport, Example, SchoolPaper

_EXAMPLES = 8
"""More would not fit on two pages."""


def consolidated_note(report: ConsolidatedReport) -> TableDocument:
    """Results, reports, dynamics, examples of schools, problems, media; a part without matter is left out."""
    return TableDocument(
        title=f"Аналитическая справка. {campaign_words(report.found.campaign)}",
        page=PORTRAIT,
        blocks=tuple(_blocks(report)),
        footer=campaign_words(report.found.campaign),
    )


def _blocks(report: ConsolidatedReport) -> Iterator[Paragraph]:
    yield Paragraph(line("Аналитическая справка"), Style.NOTE_TITLE)
    yield Paragraph(line(f"об итогах {report.found.campaign.adjective} профориентационной кампании"), Style.NOTE_TITLE)
    yield Paragraph(line(organisation(report.head)), Style.NOTE_SUBTITLE)
    for heading, texts in _parts(report):
        yield Paragraph(line(heading), Style.HEADING)
        for text in texts:
            yield Paragraph(line(text), Style.TEXT)
    for text in signatures(report.head):
        yield Paragraph(line(text), Style.SIGNATURE)


def _parts(report: ConsolidatedReport) -> Iterator[tuple[str, list[str]]]:
    yield "Основные результаты", [_results(report), _reports(report.found)]
    if len(report.history) > 1:
        yield "Динамика", [_dynamics(report.history[-2], report.found)]
    examples = [example for school in report.schools for example in school.examples if example.text]
    if examples:
        yield "Яркие примеры школ", [_example(example) for example in examples[:_EXAMPLES]]
    if report.figures.partners_total:
        yield "Взаимодействие с партнёрами", [_partners(report)]
    problems = [_problem(school) for school in report.schools if school.problems.strip()]
    if problems:
        yield "Выявленные проблемы", problems[:_EXAMPLES]
    links = [link for example in examples[:_EXAMPLES] for link in example.media_links]
    if links:
        yield "Освещение в СМИ", links


def _results(report: ConsolidatedReport) -> str:
    figures = report.figures
    return (
        f"В {report.found.campaign.adjective} кампании {report.found.campaign.year} года участвовало школ: "
        f"{figures.schools_involved} из {figures.schools_total}. Проведено "
        f"{plural(figures.events, 'мероприятие', 'мероприятия', 'мероприятий')}. Участниками стали "
        f"{figures.participants_total} из {plural(figures.pupils_total, 'обучающегося', 'обучающихся', 'обучающихся')} "
        f"5–11 классов ({percent(figures.participants_total, figures.pupils_total)} %), в том числе с ОВЗ "
        f"{figures.participants_ovz_total} из {figures.ovz_total}. Накопительный итог: "
        f"{plural(figures.cumulative, 'участие', 'участия', 'участий')}. Педагогов: {figures.teachers}."
    )


def _reports(found: Consolidation) -> str:
    ready = found.readiness
    late = sum(row.status is not SchoolStatus.MISSING and not row.on_time for row in found.schools)
    return (
        f"Отчёты сдали {ready.schools - ready.missing} из {plural(ready.schools, 'школы', 'школ', 'школ')}: верных "
        f"{ready.correct} ({ready.percent} %), неверных {ready.incorrect}, не предоставлено {ready.missing}; "
        f"после срока сдано {late}."
    )


def _dynamics(before: Consolidation, now: Consolidation) -> str:
    old, new = before.total["participants"]["total"], now.total["participants"]["total"]
    return (
        f"По сравнению с кампанией «{before.campaign.title}» число участников изменилось с {old} до {new}, мероприятий "
        f"с {before.total['events']} до {now.total['events']}, охват с "
        f"{percent(old, before.total['students_total'])} % до {percent(new, now.total['students_total'])} %."
    )


def _example(example: Example) -> str:
    days = days_in_words(example.start, example.end)
    return f"{example.school}: {in_quotes(example.title)} ({days}). {example.text}"


def _partners(report: ConsolidatedReport) -> str:
    figures = report.figures
    parts = [
        f"{category.value[0].lower()}{category.value[1:]} – {len(names)}"
        for category, names in figures.partners.items()
        if names
    ]
    return f"Привлечено партнёров: {figures.partners_total} ({'; '.join(parts)})."


def _problem(school: SchoolPaper) -> str:
    return f"{school.row.name}: {' '.join(school.problems.split())}"
