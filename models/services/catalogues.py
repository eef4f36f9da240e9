"""The shipped catalogues of events and the roles of those who answer for them (data, replaceable by the user)."""

import json
from functools import cache
from pathlib import Path

import resources
from models.errors import DamagedError
from models.rules.catalogues import Catalogue, CatalogueError, parse_catalogue

ROAD_MAP = "road-map-1027"
_FILES = ("regional_plan_spring_2021.json", "recurring_events.json", "road_map_1027.json", "forms_394.json")


@cache
def catalogues() -> tuple[Catalogue, ...]:
    """The catalogues in the order that the window offers them; DamagedError names the file that is none."""
    return tuple(load_catalogue(resources.path("catalogues", name)) for name in _FILES)


def load_catalogue(path: Path) -> Catalogue:
    """One catalogue's file; DamagedError when it cannot be read as one."""
    try:
        return parse_catalogue(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError) as problem:
        why = str(problem) if isinstance(problem, CatalogueError) else "Файл не читается как JSON."
        raise DamagedError(f"Каталог «{path.name}» не открыть. {why}") from problem


def catalogue(key: str) -> Catalogue:
    """The catalogue of that key; KeyError for an unknown one."""
    found = next((one for one in catalogues() if one.key == key), None)
    if found is None:
        raise KeyError(key)
    return found


def source_in_words(source: str) -> str:
    """«Дорожная карта 1027/р, п. 4.2» for `road-map-1027/4.2`; what is in no catalogue stays as it is."""
    key, _, number = source.partition("/")
    known = next((one for one in catalogues() if one.key == key), None)
    return f"{known.name}, п. {number}" if known is not None else source


@cache
def roles() -> tuple[str, ...]:
    """Who takes part in the work by Таблица 4 of the recommendations; DamagedError for a file that is no such list."""
    return load_roles(resources.path("catalogues", "roles_table4.json"))


def load_roles(path: Path) -> tuple[str, ...]:
    """The roles of a file; DamagedError when it cannot be read as one."""
    try:
        names = json.loads(path.read_text("utf-8"))["roles"]
        return tuple(str(name) for name in names)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        message = f"Список ролей «{path.name}» не открыть: нужен объект JSON со списком «roles»."
        raise DamagedError(message) from problem
