"""Copies that anybody damaged, cut off or made up: refused in words before anything is unpacked."""

import gzip
import hashlib
import io
import json
import random
import struct
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.problems import Refused
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import problem_text
from iku_desktop.storage import backup_reader
from iku_desktop.storage.backup_format import comment_of, is_member_name
from iku_desktop.storage.backup_reader import open_backup
from iku_desktop.storage.backup_writer import BackupWriter, Stamp, describe, evidence_files

AT = datetime.fromisoformat("2025-12-01T10:24:00")
CONTENTS = (b"%PDF-1.4 satu" * 400, b"\xff\xd8 dua" * 300, b"\x89PNG tiga" * 100)


def untold(_count: int) -> None:
    """Nobody watches."""


@pytest.fixture(scope="session")
def good(made_office: Path, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A copy of the small office with three contents of evidence."""
    paths = OfficePaths(tmp_path_factory.mktemp("copy"))
    database = made_office / "iku.sqlite3"
    paths.evidence.mkdir()
    for content, kind in zip(CONTENTS, ("pdf", "jpg", "png"), strict=True):
        (paths.evidence / f"{hashlib.sha256(content).hexdigest()}.{kind}").write_bytes(content)
    target = io.BytesIO()
    about = describe(database, Stamp(AT, "Siti", BackupReason.MANUAL, 7))
    BackupWriter(target, untold).write(database, evidence_files(paths.evidence), about)
    return target.getvalue()


def code_of(data: bytes, folder: Path) -> str:
    """Why a copy is refused, "" where it is taken; its database never lands anywhere else."""
    path = folder / "salinan.ikubak"  # a file fails in other ways than bytes in memory
    path.write_bytes(data)
    before = set(folder.iterdir())
    try:
        with path.open("rb") as file, open_backup(file) as reader:
            reader.take_database(folder / "diambil", untold)
            reader.verify_evidence(untold)
    except Refused as refused:
        (problem,) = refused.problems
        assert problem_text(problem)
        return problem.code
    finally:
        (folder / "diambil").unlink(missing_ok=True)
        assert {each for each in folder.iterdir() if "diambil" not in each.name} == before
    return ""


def test_that_a_whole_copy_is_taken(good: bytes, tmp_path: Path) -> None:
    assert code_of(good, tmp_path) == ""
    with open_backup(io.BytesIO(good)) as reader:
        assert (reader.manifest.sequence, reader.manifest.made_at) == (7, AT)
        contents = {reader.read_evidence(member) for member in reader.evidence}
    assert contents == set(CONTENTS)


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"PK", b"%PDF-1.7", b"x" * 4096, bytes(4096)),
        *(
            b"PK\x05\x06" + bytes(18),
            b"SQLite format 3\x00" + bytes(500),
            gzip.compress(b"x", mtime=0),
        ),
    ],
)
def test_that_something_else_is_said_to_be_no_copy(data: bytes, tmp_path: Path) -> None:
    assert code_of(data, tmp_path) == "backup_foreign"


def test_that_a_copy_cut_off_anywhere_is_damaged(good: bytes, tmp_path: Path) -> None:
    places = random.Random(1).sample(range(60, len(good)), 80)
    for place in [*places, len(good) - 1, len(good) - 22, 60]:
        assert code_of(good[:place], tmp_path) == "backup_damaged", place


def test_that_a_flipped_bit_is_found_or_changes_nothing(good: bytes, tmp_path: Path) -> None:
    chance = random.Random(2)
    # Half of them in the directory at the end, which is small beside what it speaks of.
    tail = len(good) - 6000
    places = [chance.randrange(tail) for _ in range(120)]
    places += [chance.randrange(tail, len(good)) for _ in range(400)]
    harmless = 0
    for place in places:
        data = bytearray(good)
        data[place] ^= 1 << chance.randrange(8)
        code = code_of(bytes(data), tmp_path)
        assert code in ("", "backup_damaged", "backup_foreign", "backup_newer_format"), (
            place,
            code,
        )
        # What was taken was held against its hash; only times and attributes of the zip are not.
        harmless += code == ""
    assert harmless < 200


def test_that_a_cut_before_a_content_is_damage_and_no_fault_of_the_disk(
    good: bytes, tmp_path: Path
) -> None:
    # What the directory says lies before the file's beginning then.
    for place in (9, 100, 2000):
        assert code_of(good[:place] + good[place + 11 :], tmp_path) == "backup_damaged"


def test_that_a_copy_with_its_middle_missing_is_damaged(good: bytes, tmp_path: Path) -> None:
    half = len(good) // 2
    assert code_of(good[:half] + good[half + 4096 :], tmp_path) == "backup_damaged"
    assert code_of(good[:half] + bytes(4096) + good[half + 4096 :], tmp_path) == "backup_damaged"


Members = dict[str, bytes]


def repacked(
    good: bytes, change: Callable[[Members], object], *, keeps_comment: bool = True
) -> bytes:
    """The copy with other members, as somebody could make it with any zip program."""
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
        comment = archive.comment
    change(members)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        archive.comment = comment if keeps_comment else b""
    return target.getvalue()


def told(change: Callable[[dict[str, object]], object], newest: Members) -> None:
    plain = json.loads(newest["manifest.json"])
    change(plain)
    newest["manifest.json"] = json.dumps(plain).encode()


def restamped(good: bytes, change: Callable[[dict[str, object]], object]) -> bytes:
    """The copy with another manifest and a comment that fits it."""
    data = repacked(good, lambda members: told(change, members))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        manifest = archive.read("manifest.json")
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = comment_of(manifest)
    return target.getvalue()


EVIDENCE = f"bukti/{hashlib.sha256(CONTENTS[0]).hexdigest()}.pdf"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda members: members.pop("iku.sqlite3"), "backup_damaged"),
        (lambda members: members.pop(EVIDENCE), "backup_damaged"),
        (lambda members: members.pop("manifest.json"), "backup_damaged"),
        (lambda members: members.update({EVIDENCE: b"lain"}), "backup_damaged"),
        (lambda members: members.update({EVIDENCE: CONTENTS[0][::-1]}), "backup_damaged"),
        (lambda members: members.update({"iku.sqlite3": b"x" * 500}), "backup_damaged"),
        (lambda members: members.update({f"bukti/{'a' * 64}.pdf": b"x"}), "backup_damaged"),
        (lambda members: members.update({"manifest.json": b"{}"}), "backup_damaged"),
        (lambda members: members.update({"catatan.txt": b"x"}), "backup_foreign"),
        (dict.clear, "backup_foreign"),
    ],
)
def test_that_members_missing_changed_or_added_are_found(
    good: bytes, tmp_path: Path, change: Callable[[Members], object], code: str
) -> None:
    assert code_of(repacked(good, change), tmp_path) == code


@pytest.mark.parametrize(
    "name",
    [
        *("../iku.sqlite3", "/etc/passwd", "bukti/../../x.pdf", r"bukti\..\x.pdf", "C:/x.pdf"),
        *("bukti/CON.pdf", "bukti/NUL", "bukti/aux.png", "bukti/COM1.jpg", "bukti/a:b.pdf"),
        *("bukti/", "bukti/x.pdf", "BUKTI/x.pdf", "iku.sqlite3 ", "IKU.SQLITE3", "./iku.sqlite3"),
        *(f"bukti/{'A' * 64}.pdf", f"bukti/{'a' * 64}.exe", f"bukti/{'a' * 64}.pdf\n", ""),
        *(f"bukti/x/{'a' * 64}.pdf", f"laporan/{'a' * 64}.pdf", "iku.sqlite3-journal"),
    ],
)
def test_that_a_name_that_leads_elsewhere_is_never_unpacked(
    good: bytes, tmp_path: Path, name: str
) -> None:
    assert not is_member_name(name)
    data = repacked(good, lambda members: members.update({name or "\u00e9": b"x"}))
    assert code_of(data, tmp_path) == "backup_foreign"


def test_that_a_name_behind_a_zero_byte_is_not_believed(good: bytes, tmp_path: Path) -> None:
    # zipfile itself would cut it at the zero byte and read `iku.sqlite3`.
    name = "iku.sqlite3\x00../../jahat"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        info = zipfile.ZipInfo("x" * len(name))
        archive.writestr(info, b"x")
    data = target.getvalue().replace(b"x" * len(name), name.encode())
    assert code_of(data, tmp_path) == "backup_foreign"


def with_entry(good: bytes, change: Callable[[zipfile.ZipInfo], object]) -> bytes:
    """The copy with one content written in another way."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as source, zipfile.ZipFile(target, "w") as archive:
        for entry in source.infolist():
            data = source.read(entry.filename)
            if entry.filename == EVIDENCE:
                change(entry)
            archive.writestr(entry, data, entry.compress_type)
        archive.comment = source.comment
    return target.getvalue()


def compress(entry: zipfile.ZipInfo) -> None:
    entry.compress_type = zipfile.ZIP_DEFLATED


def make_a_link(entry: zipfile.ZipInfo) -> None:
    entry.external_attr = 0o120777 << 16


def make_a_device(entry: zipfile.ZipInfo) -> None:
    entry.external_attr = 0o020666 << 16


@pytest.mark.parametrize("change", [compress, make_a_link, make_a_device])
def test_that_compressed_members_links_and_devices_are_refused(
    good: bytes, tmp_path: Path, change: Callable[[zipfile.ZipInfo], object]
) -> None:
    assert code_of(with_entry(good, change), tmp_path) == "backup_damaged"


def test_that_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("iku.sqlite3", bytes(40_000_000))
    assert len(target.getvalue()) < 50_000
    assert code_of(target.getvalue(), tmp_path) == "backup_damaged"


def test_that_members_that_share_their_bytes_are_refused(good: bytes, tmp_path: Path) -> None:
    """A bomb without compression: many entries of the directory point at one content."""
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        start, comment = archive.start_dir, archive.comment
        entry = archive.getinfo("iku.sqlite3")
        size, crc = entry.file_size, entry.CRC
    names = [f"bukti/{number:064x}.pdf" for number in range(50)]
    directory = b"".join(
        struct.pack(
            "<4s6H3L5H2L",
            *(b"PK\x01\x02", 20, 20, 0, 0, 0, 33, crc, size, size, len(name), 0, 0, 0, 0, 0, 0),
        )
        + name.encode()
        for name in names
    )
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 50, 50, len(directory), start, len(comment))
    assert code_of(good[:start] + directory + end + comment, tmp_path) == "backup_damaged"


