"""Evidence that packages bring: taken by what it is, put back where no row came to speak of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest

from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileState, FileType
from iku_desktop.domain.package_models import Manifest
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.exchange.package_reading import Package
from iku_desktop.services.evidence_intake import EvidenceIntake
from iku_desktop.storage.evidence_store import EvidenceStore, hash_of
from tests.exchange.packages_made import a_manifest
from tests.scans import a_pdf, a_picture

SCAN = a_pdf(2, "Notulen")


@dataclass
class FakePackage:
    """A package by what it holds: contents by their stored names; `is_gone` once its stick was pulled."""

    contents: Mapping[str, bytes] = field(default_factory=dict)
    manifest: Manifest = field(default_factory=a_manifest)
    is_gone: bool = False
    asked: list[str] = field(default_factory=list)

    def evidence(self, name: str) -> bytes | None:
        self.asked.append(name)
        if self.is_gone:
            raise Refused(Problem("package_unreadable", "file", {"file": "a.ikupak"}))
        return self.contents.get(name)


def a_file(data: bytes = SCAN, **values: object) -> EvidenceFile:
    """The file as a row tells of it."""
    told = EvidenceFile(
        *(FileOwner.ACTIVITY, "a1", hash_of(data), FileType.PDF, "Notulen.pdf"),
        *(len(data), 2, ""),
    )
    return replace(told, **values)  # type: ignore[arg-type]


def holding(data: bytes = SCAN, **values: object) -> FakePackage:
    file = a_file(data)
    return FakePackage({replace(file, **values).stored_name: data})  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    (tmp_path / "bukti").mkdir()
    return EvidenceStore(tmp_path / "bukti")


def intake_of(store: EvidenceStore, *packages: FakePackage) -> EvidenceIntake:
    return EvidenceIntake(store, [cast("Package", each) for each in packages])


def refused(intake: EvidenceIntake, file: EvidenceFile) -> str:
    with pytest.raises(Refused) as caught:
        intake.take([file])
    (problem,) = caught.value.problems
    return problem.code


def test_that_a_content_is_kept_once_whoever_brings_it(store: EvidenceStore) -> None:
    first, second = FakePackage(), holding()
    intake = intake_of(store, first, second)
    intake.take([a_file(), a_file(name="Lain.pdf", owner_id="a2")])
    assert store.read(a_file()) == SCAN
    assert list(intake.brought) == [a_file().stored_name]
    assert len(first.asked) == len(second.asked) == 1


def test_that_what_is_here_already_is_not_asked_for(store: EvidenceStore) -> None:
    store.put(SCAN, FileType.PDF)
    package = FakePackage()
    intake = intake_of(store, package)
    intake.take([a_file()])
    assert (package.asked, intake.brought) == ([], {})


def test_that_what_was_altered_here_is_put_right(store: EvidenceStore) -> None:
    store.put(SCAN, FileType.PDF)
    store.path(a_file()).write_bytes(b"berubah")
    intake_of(store, holding()).take([a_file()])
    assert store.read(a_file()) == SCAN


def test_that_a_content_that_no_package_has_is_refused_unless_its_sender_lost_it(
    store: EvidenceStore,
) -> None:
    assert refused(intake_of(store, FakePackage()), a_file()) == "package_file_missing"
    lost = FakePackage(manifest=a_manifest(lacking=(a_file().sha256,)))
    intake = intake_of(store, lost)
    intake.take([a_file()])
    assert store.state(a_file()) is FileState.MISSING
    assert not intake.brought


@pytest.mark.parametrize(
    "told",
    [{"pages": 3}, {"size": 1}, {"sha256": "ab" * 32}, {"type": FileType.PNG}],
    ids=["pages", "size", "hash", "type"],
)
def test_that_a_content_that_is_not_what_its_row_tells_is_refused(
    store: EvidenceStore, told: dict[str, object]
) -> None:
    intake = intake_of(store, holding(**told))  # type: ignore[arg-type]
    assert refused(intake, a_file(**told)) == "file_not_evidence"  # type: ignore[arg-type]
    assert not list(store.path(a_file()).parent.iterdir())


def test_that_a_picture_under_a_pdfs_name_is_refused(store: EvidenceStore) -> None:
    picture = a_picture()
    intake = intake_of(store, holding(picture))
    assert refused(intake, a_file(picture, pages=1)) == "file_not_evidence"


def test_that_a_program_under_a_pdfs_name_is_refused_as_by_hand(store: EvidenceStore) -> None:
    program = b"MZ" + b"\0" * 100
    assert refused(intake_of(store, holding(program)), a_file(program)) == "file_is_program"


def test_that_a_stick_pulled_meanwhile_is_said_by_the_packages_name(store: EvidenceStore) -> None:
    package = holding()
    package.is_gone = True
    with pytest.raises(Unavailable) as caught:
        intake_of(store, package).take([a_file()])
    assert (caught.value.code, caught.value.values["file"]) == ("package_gone", "a.ikupak")


def test_that_only_what_no_row_speaks_of_is_given_back(store: EvidenceStore) -> None:
    other = a_pdf(2, "Daftar hadir")
    own = a_pdf(1, "Sudah ada")
    store.put(own, FileType.PDF)
    intake = intake_of(store, holding(), holding(other))
    intake.take([a_file(), a_file(other), a_file(own, pages=1)])
    intake.give_back({a_file(other).stored_name})
    left = {each.name for each in store.path(a_file()).parent.iterdir()}
    assert left == {a_file(other).stored_name, a_file(own).stored_name}
