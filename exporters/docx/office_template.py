"""Filling a docx template: the office's own copy when its folder holds one, else the shipped one.

A template may come from anywhere, so its marks are evaluated in Jinja's sandbox; values are always escaped.
"""

from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import resources
from models.errors import UserError

Context = dict[str, Any]

_SIZE_LIMIT = 64 << 20
_ENTRY_LIMIT = 500
_TALL_CELL = 600
"""Characters: in a column of an appendix some two thirds of a page."""


def fill(name: str, context: Context, title: str, templates: Path | None = None) -> bytes:
    """The paper `name`.docx with the context's texts in it; `title` is its name in the file's properties.

    `UserError` when the office's template is no docx, is damaged, or asks for a value that the paper does not have.
    """
    own = find_own(name, templates)
    if own is None:
        return _render(_shipped(name), context, title)
    return _render_own(own, context, title)


def find_own(name: str, templates: Path | None) -> Path | None:
    """The office's own template of the paper, if there is one."""
    path = templates / f"{name}.docx" if templates else None
    return path if path and path.is_file() else None


def variables(name: str) -> set[str]:
    """The values that the shipped template asks for."""
    from docxtpl import DocxTemplate

    found: set[str] = DocxTemplate(BytesIO(_shipped(name))).get_undeclared_template_variables()
    return found


@cache
def _shipped(name: str) -> bytes:
    return resources.path("templates", f"{name}.docx").read_bytes()


def _render_own(path: Path, context: Context, title: str) -> bytes:
    from docx.opc.exceptions import OpcError
    from jinja2 import TemplateError

    try:
        content = path.read_bytes()
        _check_container(content)
        return _render(content, context, title)
    except TemplateError as error:
        raise _broken(path, f"в нём ошибка разметки ({error.message or type(error).__name__})") from error
    except (BadZipFile, OpcError, SyntaxError, KeyError, ValueError, AttributeError) as error:
        raise _broken(path, "это не документ Word (.docx), или он повреждён") from error
    except (TypeError, ArithmeticError, LookupError) as error:
        raise _broken(path, f"его разметка не вычисляется ({error})") from error
    except OSError as error:
        raise _broken(path, "файл не читается") from error


def _broken(path: Path, why: str) -> UserError:
    return UserError(
        f"Шаблон «{path}» не подходит: {why}; исправьте его или уберите из папки, тогда бумага выйдет по шаблону "
        "программы."
    )


def _check_container(content: bytes) -> None:
    with ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        if len(entries) > _ENTRY_LIMIT or sum(entry.file_size for entry in entries) > _SIZE_LIMIT:
            raise BadZipFile


def _render(content: bytes, context: Context, title: str) -> bytes:
    from docxtpl import DocxTemplate

    template = DocxTemplate(BytesIO(content))
    template.patch_xml = _patched
    template.render(context, _environment(), autoescape=True)
    template.docx.core_properties.title = title
    _let_tall_rows_split(template.docx)
    paper = BytesIO()
    template.save(paper)
    return paper.getvalue()


def _let_tall_rows_split(paper: Any) -> None:
    """A row that is to stay whole and yet is taller than a page loses lines in some word processors."""
    from docx.oxml.ns import qn

    for mark in list(paper.element.body.iter(qn("w:cantSplit"))):
        row = mark.getparent().getparent()
        if any(
            sum(len(text.text or "") for text in each.iter(qn("w:t"))) > _TALL_CELL for each in row.iter(qn("w:tc"))
        ):
            mark.getparent().remove(mark)


@lru_cache(maxsize=32)
def _patched(source: str) -> str:
    """Docxtpl's own preparation of a part, which takes most of the time and is the same for the same template."""
    from docxtpl import DocxTemplate

    prepared: str = DocxTemplate.patch_xml(None, source)
    return prepared


@cache
def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class CachingEnvironment(ImmutableSandboxedEnvironment):
        """Compiles a part once: papers are made again and again from the same template."""

        @lru_cache(maxsize=32)  # noqa: B019 - there is one environment for the life of the program
        def from_string(self, source: Any, *rest: Any) -> Any:  # type: ignore[override]
            return super().from_string(source, *rest)

    return CachingEnvironment(autoescape=True, undefined=StrictUndefined)
