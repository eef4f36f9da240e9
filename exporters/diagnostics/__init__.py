"""Papers of diagnostics (domain, section 7): ведомость, result card, справка, Таблица 2, the log of the year.

The window calls `exporters.diagnostics.papers`.
"""
