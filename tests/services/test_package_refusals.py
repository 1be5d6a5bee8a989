"""Packages of strangers, of other offices, changed or newer ones are refused in words; nothing changes."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from iku_desktop.domain.package_models import Manifest, PackOrder, package_id
from iku_desktop.domain.packages import PACKAGE_SCHEMA
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.exchange.package_layout import MANIFEST, SIGNATURE
from iku_desktop.exchange.package_manifest import manifest_json, read_manifest
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.services.new_office import create_office
from iku_desktop.services.practice import create_practice_office
from iku_desktop.signing.package_keys import make_key, sign_package
from iku_desktop.storage.store import Store
from tests.scans import a_pdf
from tests.services.desk import Desk, StoppedClock
from tests.services.senders import SECTION, Town, activities


@pytest.fixture
def package(town: Town) -> Path:
    """A package of a section that the office never heard of."""
    town.desk("Kantor")
    section = town.desk("Seksi")
    row = section.activity().id
    from iku_desktop.domain.evidence_files import FileOwner

    section.services.evidence.store_bytes(FileOwner.ACTIVITY, row, a_pdf(), "Notulen.pdf")
    return town.pack("Seksi")


def refused(town: Town, path: Path, **values: object) -> str:
    """The code of the one problem of a merge that changes nothing, not even in `bukti/`."""
    office = town.desks["Kantor"]
    files = set(office.store.paths.evidence.iterdir())
    (problem,) = office.problems(
        lambda: office.services.packages.merge([path], **values)  # type: ignore[arg-type]
    )
    assert path.name in problem_text(problem)
    assert activities(office) == ()
    assert set(office.store.paths.evidence.iterdir()) == files
    return problem.code


def signed_anew(
    path: Path, change: Callable[[Manifest], Manifest], parts: dict[str, bytes] | None = None
) -> None:
    """The package with another manifest (or other parts), signed by somebody's own key."""
    public, private = make_key()
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist()} | (parts or {})
    manifest = read_manifest(found[MANIFEST], PACKAGE_SCHEMA, path.name)
    members = tuple(
        replace(each, size=len(found[each.name]), sha256=package_id(found[each.name]))
        for each in manifest.members
    )
    sender = replace(manifest.sender, public_key=public)
    data = manifest_json(change(replace(manifest, members=members, sender=sender)))
    found |= {MANIFEST: data, SIGNATURE: sign_package(private, data).hex().encode()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)


def test_that_a_sender_who_is_unknown_is_named_with_its_key_s_fingerprint(
    town: Town, package: Path
) -> None:
    assert refused(town, package, trusted=()) == "package_unknown_sender"
    office = town.desks["Kantor"]
    (glance,) = office.services.packages.glance([package])
    assert (glance.known, glance.merged, glance.problem) == (False, False, None)
    print_ = town.desks["Seksi"].services.packages.preview(SECTION).fingerprint
    assert glance.manifest.sender.fingerprint == print_
    with pytest.raises(Refused) as caught:
        office.services.packages.merge([package], trusted=())
    assert print_ in problem_text(caught.value.problems[0])


def test_that_a_sender_is_trusted_once_and_can_be_forgotten(town: Town, package: Path) -> None:
    office = town.desks["Kantor"]
    key = office.services.packages.glance([package])[0].manifest.sender.public_key
    office.services.packages.merge([package], trusted=[key])
    town.desks["Seksi"].activity(description="Sosialisasi")
    assert office.services.packages.merge([town.pack("Seksi")], trusted=()).new == 1
    (sender,) = office.services.packages.senders()
    assert (sender.public_key, sender.name) == (key, "Kantor Kecamatan Ranuyoso, Seksi")
    office.services.packages.forget(sender.id)
    assert office.refused(lambda: office.services.packages.forget(sender.id)) == {"": "unknown_row"}
    with pytest.raises(Refused):
        office.services.packages.merge([package], trusted=())
    assert len(activities(office)) == 2


