from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

import resources
from exporters.docx import appendix3
from exporters.docx.make_templates import templates
from exporters.docx.office_template import variables
from exporters.docx.table_document import render
from models.errors import UserError
from tests.exporters import factories
from tests.exporters.docx.reading import whole_text


def own_template(folder, *paragraphs):
    paper = Document()
    for text in paragraphs:
        paper.add_paragraph(text)
    path = folder / "appendix3.docx"
    paper.save(path)
    return path


def refusal(folder):
    with pytest.raises(UserError) as caught:
        appendix3.render(factories.report(), folder)
    return caught.value.message


@pytest.mark.parametrize("name", ["appendix2", "appendix3", "note"])
def test_shipped_template_is_what_the_builder_makes(name):
    made = ZipFile(BytesIO(render(templates()[name])))
    shipped = ZipFile(resources.path("templates", f"{name}.docx"))

    assert made.namelist() == shipped.namelist()
    for part in ("word/document.xml", "word/footer1.xml", "word/styles.xml"):
        assert made.read(part) == shipped.read(part), "run python -m exporters.docx.make_templates"


def test_own_copy_of_the_office_is_taken_first(tmp_path):
    own_template(tmp_path, "Форма отдела: {{ organisation }}", "{{ participation[0].events }} мероприятия & < >")

    text = whole_text(appendix3.render(factories.report(), tmp_path))
    assert "Форма отдела: МБОУ «Заречная средняя общеобразовательная школа», Сосновский район" in text
    assert "42 мероприятия & < >" in text


def test_folder_without_the_template_or_no_folder_means_the_shipped_one(tmp_path):
    shipped = whole_text(appendix3.render(factories.report()))

    assert whole_text(appendix3.render(factories.report(), tmp_path)) == shipped
    assert whole_text(appendix3.render(factories.report(), tmp_path / "absent")) == shipped


def test_file_that_is_no_docx_is_refused_by_name(tmp_path):
    path = tmp_path / "appendix3.docx"
    for content in (b"", b"not a zip", b"PK\x03\x04 cut", ZIP_WITHOUT_DOCUMENT):
        path.write_bytes(content)
        message = refusal(tmp_path)
        assert str(path) in message
        assert "не документ Word" in message
        assert "уберите" in message


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"])
def test_damaged_part_is_refused(tmp_path, part):
    path = own_template(tmp_path, "{{ organisation }}")
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = parts[part][: len(parts[part]) // 2]
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    assert "не документ Word" in refusal(tmp_path)


@pytest.mark.parametrize(
    "mark",
    [
        "{{ organization }}",
        "{{ organisation",
        "{% for row in participation %}",
        "{{ participation[0].absent }}",
        "{{ organisation.__class__.__mro__ }}",
        "{{ participation.append(1) }}",
        "{{ ''.join(5) }}",
        "{{ 1 // 0 }}",
        "{% for x in range(100000000) %}{% endfor %}",
        "{% include 'other' %}",
    ],
)
def test_mark_that_cannot_be_evaluated_is_refused(tmp_path, mark):
    path = own_template(tmp_path, mark)

    message = refusal(tmp_path)
    assert str(path) in message
    assert "разметк" in message


def test_swollen_container_is_refused(tmp_path):
    path = own_template(tmp_path, "{{ organisation }}")
    with ZipFile(path, "a") as archive:
        for number in range(600):
            archive.writestr(f"word/{number}", b"")

    assert "не документ Word" in refusal(tmp_path)


def _zip_without_document() -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("readme.txt", "нет")
    return content.getvalue()


ZIP_WITHOUT_DOCUMENT = _zip_without_document()


@pytest.mark.parametrize("name", ["appendix2", "appendix3", "note"])
def test_readme_of_the_templates_explains_every_mark(name):
    explained = resources.path("templates", "README.txt").read_text(encoding="utf-8")

    for variable in variables(name):
        assert f"\n  {variable} " in explained
