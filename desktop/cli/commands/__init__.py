"""The commands that work today, in the order of `--help`."""

from desktop.cli.commands import (
    backup,
    check,
    demo,
    export_workbook,
    import_workbook,
    indicators,
    logs,
    package,
    plan,
    profminimum,
    report,
    restore,
    template,
    verify,
)

COMMANDS = (
    demo.COMMAND,
    template.COMMAND,
    import_workbook.COMMAND,
    export_workbook.COMMAND,
    plan.COMMAND,
    report.COMMAND,
    profminimum.COMMAND,
    indicators.COMMAND,
    logs.COMMAND,
    package.COMMAND,
    verify.COMMAND,
    check.COMMAND,
    backup.COMMAND,
    restore.COMMAND,
)
