"""The shape of a package's JSON, described by small checks: what a key must hold for anybody to read it."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

Check = Callable[[Any], None]

MAX_NUMBER = 100_000_000
MAX_TEXT = 200_000
MAX_LIST = 5_000


class WrongShapeError(ValueError):
    """A value is missing or of another kind than the format asks."""


def number(value: Any, lowest: int = 0) -> None:
    """A whole number within reason; True is none."""
    if type(value) is not int or not lowest <= value <= MAX_NUMBER:
        raise WrongShapeError("number")


def counting(value: Any) -> None:
    """A whole number from 1."""
    number(value, 1)


def text(value: Any) -> None:
    """Any text of a bearable length."""
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise WrongShapeError("text")


def matching(pattern: str) -> Check:
    """A text of this form."""
    compiled = re.compile(pattern)

    def check(value: Any) -> None:
        if not isinstance(value, str) or not compiled.fullmatch(value):
            raise WrongShapeError(pattern)

    return check


def moment(value: Any) -> None:
    """Date and time as ISO 8601 says."""
    text(value)
    if len(value) < len("2026-10-19T12:00"):
        raise WrongShapeError("moment")
    datetime.fromisoformat(value)


def day(value: Any) -> None:
    """A date as ISO 8601 says."""
    text(value)
    date.fromisoformat(value)


def flag(value: Any) -> None:
    """True or false."""
    if not isinstance(value, bool):
        raise WrongShapeError("flag")


def or_null(check: Check) -> Check:
    """What `check` takes, or null."""
    return lambda value: None if value is None else check(value)


def list_of(check: Check, limit: int = MAX_LIST) -> Check:
    """A list whose members `check` takes."""

    def check_list(value: Any) -> None:
        if not isinstance(value, list) or len(value) > limit:
            raise WrongShapeError("list")
        for member in value:
            check(member)

    return check_list


def record(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these keys; keys unknown here are let by, so that the format can grow."""

    def check(value: Any) -> None:
        if not isinstance(value, dict):
            raise WrongShapeError("object")
        for key, of_key in required.items():
            if key not in value:
                raise WrongShapeError(key)
            of_key(value[key])
        for key, of_key in (optional or {}).items():
            if value.get(key) is not None:
                of_key(value[key])

    return check


def anything(value: Any) -> None:
    """What the reading of JSON has bounded already."""


def nothing(_value: Any) -> None:
    """A key that has no place here: two readers could take different things for the truth."""
    raise WrongShapeError("unexpected")
