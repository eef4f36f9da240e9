from exporters.docx import note
from exporters.docx.office_template import variables
from models.rules.report import Note, NoteParagraph
from tests.exporters import awkward, factories, golden
from tests.exporters.docx.reading import open_paper, whole_text, words


def test_paper_is_portrait_a4():
    section = open_paper(note.render(factories.report())).sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_empty_paragraphs_are_left_out():
    assert "Яркие примеры" not in whole_text(note.render(factories.report()))


def test_note_without_best_events_has_no_second_part():
    assert "Лучшие мероприятия" not in whole_text(note.render(factories.report(events=())))


def test_paragraph_of_ones_own_needs_no_heading():
    own = NoteParagraph("own", "", "Первая строка.\n\nВторая строка.", "")
    text = whole_text(note.render(factories.report(note=Note("Справка", (own,)), events=())))

    assert text.startswith(f"Справка\n{factories.HEAD.name}, Сосновский район\nПервая строка.\nВторая строка.\n")


def test_texts_of_any_signs_come_back_as_they_were():
    paragraphs = tuple(NoteParagraph(str(i), name, name, name) for i, name in enumerate(awkward.NAMES))
    events = (factories.best_event(1, title=awkward.NAMES[0], description=awkward.NAMES[1], form=awkward.NAMES[2]),)
    text = whole_text(note.render(factories.report(note=Note(awkward.CONTROLS, paragraphs), events=events)))

    lines = text.split("\n")
    assert words(lines[0]) == awkward.CLEANED
    assert lines[2:16:2] == list(awkward.NAMES)
    assert lines[3:17:2] == list(awkward.NAMES)
    assert (
        f"1. {awkward.NAMES[0]}\n{awkward.NAMES[1]}\nДата проведения: 14 сентября 2026 г., {awkward.NAMES[2]}." in text
    )


def test_links_take_lines_of_their_own():
    media = "«Экскурсия» (20 сентября 2026 г.): https://example.org/a, https://example.org/b"
    text = whole_text(note.render(factories.report(note=Note("Справка", (NoteParagraph("m", "СМИ", media, ""),)))))

    assert "СМИ\n«Экскурсия» (20 сентября 2026 г.):\nhttps://example.org/a,\nhttps://example.org/b\n" in text


def test_school_without_director():
    head = factories.SchoolHead(name="СОШ", short_name="", inn="", municipality="", coordinator="Ким Ли", director="")
    text = whole_text(note.render(factories.report(head=head)))

    assert f"Координатор профориентационной работы {'_' * 16} Ким Ли\n" in text
    assert "Директор" not in text


def test_template_asks_for_exactly_what_the_paper_has():
    assert variables("note") == set(note.context(factories.report()))


def test_whole_text():
    golden.check("note-docx", whole_text(note.render(factories.report())))
