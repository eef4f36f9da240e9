"""The draft of the справка of one diagnostics: sentences from the figures, no names (domain, section 7)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.rules.diagnostics.change import Change
from models.rules.diagnostics.class_figures import ClassFigures, ScaleFigures, Share
from models.rules.diagnostics.instrument import Instrument
from models.rules.diagnostics.raw_scores import shown_score
from models.rules.names import fold_name
from models.rules.percent import DASH
from models.rules.russian import day_in_words, in_quotes, listed, plural, plural_word
from models.vocabulary import DiagnosticsStage

_SHORTEST_STEM = 3
_ENDINGS = "аеийоуыья"
_LONGEST_ENDING = 3
"""«Достоевский» in «Достоевскому», «Белова» in «Беловой», not in «Белоусовым»."""


@dataclass(frozen=True, slots=True)
class NoteMatter:
    """All that the draft is written from."""

    instrument: Instrument
    class_name: str
    day: date
    stage: DiagnosticsStage | None
    figures: ClassFigures
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class DiagnosticsNote:
    """The texts of the справка; the table and the chart stand between `group` and `conclusions`."""

    title: str
    purpose: str
    method: str
    group: str
    conclusions: str
    recommendations: str


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Surnames of the sheet that a text seems to hold, in any case: the справка names nobody (domain, section 7)."""
    words = {fold_name(word) for word in re.findall(r"[А-ЯЁA-Z][\w-]+", text)}
    found = []
    for name in names:
        surname = fold_name(name).split(" ")[0]
        stem = surname.rstrip(_ENDINGS)
        stem = stem if len(stem) >= _SHORTEST_STEM else surname
        if any(word.startswith(stem) and len(word) <= len(stem) + _LONGEST_ENDING for word in words):
            found.append(name.split()[0])
    return tuple(dict.fromkeys(found))


def draft_note(matter: NoteMatter) -> DiagnosticsNote:
    """The whole draft."""
    return DiagnosticsNote(
        title=f"Справка по результатам диагностики в {matter.class_name} классе",
        purpose=_purpose(matter),
        method=_method(matter),
        group=_group(matter),
        conclusions=_conclusions(matter),
        recommendations=_recommendations(matter),
    )


def _purpose(matter: NoteMatter) -> str:
    stage = f" ({matter.stage.value})" if matter.stage else ""
    if matter.instrument.only_passed:
        return f"Учёт прохождения онлайн-диагностики обучающимися {matter.class_name} класса{stage}."
    subject = "склонностей и интересов" if matter.instrument.places else "личностных показателей"
    return (
        f"Изучение {subject} обучающихся {matter.class_name} класса{stage} "
        "для сопровождения их профессионального самоопределения."
    )


def _method(matter: NoteMatter) -> str:
    scales = [scale.name for scale in matter.figures.scales]
    text = f"Диагностика проведена {day_in_words(matter.day)} по методике {matter.instrument.title}."
    return f"{text} Шкалы: {', '.join(scales)}." if scales else text


def _group(matter: NoteMatter) -> str:
    figures = matter.figures
    share = "" if figures.tested_percent == DASH else f" ({figures.tested_percent} %)"
    pupils = plural(figures.on_list, "обучающийся", "обучающихся", "обучающихся")
    text = f"В {matter.class_name} классе по списку {pupils}, обследовано {figures.tested}{share}."
    if figures.absent:
        text += f" Отсутствовали: {figures.absent}."
    if figures.refused:
        text += f" Отказались от участия: {figures.refused}."
    return text


def _conclusions(matter: NoteMatter) -> str:
    said = [_leading(matter), *_levels(matter.figures), *_means(matter), *_changes(matter.change)]
    return "\n".join(sentence for sentence in said if sentence)


def _leading(matter: NoteMatter) -> str:
    leaders = sorted((one for one in matter.figures.by_leading if one.number), key=lambda one: -one.number)
    if not leaders:
        return ""
    shown = ", ".join(f"{in_quotes(one.name)} – {_people(one)}" for one in leaders)
    ties = " Один человек может иметь несколько ведущих шкал." if _has_ties(matter.figures) else ""
    return f"Ведущие шкалы: {shown}.{ties}"


def _has_ties(figures: ClassFigures) -> bool:
    return sum(one.number for one in figures.by_leading) > figures.tested


def _people(share: Share) -> str:
    shown = plural(share.number, "человек", "человека", "человек")
    return shown if share.percent == DASH else f"{shown} ({share.percent} %)"


def _levels(figures: ClassFigures) -> list[str]:
    return [
        f"Шкала {in_quotes(scale.name)}: "
        + ", ".join(f"{one.name} – {_people(one)}" for one in scale.levels if one.number)
        + "."
        for scale in figures.scales
        if any(one.number for one in scale.levels)
    ]


def _means(matter: NoteMatter) -> list[str]:
    """Means say something only where no levels do."""
    shown = [scale for scale in matter.figures.scales if scale.scored and not scale.levels]
    if not shown:
        return []
    return ["Средние баллы: " + ", ".join(f"{scale.name} – {shown_score(scale.mean)}" for scale in shown) + "."]


def _changes(change: Change | None) -> list[str]:
    if change is None or not change.both:
        return []
    moved = [
        f"{scale.name} – с {shown_score(scale.before)} до {shown_score(scale.after)}"
        for scale in change.scales
        if scale.people
    ]
    both = plural(change.both, "человек", "человека", "человек")
    return [f"По сравнению с первым обследованием (в обоих {both}) средние баллы: {'; '.join(moved)}."]


def _recommendations(matter: NoteMatter) -> str:
    """Steps that the figures call for; a refusal calls for none (voluntariness)."""
    figures = matter.figures
    steps = []
    if leaders := _most_frequent(figures):
        steps.append(f"При выборе мероприятий для класса учесть наиболее частые склонности: {listed(leaders)}.")
    if figures.tested:
        steps.append("Познакомить каждого участника с его результатом, по желанию обсудить его на консультации.")
    if without := figures.absent + figures.not_entered:
        people = plural_word(without, "обучающемуся", "обучающимся", "обучающимся")
        steps.append(f"Предложить другой день диагностики {without} {people}, кто её ещё не прошёл.")
    steps.append("Использовать результаты в обобщённом виде в работе классного руководителя и с родителями.")
    return "\n".join(steps)


def _most_frequent(figures: ClassFigures) -> list[str]:
    most = max((scale.leads.number for scale in figures.scales), default=0)
    return [_name(scale) for scale in figures.scales if most and scale.leads.number == most]


def _name(scale: ScaleFigures) -> str:
    return in_quotes(scale.name)
