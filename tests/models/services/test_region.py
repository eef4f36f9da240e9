"""The region works as a municipality does: over municipalities by their name, and over state schools by their ИНН."""

import pytest

from exporters.consolidation.papers import files_of_package
from exporters.consolidation.readiness import territories
from exporters.package.making import make_parts
from exporters.package.reader import read_package
from exporters.package.writer import write
from models.packages.kinds import PackageKind
from models.packages.reception import Status
from models.rules.consolidation import SchoolStatus
from models.rules.office_card import ExpectedEntry, OfficeCard
from models.rules.remarks import RemarkOn
from models.services import (
    consolidation,
    consolidation_papers,
    decisions,
    office,
    receipts,
    receiving,
    school_receipts,
    sending_consolidation,
)
from models.services.sending import FindingsStandError
from models.services.sent_packages import files_of
from models.vocabulary import JournalKind, OrganisationType
from tests.exporters.package.factories import KEY, content
from tests.models.services.senders import AUTUMN, DISTRICT, NOW, Sender, inn, new_office


@pytest.fixture
def district(tmp_path):
    """A municipality of three schools, of which two handed in."""
    with new_office(tmp_path / "район.profjournal", range(1, 4)) as journal:
        files = [Sender(tmp_path / "р", number).report() for number in (1, 2)]
        receiving.receive(journal, files, read_package, confirm_keys=True, now=NOW)
        yield journal


@pytest.fixture
def region(tmp_path):
    with new_office(tmp_path / "регион.profjournal", range(0), JournalKind.REGION) as journal:
        card = office.office_card(journal)
        office.save_office(journal, OfficeCard(full_name="Томская область", coordinator=card.coordinator,
                                               start_year=2026, kind=JournalKind.REGION))  # fmt: skip
        office.add_expected(
            journal,
            [
                ExpectedEntry("", DISTRICT),
                ExpectedEntry("", "Чаинский район"),
                ExpectedEntry(inn(50), "Школа № 50", OrganisationType.STATE),
            ],
        )
        yield journal


def hand_in(district, tmp_path, **words):
    signed = sending_consolidation.sign_consolidation(district, AUTUMN, make_parts, files_of_package, now=NOW, **words)
    [part] = files_of(district, signed.package_id)
    path = tmp_path / part.file_name
    path.write_bytes(part.content)
    return path


def test_municipalities_and_state_schools_are_summed(region, district, tmp_path):
    files = [hand_in(district, tmp_path), Sender(tmp_path / "огоо", 50).report()]
    answers = receiving.receive(region, files, read_package, confirm_keys=True, now=NOW).files
    assert [one.status for one in answers] == [Status.NEW] * 2
    assert answers[0].school == DISTRICT and answers[0].inn == ""
    found = consolidation.consolidate(region, AUTUMN)
    assert [row.status for row in found.schools] == [SchoolStatus.CORRECT, SchoolStatus.MISSING, SchoolStatus.CORRECT]
    assert found.schools[2].is_state_school and found.schools[0].on_time
    assert found.total["schools_total"] == 3 + 1 + 1, "of the missing municipality only itself is known"
    assert found.total["schools_involved"] == 3 and found.total["events"] == 3 * content()["events"]
    decisions.accept(region, AUTUMN, [DISTRICT])
    assert consolidation.consolidate(region, AUTUMN).schools[0].status is SchoolStatus.ACCEPTED
    report = consolidation_papers.gather(region, AUTUMN)
    rows = [(row.name, row.correct, row.incorrect, row.missing) for row in territories(report)]
    assert rows == [(DISTRICT, 2, 0, 1), ("Чаинский район", 0, 0, 0), ("ОГОО", 1, 0, 0)]
    assert {name for name, _ in files_of_package(report)} == {"appendix2.docx", "appendix3.docx", "note.docx"}


def test_the_region_gives_receipts_to_both(region, district, tmp_path):
    receiving.receive(region, [hand_in(district, tmp_path)], read_package, confirm_keys=True, now=NOW)
    decisions.return_with_remarks(region, AUTUMN, {DISTRICT: [RemarkOn("events", "Сверьте мероприятия.")]})
    [signed] = receipts.sign_receipts(region, AUTUMN, make_parts, now=NOW)
    [part] = files_of(region, signed.package_id)
    path = tmp_path / "квитанция.asice"
    path.write_bytes(part.content)
    assert school_receipts.decision_on(district, AUTUMN, PackageKind.CONSOLIDATION) is None
    [seen] = receiving.preview(district, [path], read_package).files
    [answer] = receiving.receive(district, [path], read_package).files
    assert seen.status is answer.status is Status.NEW
    decision = school_receipts.decision_on(district, AUTUMN, PackageKind.CONSOLIDATION)
    assert (decision.words, decision.remarks[0].text) == ("на доработку", "Сверьте мероприятия.")
    assert len(consolidation.consolidate(district, AUTUMN).schools) == 3


def test_a_consolidation_is_for_the_region_alone(district, tmp_path):
    path = hand_in(district, tmp_path)
    [answer] = receiving.receive(district, [path], read_package, confirm_keys=True, now=NOW).files
    assert (answer.status, answer.problem) == (Status.REFUSED, "unknown-school")


def test_errors_that_nobody_accepted_stop_the_consolidation(district, tmp_path):
    wrong = Sender(tmp_path / "р", 3).report(participants=content()["participants"] | {"total": 400})
    receiving.receive(district, [wrong], read_package, confirm_keys=True, now=NOW)
    with pytest.raises(FindingsStandError, match="Школа № 3"):
        hand_in(district, tmp_path)
    hand_in(district, tmp_path, anyway=True)
    decisions.accept(district, AUTUMN, [inn(3)])
    hand_in(district, tmp_path)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"school": "Школа"}, Status.REFUSED),
        ({"school": {"name": 5}}, Status.REFUSED),
        ({"texts": {"best_events": [{}], "note": []}}, Status.REFUSED),
        ({"texts": None, "profminimum": [], "readiness": "да"}, Status.NEW),
    ],
)
def test_a_strange_consolidation_never_breaks_the_region(region, district, tmp_path, changes, status):
    whole = dict(read_package(hand_in(district, tmp_path)).report)
    for number, (path, change) in enumerate((("total", {"school": 5, "campaign": "x"}), ("", changes))):
        data = {**whole, "sequence": number + 1, "package_id": f"strange-package-{number}"}
        data = {**data, path: {**whole[path], **change}} if path else {**data, **change}
        made = write(PackageKind.CONSOLIDATION, data, (), KEY, NOW)
        file = tmp_path / f"{number}.asice"
        file.write_bytes(made.content)
        [answer] = receiving.receive(region, [file], read_package, confirm_keys=True, now=NOW).files
        if path:
            assert answer.status is Status.NEW
        else:
            assert answer.problem == ("not-a-package" if status is Status.REFUSED else None)
        consolidation_papers.gather(region, AUTUMN)
