"""Goes through all fields of a form with bad values: a refusal keeps the form open and names the field.

A form's test says how the form is opened and accepted, what fills it well, and the bad values of each field; fields
that cannot hold a bad value (a tick, a closed list without an empty line) are named with the reason::

    go_through(
        FormUnderTest(open_it=…, accept=…, is_open=…, state=lambda: plan_items(journal)),
        good={"title": "Экскурсия", "start": "16.03.2027"},
        bad=[Bad("title", "", "Впишите"), Bad("start", "31.02.2027", "нет в календаре")],
        harmless={"best": "a tick"},
    )
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ui.components.controls import DateEdit
from ui.components.field import Field
from ui.forms.card_fields import OwnControl
from ui.forms.count_edit import CountEdit

MILLION = "ы" * 1_000_000
LONGEST_PASTE_SECONDS = 2.0


@dataclass(frozen=True)
class Bad:
    """A value that a field refuses, a part of the sentence, and the field that is named when it is another one."""

    field: str
    value: Any
    words: str = ""
    at: str = ""


@dataclass(frozen=True)
class FormUnderTest:
    """How the form is reached. `state` reads what the journal holds: a refusal must leave it as it was.

    `field_of(form, name)` gives the labelled field, `put(control, value)` types a value: for forms of another kind.
    """

    open_it: Callable[[], Any]
    accept: Callable[[], object]
    is_open: Callable[[Any], bool]
    state: Callable[[], object]
    field_of: Callable[[Any, str], Field] = lambda form, name: form.field(name)
    control_of: Callable[[Any, str], QWidget] = lambda form, name: form.control(name)
    put: Callable[[QWidget, Any], object] | None = None
    names: Callable[[Any], Sequence[str]] = field(default=lambda form: list(form.content))


def put(control: QWidget, value: Any) -> None:
    """Fill a control as the user could: text, number, a choice of a list, a tick."""
    if isinstance(control, CountEdit):
        control.set_count(value)
    elif isinstance(control, DateEdit):
        control.set_value(value)
    elif isinstance(control, QLineEdit):
        control.setText("")
        control.insert(value)  # as pasting does, with the limit of the field
    elif isinstance(control, QPlainTextEdit):
        control.clear()
        control.insertPlainText(value)
    elif isinstance(control, OwnControl):
        control.set_content(value)
    elif isinstance(control, QComboBox):
        place = next(i for i in range(control.count()) if control.itemData(i) == value)
        control.setCurrentIndex(place)
    else:
        control.setChecked(value)


def shown(control: QWidget) -> Any:
    """What a control holds."""
    if isinstance(control, CountEdit):
        return control.count
    if isinstance(control, DateEdit):
        return control.value
    if isinstance(control, QLineEdit):
        return control.text()
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, OwnControl):
        return control.content
    if isinstance(control, QComboBox):
        return control.currentIndex()
    return control.isChecked()


def go_through(
    under: FormUnderTest, good: Mapping[str, Any], bad: Sequence[Bad], harmless: Mapping[str, str] | None = None
) -> None:
    """Try every bad value in turn, then a million characters in every field of text."""
    names = under.names(under.open_it())
    tried = {one.field for one in bad}
    missing = set(names) - tried - set(harmless or {})
    assert not missing, f"no bad value is tried in {sorted(missing)}, and none is said to be harmless"
    for one in bad:
        _refuses(under, good, one)
    for name in names:
        _stands_a_million(under, good, name)


def _fill(under: FormUnderTest, form: Any, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        (under.put or put)(under.control_of(form, name), value)


def _refuses(under: FormUnderTest, good: Mapping[str, Any], one: Bad) -> None:
    form = under.open_it()
    _fill(under, form, good)
    before = under.state()
    control = under.control_of(form, one.field)
    (under.put or put)(control, one.value)
    typed = {name: shown(under.control_of(form, name)) for name in under.names(form)}
    under.accept()
    where = f"{one.field} = {str(one.value)[:40]!r}"
    assert under.is_open(form), f"{where}: the form was closed"
    now = {name: shown(under.control_of(form, name)) for name in under.names(form)}
    assert now == typed, f"{where}: what was typed has changed"
    assert under.state() == before, f"{where}: something was written"
    named = under.field_of(form, one.at or one.field)
    assert named.problem, f"{where}: {named.label.text()} is not named"
    assert one.words in named.problem, f"{where}: {named.problem}"
    assert named.problem.endswith("."), f"{where}: no sentence: {named.problem}"
    focus = QApplication.focusWidget()
    assert focus is not None, where
    assert focus is named.control or named.isAncestorOf(focus), f"{where}: the cursor is in {focus.accessibleName()}"


def _problem(under: FormUnderTest, form: Any, name: str) -> str:
    holder = under.control_of(form, name).parentWidget()
    return holder.problem if isinstance(holder, Field) else ""


def _stands_a_million(under: FormUnderTest, good: Mapping[str, Any], name: str) -> None:
    """The field keeps a part of the text, or all of it is refused by name; nothing hangs or falls."""
    form = under.open_it()
    control = under.control_of(form, name)
    if not isinstance(control, QLineEdit | QPlainTextEdit):
        return
    _fill(under, form, good)
    before = under.state()
    started = perf_counter()
    put(control, MILLION)
    assert perf_counter() - started < LONGEST_PASTE_SECONDS, f"{name}: pasting a million characters takes too long"
    held = shown(control)
    under.accept()
    if under.is_open(form):
        assert under.state() == before
        assert shown(control) == held, f"{name}: the text did not stay"
        # another field may be the one at fault: the record of the field before was written, its name is taken now
        named = [one for one in under.names(form) if _problem(under, form, one)]
        assert named, f"{name}: refused without a word at any field"
    else:
        assert len(held) < len(MILLION), f"{name}: a million characters were written"
