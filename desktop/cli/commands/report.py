"""`report`: Приложение 3 of a campaign, its figures and findings."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.answer import Answer
from desktop.cli.arguments import Command, add_campaign, add_out
from desktop.cli.request import Request
from models.errors import ExitCode

if TYPE_CHECKING:
    from models.rules.report import CampaignReport


def _arguments(parser: argparse.ArgumentParser) -> None:
    add_campaign(parser)
    add_out(parser)
    parser.add_argument("--current", action="store_true", help="сосчитать заново, даже если отчёт подписан")


def _run(request: Request) -> Answer:
    from exporters.papers import note_pages, write_report
    from models.services.campaign_report import build

    arguments = request.arguments
    with request.school_journal() as journal:
        report = build(journal, arguments.campaign, current=arguments.current, measure_note=note_pages)
    data = report.figures.as_json() | {"findings": [finding.as_json() for finding in report.findings]}
    lines = _lines(report)
    if arguments.out is not None:
        files = [
            str(file.absolute()) for file in write_report(report, arguments.out, templates=request.paths.templates)
        ]
        data |= {"files": files}
        lines += files
    wrong = any(finding.is_error for finding in report.findings)
    return Answer(data, tuple(lines), ExitCode.FINDINGS if wrong else ExitCode.DONE)


def _lines(report: "CampaignReport") -> list[str]:
    from models.rules.percent import percent

    figures = report.figures
    share = percent(figures.participants_total, figures.pupils_total)
    lines = [
        f"{report.head.name}, {report.campaign.title.lower()}",
        f"Мероприятий: {figures.events}",
        f"Участников: {figures.participants_total} из {figures.pupils_total} ({share} %)",
        f"Накопительный итог: {figures.cumulative}",
        f"С ОВЗ: {figures.participants_ovz_total} из {figures.ovz_total}",
        f"Педагогов: {figures.teachers}, партнёров: {figures.partners_total}",
        f"Готовность: {report.readiness_percent} %",
    ]
    words = {True: "ОШИБКА", False: "Предупреждение"}
    lines += [f"{words[finding.is_error]}. {finding.place}. {finding.message}" for finding in report.findings]
    return lines


COMMAND = Command("report", "Приложение 3: сводный отчёт кампании и замечания к нему", _arguments, _run)
