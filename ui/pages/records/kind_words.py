"""What the tables of the journal hold, in the words of the window: for the bin and for lines of a history."""

KIND_WORDS = {
    "plan_item": "Пункт плана",
    "work_record": "Запись журнала работы",
    "consultation": "Консультация",
    "diagnostics_session": "Диагностика",
    "instrument": "Методика",
    "school_class": "Класс",
    "pupil": "Обучающийся",
    "membership": "Место в списке класса",
    "teacher": "Педагог",
    "partner": "Партнёр",
    "photo": "Фотография",
    "note_paragraph": "Абзац справки",
    "confirmed_number": "Подтверждённое число",
}
