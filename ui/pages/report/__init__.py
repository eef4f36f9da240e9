"""Отчёт кампании: the paper with its passports, findings, note, best events, photos, plan, history."""
