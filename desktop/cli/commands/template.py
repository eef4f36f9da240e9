"""`template`: an empty workbook to fill in."""

import argparse
from pathlib import Path

from desktop.cli.answer import Answer, files_answer
from desktop.cli.arguments import Command
from desktop.cli.request import Request


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="КНИГА.xlsx", help="куда записать пустую книгу")
    parser.add_argument("--municipality", action="store_true", help="книга муниципалитета со списком школ")


def _run(request: Request) -> Answer:
    from exporters.xlsx.template import write_template

    target = request.target(request.arguments.file)
    write_template(target, municipality=request.arguments.municipality)
    return files_answer([target], "Пустая книга записана:")


COMMAND = Command("template", "пустая книга Excel: листы, заголовки, списки, памятка", _arguments, _run)
