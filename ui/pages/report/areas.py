"""The areas of the journal that a campaign's report is counted from."""

REPORT_AREAS = frozenset(
    {"school", "years", "classes", "people", "partners", "plan", "work_log", "campaign", "report", "note", "photos"}
)