def test_that_a_pc_s_own_package_needs_no_trust(town: Town) -> None:
    town.desk("Kantor").activity()
    path = town.pack("Kantor")
    office = town.desks["Kantor"]
    outcome = office.services.packages.merge([path], trusted=())
    assert ([each.own for each in outcome.packages], outcome.new) == ([True], 0)
    assert office.services.packages.senders() == ()


@pytest.mark.parametrize("place", [0.2, 0.5, 0.9])
def test_that_a_cut_package_is_refused(town: Town, package: Path, place: float) -> None:
    data = package.read_bytes()
    package.write_bytes(data[: int(len(data) * place)])
    assert refused(town, package) == "package_damaged"


def test_that_changed_rows_are_refused_even_with_their_hash_put_right(
    town: Town, package: Path
) -> None:
    with zipfile.ZipFile(package) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["kegiatan.jsonl"] = parts["kegiatan.jsonl"].replace(b"Rapat", b"Rapet")
    manifest = json.loads(parts[MANIFEST])
    for member in manifest["members"]:
        member["sha256"] = package_id(parts[member["name"]])
    parts[MANIFEST] = json.dumps(manifest).encode()
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert refused(town, package) == "package_signature"


def test_that_a_package_signed_by_another_key_than_it_names_is_refused(
    town: Town, package: Path
) -> None:
    known = town.desks["Seksi"].services.packages.preview(SECTION)
    assert known.fingerprint
    with town.desks["Seksi"].store.read() as reader:
        key = reader.public_key()
    signed_anew(
        package, lambda manifest: replace(manifest, sender=replace(manifest.sender, public_key=key))
    )
    assert refused(town, package) == "package_signature"


def test_that_evidence_that_is_no_evidence_is_refused_with_its_row(
    town: Town, package: Path
) -> None:
    program = b"MZ\x90\x00 bukan surat"
    with zipfile.ZipFile(package) as archive:
        (name,) = [each for each in archive.namelist() if each.startswith("bukti/")]
        rows = archive.read("kegiatan.jsonl")
    old = Path(name).stem
    new = package_id(program)
    size = str(len(a_pdf())).encode()
    rows = rows.replace(old.encode(), new.encode()).replace(size, str(len(program)).encode())
    with zipfile.ZipFile(package) as archive:
        manifest = read_manifest(archive.read(MANIFEST), PACKAGE_SCHEMA, package.name)
    members = tuple(replace(each, name=each.name.replace(old, new)) for each in manifest.members)
    repack(package, members, {name.replace(old, new): program, "kegiatan.jsonl": rows}, name)
    office = town.desks["Kantor"]
    outcome = office.services.packages.merge([package])
    assert [each.problem.code for each in outcome.refused] == ["file_is_program"]
    assert activities(office) == ()
    assert list(office.store.paths.evidence.iterdir()) == []


def repack(path: Path, members: object, parts: dict[str, bytes], gone: str) -> None:
    """The package with other members, signed anew."""
    with zipfile.ZipFile(path) as archive:
        found = {name: archive.read(name) for name in archive.namelist() if name != gone} | parts
    manifest = read_manifest(found[MANIFEST], PACKAGE_SCHEMA, path.name)
    found[MANIFEST] = manifest_json(replace(manifest, members=members))  # type: ignore[arg-type]
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    signed_anew(path, lambda manifest: manifest)


def test_that_a_package_of_another_kecamatan_is_refused(town: Town, tmp_path: Path) -> None:
    town.desk("Kantor")
    store = create_office(OfficePaths(tmp_path / "lain"), "35.08.01", StoppedClock(), "Budi")
    town.desks["Lain"] = Desk(store)
    path = tmp_path / "lain.ikupak"
    town.desks["Lain"].services.packages.pack(path, PackOrder())
    assert refused(town, path) == "package_other_office"
    (glance,) = town.desks["Kantor"].services.packages.glance([path])
    assert glance.problem is not None
    assert "Tempursari" in problem_text(glance.problem)


