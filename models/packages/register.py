"""The register of an office: who may hand in, whose key is known, which numbers were used.

`Register.judge` decides about one file after another, in the order of the contract, section 2, and remembers each, so
that files of one call know of each other. Whatever the order of the files, the same package is the one that counts:
the one with the highest number under the latest key.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from models.packages import register_words as words
from models.packages.kinds import PackageKind
from models.packages.problems import PackageProblemError, Problem, Sender
from models.packages.reception import (
    Arrived,
    KeyOnFile,
    Lists,
    PackageOnFile,
    Sendable,
    State,
    Status,
    Verdict,
)
from models.rules.office_card import same_municipality
from models.vocabulary import JournalKind

_TAKEN_BY = {
    JournalKind.MUNICIPALITY: frozenset({PackageKind.REPORT, PackageKind.PLAN}),
    JournalKind.REGION: frozenset({PackageKind.REPORT, PackageKind.PLAN, PackageKind.CONSOLIDATION}),
}


@dataclass(slots=True)
class Register:
    """What the journal of an office knows.

    `touched_keys` are those that a call added or changed; `settled` are packages that waited for a key which was
    confirmed meanwhile, with what became of them. One call confirms one key of a sender, never two.
    """

    kind: JournalKind
    office: str
    lists: Lists
    today: date
    keys: dict[str, list[KeyOnFile]] = field(default_factory=lambda: defaultdict(list))
    packages: dict[str, list[PackageOnFile]] = field(default_factory=lambda: defaultdict(list))
    touched_keys: dict[tuple[str, str], KeyOnFile] = field(default_factory=dict)
    settled: list[tuple[PackageOnFile, Verdict]] = field(default_factory=list)
    _confirmed_now: set[str] = field(default_factory=set)

    def judge(self, file: Arrived, *, confirm: bool = False) -> Verdict:
        """What becomes of a file whose signature and content are in order; `confirm` takes its key for confirmed."""
        school = self._expected(file)
        if school is None:
            return _refused(Problem.UNKNOWN_SCHOOL, words.unknown_school(file))
        if self._was_taken(file):
            return Verdict(Status.SAME)
        blocked, notices = self._check_key(file.sender, school, file.fingerprint, file.earlier, confirm=confirm)
        if blocked is not None:
            return self._keep_waiting(file, blocked) if blocked.status is Status.QUARANTINED else blocked
        self._settle(file.sender)
        return self._numbered(file, school, notices)

    def judge_newer(self, error: PackageProblemError, sender: Sender, *, confirm: bool = False) -> Verdict:
        """A package of a newer format: who and which key stand before it in the contract's order."""
        school = self._on_any_list(sender.inn)
        if sender.inn and school is None:
            return _refused(Problem.UNKNOWN_SCHOOL, words.unknown_inn(sender.inn))
        if school is not None:
            blocked, _ = self._check_key(sender.inn, school, sender.fingerprint, (), confirm=confirm)
            if blocked is not None and blocked.problem is not None:
                return _refused(blocked.problem, blocked.message)
        return _refused(error.problem, error.message)

    def confirm(self, sender: str, fingerprint: str, earlier: tuple[str, ...] = ()) -> None:
        """The user has compared the key with its card; keys that it replaces without their word are closed.

        The `earlier` keys whose word it shows are its owner's too: packages signed by them may come later.
        """
        trusted = [key for key in self.keys[sender] if key.is_trusted and key.fingerprint != fingerprint]
        for former in trusted:
            former.closed = self.today
            self._touch(sender, former)
        key = self._key(sender, fingerprint)
        if key.epoch == 0 or trusted or key.closed is not None:
            key.epoch = max((one.epoch for one in self.keys[sender]), default=0) + 1
        key.confirmed, key.closed = self.today, None
        self._touch(sender, key)
        for one in earlier:
            if self._key(sender, one).confirmed is None:
                self._vouch(sender, one, key)
        self._confirmed_now.add(sender)
        self._settle(sender)

    def _settle(self, sender: str) -> None:
        """Judge the packages that waited for a key which is trusted now, in the order of their numbers."""
        waiting = [one for one in self.packages[sender] if one.state is State.WAITING]
        for package in sorted(waiting, key=lambda one: one.arrived.sequence):
            school = self._expected(package.arrived)
            if school is None or not self._key(sender, package.arrived.fingerprint).is_trusted:
                continue
            self.packages[sender].remove(package)
            verdict = self._numbered(package.arrived, school, ())
            if verdict.package is not None:
                package.state = verdict.package.state
                self.packages[sender][-1] = package
                verdict = replace(verdict, package=package)
            self.settled.append((package, verdict))

    def current(self, sender: str, kind: PackageKind, campaign: str) -> PackageOnFile | None:
        """The package that counts."""
        taken = [one for one in self._counted(sender, kind, campaign) if one.state is State.TAKEN]
        return max(taken, key=self._rank, default=None)

    def _expected(self, file: Arrived) -> Sendable | None:
        """On the list of the campaign's year; where the journal lacks that year, on any."""
        listed = self.lists.get(file.campaign.school_year.start_year)
        return self._on_any_list(file.sender) if listed is None else listed.get(file.sender)

    def _on_any_list(self, sender: str) -> Sendable | None:
        return next((listed[sender] for listed in self.lists.values() if sender in listed), None)

    def _was_taken(self, file: Arrived) -> bool:
        return any(file.manifest in one.have.values() for one in self.packages[file.sender] if one.state is State.TAKEN)

    def _check_key(
        self, sender: str, school: Sendable, fingerprint: str, earlier: tuple[str, ...], *, confirm: bool
    ) -> tuple[Verdict | None, tuple[str, ...]]:
        known = {key.fingerprint: key for key in self.keys[sender]}
        key = known.get(fingerprint)
        if key is not None and key.is_trusted:
            return None, ()
        if key is not None and key.closed is not None and (not confirm or sender in self._confirmed_now):
            return _refused(Problem.CHANGED_KEY, words.closed_key(school.name, key.closed)), ()
        voucher = next((known[one] for one in earlier if one in known and known[one].is_trusted), None)
        if voucher is not None:
            self._vouch(sender, fingerprint, voucher)
            return None, (words.vouched(school.name),)
        met = any(one.confirmed is not None for one in known.values())
        if confirm and sender not in self._confirmed_now:
            self.confirm(sender, fingerprint, earlier)
            return None, (words.changed_and_confirmed(school.name),) if met else ()
        self._key(sender, fingerprint)
        if met:
            return Verdict(Status.QUARANTINED, Problem.CHANGED_KEY, words.changed_key(school.name)), ()
        return Verdict(Status.QUARANTINED, Problem.UNKNOWN_KEY, words.unknown_key(school.name)), ()

    def _vouch(self, sender: str, fingerprint: str, voucher: KeyOnFile) -> None:
        key = self._key(sender, fingerprint)
        key.epoch, key.confirmed = voucher.epoch, self.today
        self._touch(sender, key)

    def _key(self, sender: str, fingerprint: str) -> KeyOnFile:
        found = next((one for one in self.keys[sender] if one.fingerprint == fingerprint), None)
        if found is None:
            found = KeyOnFile(fingerprint, first_seen=self.today)
            self.keys[sender].append(found)
            self._touch(sender, found)
        return found

    def _touch(self, sender: str, key: KeyOnFile) -> None:
        self.touched_keys[sender, key.fingerprint] = key

    def _keep_waiting(self, file: Arrived, blocked: Verdict) -> Verdict:
        held = next((one for one in self.packages[file.sender] if one.arrived.package_id == file.package_id), None)
        if held is None:
            held = PackageOnFile(file, State.WAITING)
            self.packages[file.sender].append(held)
        elif not held.is_same_package(file) or held.have.get(file.part, file.manifest) != file.manifest:
            return _refused(Problem.CHANGED_KEY if held.state is State.TAKEN else Problem.UNKNOWN_KEY, blocked.message)
        held.have.setdefault(file.part, file.manifest)
        return Verdict(blocked.status, blocked.problem, blocked.message, package=held)

    def _numbered(self, file: Arrived, school: Sendable, notices: tuple[str, ...]) -> Verdict:
        held = next((one for one in self.packages[file.sender] if one.arrived.package_id == file.package_id), None)
        if held is not None:
            return self._part_of(held, file, school, notices)
        others = self._counted(file.sender, file.kind, str(file.campaign))
        mine = self._rank_of(file)
        if any(self._rank(one) == mine for one in others):
            return _refused(Problem.REPLAYED, words.replayed(school.name, file.sequence))
        astray = self._astray(file, school)
        newest = max((one for one in others if self._rank(one) > mine), key=self._rank, default=None)
        if newest is not None:
            late = None
            if not astray:
                late = PackageOnFile(file, State.LATE)
                self.packages[file.sender].append(late)
            message = words.older(school.name, file.sequence, newest.arrived.sequence)
            return Verdict(Status.REFUSED, Problem.OLDER, message, package=late)
        if astray:
            return _refused(Problem.WRONG_RECIPIENT, astray)
        taken = PackageOnFile(file, State.TAKEN, {file.part: file.manifest})
        self.packages[file.sender].append(taken)
        return Verdict(Status.RESUBMITTED if others else Status.NEW, notices=notices, package=taken)

    def _part_of(self, held: PackageOnFile, file: Arrived, school: Sendable, notices: tuple[str, ...]) -> Verdict:
        if not held.is_same_package(file) or held.have.get(file.part, file.manifest) != file.manifest:
            return _refused(Problem.REPLAYED, words.replayed(school.name, file.sequence))
        others = [one for one in self._counted(file.sender, file.kind, str(file.campaign)) if one is not held]
        newest = max(others, key=self._rank, default=None)
        if newest is not None and self._rank(newest) > self._rank(held):
            return _refused(Problem.OLDER, words.older(school.name, file.sequence, newest.arrived.sequence))
        held.have[file.part] = file.manifest
        return Verdict(Status.RESUBMITTED if others else Status.NEW, notices=notices, package=held)

    def _counted(self, sender: str, kind: PackageKind, campaign: str) -> list[PackageOnFile]:
        return [
            one
            for one in self.packages[sender]
            if one.state is not State.WAITING and one.arrived.kind is kind and str(one.arrived.campaign) == campaign
        ]

    def _rank(self, package: PackageOnFile) -> tuple[int, int]:
        return self._rank_of(package.arrived)

    def _rank_of(self, file: Arrived) -> tuple[int, int]:
        return self._key(file.sender, file.fingerprint).epoch, file.sequence

    def _astray(self, file: Arrived, school: Sendable) -> str:
        """Why the package is for somebody else; '' when it is for this office."""
        if file.campaign.school_year.start_year not in self.lists:
            return words.other_campaign(school.name, file.campaign)
        if file.kind not in _TAKEN_BY[self.kind]:
            return words.other_kind(school.name)
        own = self.kind is JournalKind.REGION or school.is_state_school
        if not own and not same_municipality(file.municipality, self.office):
            return words.other_municipality(school.name, file.municipality)
        return ""


def _refused(problem: Problem, message: str) -> Verdict:
    return Verdict(Status.REFUSED, problem, message)