def test_that_two_members_of_one_name_are_refused(good: bytes, tmp_path: Path) -> None:
    target = io.BytesIO(good)
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(target, "a") as archive,
    ):
        archive.writestr(EVIDENCE, b"lain")
    assert code_of(target.getvalue(), tmp_path) == "backup_damaged"


def test_that_too_many_members_are_refused(
    good: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_reader, "MOST_MEMBERS", 3)
    assert code_of(good, tmp_path) == "backup_foreign"


def put(name: str, value: object) -> Callable[[dict[str, object]], object]:
    return lambda plain: plain.update({name: value})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (put("format", 2), "backup_newer_format"),
        (put("format", "satu"), "backup_damaged"),
        (put("format", None), "backup_damaged"),
        (put("schema", 99), "backup_damaged"),
        (put("tables", {"village": 10**6}), "backup_damaged"),
        (put("tables", []), "backup_damaged"),
        (put("members", []), "backup_damaged"),
        (put("members", [["../x", 1, "a" * 64]]), "backup_damaged"),
        (put("members", 5), "backup_damaged"),
        (put("made_at", "kemarin"), "backup_damaged"),
        (put("reason", "iseng"), "backup_damaged"),
        (put("closed", [[2025, 9]]), "backup_damaged"),
        (put("office", None), "backup_damaged"),
        (lambda plain: plain.clear(), "backup_damaged"),
    ],
)
def test_that_a_manifest_that_does_not_fit_is_refused(
    good: bytes, tmp_path: Path, change: Callable[[dict[str, object]], object], code: str
) -> None:
    assert code_of(restamped(good, change), tmp_path) == code


def test_that_a_manifest_with_fields_of_a_later_program_is_read(
    good: bytes, tmp_path: Path
) -> None:
    assert code_of(restamped(good, put("later", {"x": 1})), tmp_path) == ""


def test_that_a_manifest_nested_without_end_is_refused(good: bytes, tmp_path: Path) -> None:
    deep = b"[" * 200_000
    data = repacked(good, lambda members: members.update({"manifest.json": deep}))
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = comment_of(deep)
    assert code_of(target.getvalue(), tmp_path) == "backup_damaged"
