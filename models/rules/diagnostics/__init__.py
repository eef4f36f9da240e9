"""Diagnostics: instruments, answer sheets, scores, figures of a class (domain, sections 7 and 8). Pure rules.

What the window and the papers use:

- instruments: `shipped.shipped_instruments()`, `shipped.find_instrument(name)` → `instrument.Instrument`
  (`scales`, `answers: AnswerFormat | None`, `has_sheet`, `only_passed`, `places`, `unsure`);
- a school's own: `own_instrument.InstrumentCard` / `ScaleCard` (the form), `instrument_of_card(card)`,
  `card_of_instrument(instrument)`; `definition.read_definition(text)` for a file; every fault is
  `definition_fields.InstrumentRefusedError` with `problems` (`FieldProblem(field, message, row of the scale)`);
- an answer sheet: `answers.blank_sheet(format, items)`, `slots(format, items)` (item and part of each place),
  `answer_of_key(format, key)` (None: outside the key), `is_no_answer(key)`, `with_answer(format, sheet, slot, value)`,
  `next_slot(format, sheet, slot)`, `is_left_out(…)`, `shown_answer(format, value)`, `keys_in_words(format)`,
  `one_key(format)`, `parse_sheet(text, format)` (AnswerError names the item and has `slot`);
- scores: `scoring.score_sheet(instrument, sheet)` → `scores`, `unanswered`, `complete`; `leading` (all that tie),
  `best` (down to the method's places), `level`, `against_norm`, `part_scores` (ОПГ);
- scores typed as such: `raw_scores.check_scores(instrument, {scale: text})` → (scores, problems), `warning_of_sum`,
  `shown_score`; a pasted table: `pasted_sheet.parse_pasted_sheet(text, instrument)` → rows, problems, warnings by line;
- a class: `people.PersonResult` (a line of the sheet), `class_figures.class_figures(instrument, people, on_list)`,
  `change.compare(instrument, before, after)`, `criteria.criteria_summary(start, end)`, `criteria.in_words(figures)`;
- what the services return: `sheet.SessionSheet`, `sheet.PupilResult`, `sheet.SessionNote`;
- the справка: `note_draft.draft_note(NoteMatter)` → `DiagnosticsNote`.
"""
