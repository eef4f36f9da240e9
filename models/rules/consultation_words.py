"""Whom a consultation was for, in words that name nobody."""

from models.vocabulary import PersonCategory

_MANY = {PersonCategory.PUPIL: "обучающиеся", PersonCategory.PARENT: "родители", PersonCategory.TEACHER: "педагоги"}


def category_and_class(category: PersonCategory, class_name: str, *, many: bool = False) -> str:
    """«7А, обучающийся», «9 класс, родители», «педагог»."""
    who = _MANY[category] if many else str(category)
    return ", ".join(part for part in (class_in_words(class_name), who) if part)


def class_in_words(name: str) -> str:
    """«7А»; «9 класс» for a class without a letter."""
    return f"{name} класс" if name.isdigit() else name


def in_class(name: str) -> str:
    """«7А», «9 классе»: behind «в»."""
    return f"{name} классе" if name.isdigit() else name