def test_that_practice_data_never_gets_into_a_real_office(town: Town, tmp_path: Path) -> None:
    office = town.desk("Kantor")
    create_practice_office(OfficePaths(tmp_path / "latihan"), StoppedClock(), "Budi").close()
    town.desks["Latihan"] = Desk(Store.open(OfficePaths(tmp_path / "latihan")))
    path = town.pack("Latihan")
    assert refused(town, path) == "package_of_practice"
    office.activity()
    assert town.merge("Latihan", town.pack("Kantor")).new == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": 2}, "package_newer"),
        ({"schema": PACKAGE_SCHEMA + 1}, "package_newer"),
        ({"schema": PACKAGE_SCHEMA - 1}, "package_older"),
    ],
)
def test_that_a_newer_or_older_package_is_refused(
    town: Town, package: Path, change: dict[str, int], code: str
) -> None:
    signed_anew(package, lambda manifest: replace(manifest, **change))  # type: ignore[arg-type]
    assert refused(town, package) == code


def test_that_one_bad_package_among_several_stops_them_all(town: Town, package: Path) -> None:
    town.desk("Dua").activity(description="Monitoring")
    second = town.pack("Dua")
    second.write_bytes(second.read_bytes()[:-40])
    office = town.desks["Kantor"]
    problems = office.refused(lambda: office.services.packages.merge([package, second]))
    assert problems == {"file": "package_damaged"}
    assert activities(office) == ()


def test_that_a_cancelled_merge_changes_nothing(town: Town, package: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(done: int, total: int) -> None:
        raise Stopped

    office = town.desks["Kantor"]
    before = office.counter()
    with pytest.raises(Stopped):
        office.services.packages.merge([package], progress=stop)
    assert (office.counter(), activities(office)) == (before, ())


def test_that_a_merge_can_be_cancelled_among_its_rows(town: Town) -> None:
    town.desk("Kantor")
    section = town.desk("Seksi")
    for number in range(3):
        section.activity(description=f"Kegiatan {number}")
    package = town.pack("Seksi")
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if total == 3:
            raise KeyboardInterrupt

    office = town.desks["Kantor"]
    before = office.counter()
    with pytest.raises(KeyboardInterrupt):
        office.services.packages.merge([package], progress=stop)
    assert told[-1] == (3, 3)
    assert (office.counter(), activities(office)) == (before, ())


def test_that_a_backup_is_made_before_rows_are_merged(town: Town, package: Path) -> None:
    office = town.desks["Kantor"]
    town.merge("Kantor", package)
    (copy,) = office.services.backups.copies()
    assert copy.reason.value == "gabung"


def test_that_a_merge_that_fails_half_way_leaves_no_evidence_behind(
    town: Town, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iku_desktop.services.row_merging import RowMerger

    def fail(self: RowMerger) -> None:
        raise Unavailable("disk_full")

    monkeypatch.setattr(RowMerger, "finish", fail)
    office = town.desks["Kantor"]
    before = office.counter()
    with pytest.raises(Unavailable):
        town.merge("Kantor", package)
    assert (office.counter(), list(office.store.paths.evidence.iterdir())) == (before, [])


def test_that_a_sender_whose_trail_became_shorter_is_told(town: Town) -> None:
    section = town.desk("Seksi")
    section.activity()
    town.pack("Seksi")
    copy = town.desk("Salinan", like="Seksi")
    for number in range(3):
        section.activity(description=f"Kegiatan {number}")
    town.desk("Kantor")
    assert town.merge("Kantor", town.pack("Seksi")).notes == ()
    copy.services.packages.pack(town.folder / "buang.ikupak", SECTION)
    outcome = town.merge("Kantor", town.pack("Salinan"))
    assert [each.code for each in outcome.notes] == ["package_trail_shorter"]


def test_that_a_stick_that_is_pulled_while_a_package_is_merged_changes_nothing(
    town: Town, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iku_desktop.exchange.package_reading import Package

    def pulled(self: Package, name: str) -> bytes | None:
        raise Refused(Problem("package_unreadable", "file", {"file": package.name, "reason": "x"}))

    monkeypatch.setattr(Package, "evidence", pulled)
    office = town.desks["Kantor"]
    before = office.counter()
    with pytest.raises(Unavailable) as caught:
        town.merge("Kantor", package)
    assert caught.value.code == "package_gone"
    assert "USB" in unavailable_text(caught.value)
    assert (office.counter(), activities(office)) == (before, ())
