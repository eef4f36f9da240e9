"""The words of the command line, in Russian."""

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from desktop.cli.answer import Answer
from desktop.cli.request import Request
from models.errors import UsageError

_COMPLAINTS = (
    (r"the following arguments are required: (.+)", "не хватает: {}"),
    (r"unrecognized arguments: (.+)", "лишнее: {}"),
    (r"argument (.+?): expected one argument", "после {} нужно значение"),
    (r"argument (.+?): expected at least one argument", "после {} нужно значение"),
    (r"argument (.+?): invalid choice: '?(.+?)'? \(choose from (.+)\)", "нет такого: «{1}», бывает {2}"),
    (r"argument (.+?): invalid (?:int|float) value: '?(.+?)'?$", "{0}: «{1}» не число"),
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its word, what it does, its own arguments, and the function that carries it out."""

    word: str
    does: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Request], Answer]


class RussianParser(argparse.ArgumentParser):
    """Complains by a UsageError in Russian instead of ending the program."""

    def error(self, message: str) -> NoReturn:
        """The complaint of argparse as one Russian sentence."""
        raise UsageError(f"Команда записана неверно, {_in_russian(message)}. Образец: profjournal --help.")


def _in_russian(message: str) -> str:
    for pattern, sentence in _COMPLAINTS:
        if found := re.fullmatch(pattern, message):
            groups = [group.replace("'", "") for group in found.groups()]
            return sentence.format(*groups) if "{1}" in sentence else sentence.format(groups[0])
    return message


def build_parser(commands: Sequence[Command]) -> RussianParser:
    """The parser of all commands; common options may stand before or after the command."""
    parser = RussianParser(
        prog="profjournal",
        description="Профжурнал: рабочий стол координатора профориентации. Без команды открывает окно.",
        usage="profjournal [ОБЩИЕ КЛЮЧИ] [КОМАНДА …]",
        add_help=False,
        allow_abbrev=False,
    )
    _add_common(parser)
    kinds = parser.add_subparsers(dest="command", metavar="КОМАНДА", title="команды", parser_class=RussianParser)
    for command in commands:
        own = kinds.add_parser(
            command.word, help=command.does, description=command.does, add_help=False, allow_abbrev=False
        )
        command.add_arguments(own)
        _add_common(own)
        own.set_defaults(run=command.run)
        _name_sections(own)
    _name_sections(parser)
    return parser


def _name_sections(parser: argparse.ArgumentParser) -> None:
    """Argparse offers no other way to translate these two headings."""
    parser._positionals.title = "что указать"  # noqa: SLF001
    parser._optionals.title = "ключи"  # noqa: SLF001


def _add_common(parser: argparse.ArgumentParser) -> None:
    missing = argparse.SUPPRESS
    parser.add_argument("-h", "--help", action="help", help="показать эту справку")
    parser.add_argument("--journal", type=Path, default=missing, metavar="ФАЙЛ", help="файл журнала")
    parser.add_argument(
        "--password-file",
        type=Path,
        default=missing,
        metavar="ФАЙЛ",
        help="файл с паролем (или переменная PROFJOURNAL_PASSWORD)",
    )
    parser.add_argument("--data-dir", type=Path, default=missing, metavar="ПАПКА", help="папка настроек программы")
    parser.add_argument("--json", action="store_true", default=missing, help="ответ одним объектом JSON")


def add_out(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """The option `--out`: the folder into which papers are written."""
    parser.add_argument("--out", type=Path, required=required, metavar="ПАПКА", help="куда записать документы")


def add_campaign(parser: argparse.ArgumentParser) -> None:
    """The option `--campaign`."""
    parser.add_argument("--campaign", required=True, metavar="КАМПАНИЯ", help="autumn-2026 или spring-2027")


def add_year(parser: argparse.ArgumentParser) -> None:
    """The option `--year`: the year in which a school year starts; without it the journal's latest."""
    parser.add_argument("--year", type=int, metavar="ГОД", help="год начала учебного года, обычно последний")
