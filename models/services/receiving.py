"""Receiving packages at an office, receipts at a school: the interface of the page «Сводка» and of the commands.

Files. `package_files(paths)` finds the packages in dropped files and folders. `preview(journal, paths, read)` says of
each what would become of it and writes nothing; `receive(journal, paths, read, confirm_keys=False)` takes them in one
transaction. `read` is `exporters.package.reader.read_package` (only exporters can read a container). Both give
`Received`, with a `FileReceived` for each file in the order given:

| field | what it says |
|---|---|
| `file` | the path |
| `status` | `Status.NEW`, `RESUBMITTED`, `SAME`, `QUARANTINED`, `REFUSED` |
| `problem`, `message` | code of the contract (`Problem`) or None; the Russian sentence, '' when all is well |
| `notices` | sentences that refuse nothing: a vouched new key, a clock in the future, a part that is still missing |
| `inn`, `school`, `kind`, `campaign`, `sequence`, `part`, `parts` | what the file says; None or '' when unreadable |
| `findings` | of a report: контрольные соотношения checked anew, errors first |
| `changes` | lines «Участников: было 40, стало 42» against the package that it replaces |

In the journal of a school the same two functions take receipts (`models.services.school_receipts`, whose
`decision_on(journal, campaign)` gives status and remarks for the report's page).

Keys are in `models.services.key_register`. `waiting_keys(journal)` lists the keys to be confirmed (`WaitingKey`:
sender, school, fingerprint — never show it —, `groups`: the two numbers 1–6 of the groups that the user must type
from the key card, `is_change`, packages that wait). `confirm_key(journal, sender, fingerprint, {2: "12345", 5:
"67890"})` takes what was typed; a wrong group is a `FieldsRefusedError` whose field is `group-2`.
`reject_key(journal, sender, fingerprint)` drops a foreign key with what waits for it. `close_key(journal, sender,
day)` closes a lost key. What waited for a confirmed key is taken in the same transaction. `SchoolRow.key_words` is
«ключ подтверждён 12.09.2026».

Decisions. `models.services.decisions`: `accept(journal, campaign, senders)`, `return_with_remarks(journal, campaign,
{sender: [RemarkOn(figure, text)]})`, `take_back`. Receipts: `models.services.receipts.sign_receipts`. The свод with
all schools, statuses, totals: `models.services.consolidation.consolidate(journal, campaign) -> Consolidation`; one
school with its package: `school_details`. Papers:
`exporters.consolidation.papers` (`gather` first). The list of schools: `models.services.office`. Areas of `Changes`:
`expected` (list), `received` (packages, keys, decisions).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from models.changes import Changes
from models.errors import UserError
from models.journal.journal import Journal
from models.journal.progress import Progress, silent
from models.packages.kinds import SUFFIX, PackageKind
from models.packages.problems import PackageProblemError
from models.packages.received_files import FileReceived, ReadPackage, Received
from models.packages.reception import State, Status, Verdict
from models.packages.register import Register
from models.packages.verified import VerifiedPackage
from models.rules.package_content import changed_figures
from models.rules.received_report import check_received
from models.rules.russian import plural
from models.services import school_receipts
from models.services.office import journal_kind
from models.services.received_store import (
    arrived_of,
    load_register,
    main_of,
    write_package,
    write_register,
    write_settled,
)
from models.vocabulary import JournalKind


def package_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files named and the packages in the folders named, each once; UserError for a folder without any."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted(one for one in path.rglob(f"*{SUFFIX}") if one.is_file())
        if not inside:
            raise UserError(f"В папке «{path}» нет пакетов {SUFFIX}: выберите другую папку или сами файлы.")
        found |= dict.fromkeys(inside)
    return tuple(found)


def preview(
    journal: Journal,
    files: Sequence[Path],
    read: ReadPackage,
    *,
    now: datetime | None = None,
    progress: Progress = silent,
) -> Received:
    """What `receive` would answer; nothing is written. Errors as of `receive`."""
    now = (now or datetime.now()).replace(microsecond=0)
    is_school = journal_kind(journal) is JournalKind.SCHOOL
    seen = []
    with journal.read() as session:
        reception = None if is_school else _Reception(session, load_register(session, now.date()), now)
        for number, file in enumerate(files):
            progress(number, len(files))
            seen.append(reception.judge(file, read) if reception else school_receipts.look(session, file, read, now))
    return Received(tuple(seen))


def receive(
    journal: Journal,
    files: Sequence[Path],
    read: ReadPackage,
    *,
    confirm_keys: bool = False,
    now: datetime | None = None,
    progress: Progress = silent,
) -> Received:
    """Take the files in one transaction: at an office packages, at a school receipts.

    `confirm_keys` takes unknown and changed keys for confirmed, one of each sender. A file that is refused does not
    stop the others. `EnvironmentProblemError` when a file cannot be read at all; nothing is taken then, as when
    `progress` raises.
    """
    now = (now or datetime.now()).replace(microsecond=0)
    if journal_kind(journal) is JournalKind.SCHOOL:
        return _receive_receipts(journal, files, read, now, confirm_keys=confirm_keys)
    taken = []
    with journal.write() as session:
        register = load_register(session, now.date())
        reception = _Reception(session, register, now, confirm=confirm_keys)
        for number, file in enumerate(files):
            progress(number, len(files))
            taken.append(reception.take(file, read))
        write_register(session, register, now)
    return Received(tuple(taken), Changes.of("received"))


def _receive_receipts(
    journal: Journal, files: Sequence[Path], read: ReadPackage, now: datetime, *, confirm_keys: bool
) -> Received:
    with journal.write() as session:
        taken = tuple(school_receipts.take(session, file, read, now, confirm=confirm_keys) for file in files)
    return Received(taken, Changes.of("received", "report", "packages"))


@dataclass(slots=True)
class _Reception:
    """One call in one session: files judged one after another, and written when asked."""

    session: Session
    register: Register
    now: datetime
    confirm: bool = False

    def judge(self, path: Path, read: ReadPackage) -> FileReceived:
        """What becomes of the file; the register remembers it, the journal does not."""
        return self._answer(path, read, write=False)

    def take(self, path: Path, read: ReadPackage) -> FileReceived:
        """The same, written."""
        return self._answer(path, read, write=True)

    def _answer(self, path: Path, read: ReadPackage, *, write: bool) -> FileReceived:
        found = self._read(path, read)
        if isinstance(found, FileReceived):
            return found
        if school_receipts.is_for_us(self.session, found):
            return school_receipts.judged(self.session, path, found, self.now, confirm=self.confirm, write=write)
        former = self._former(found)
        verdict = self.register.judge(arrived_of(found), confirm=self.confirm)
        if write:
            write_settled(self.session, self.register)
            if verdict.package is not None:
                write_package(self.session, verdict.package, found, self.now)
        return self._told(path, found, verdict, former)

    def _read(self, path: Path, read: ReadPackage) -> VerifiedPackage | FileReceived:
        try:
            return read(path)
        except PackageProblemError as error:
            if error.sender is None:
                return FileReceived(path, Status.REFUSED, error.problem, error.message)
            verdict = self.register.judge_newer(error, error.sender, confirm=self.confirm)
            return FileReceived(path, verdict.status, verdict.problem, verdict.message, inn=error.sender.inn)

    def _former(self, package: VerifiedPackage) -> int | None:
        """The row of the package that counts until now."""
        current = self.register.current(arrived_of(package).sender, package.kind, str(package.campaign))
        return None if current is None or current.arrived.package_id == package.package_id else current.row

    def _told(self, path: Path, package: VerifiedPackage, verdict: Verdict, former: int | None) -> FileReceived:
        notices = list(verdict.notices)
        clock = package.clock_notice(self.now)
        if clock is not None:
            notices.append(clock)
        held = verdict.package
        if held is not None and held.state is State.TAKEN and not held.is_whole:
            missing = package.parts - len(held.have)
            notices.append(f"Не хватает ещё {plural(missing, 'части', 'частей', 'частей')} из {package.parts}.")
        changes: tuple[str, ...] = ()
        if verdict.status is Status.RESUBMITTED and former is not None:
            changes = changed_figures(main_of(self.session, former), package.report)
        return FileReceived(
            file=path,
            status=verdict.status,
            problem=verdict.problem,
            message=verdict.message,
            notices=tuple(notices),
            inn=package.inn,
            school=package.school,
            kind=package.kind,
            campaign=package.campaign,
            sequence=package.sequence,
            part=package.part,
            parts=package.parts,
            findings=check_received(package.report) if package.kind is PackageKind.REPORT else (),
            changes=changes,
        )
