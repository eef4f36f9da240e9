"""What may go wrong through no fault of the program: told to the user in one Russian sentence.

Anything that is not a `UserError` is a bug: it reaches the crash dialog (window) or the log (commands).
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the command line (contract, section 2)."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    WRONG_PASSWORD = 3
    DAMAGED = 4
    ENVIRONMENT = 5


class UserError(Exception):
    """A refusal that says what is wrong, where, and what to do, in one Russian sentence.

    `code` is the stable word that `--json` prints; `exit_code` is what the command line ends with.
    """

    code = "refused"
    exit_code = ExitCode.FINDINGS

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UsageError(UserError):
    """The request names something that does not exist: a campaign, a year, an option."""

    code = "usage"
    exit_code = ExitCode.USAGE


class WrongPasswordError(UserError):
    """The password or the recovery code does not open the journal."""

    code = "wrong-password"
    exit_code = ExitCode.WRONG_PASSWORD


class DamagedError(UserError):
    """A journal, backup or workbook that is damaged, foreign or of a newer version."""

    code = "damaged"
    exit_code = ExitCode.DAMAGED


class EnvironmentProblemError(UserError):
    """The disk, a folder or a file does not allow it, or a file is not there."""

    code = "environment"
    exit_code = ExitCode.ENVIRONMENT


class CancelledError(UserError):
    """The user stopped a long piece of work; nothing was changed."""

    code = "cancelled"

    def __init__(self, message: str = "Остановлено, ничего не изменилось.") -> None:
        super().__init__(message)
