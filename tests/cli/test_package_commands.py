"""`pack` and `merge`: exit codes, what they say, and that five sections give one office in any order."""

import json
import shutil
import zipfile
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

from iku_desktop.paths import OfficePaths
from iku_desktop.storage.store import Store
from tests.cli.conftest import Command, Said
from tests.workbooks import a_workbook

HEAD = ("Tanggal", "Uraian Kegiatan", "Seksi/Subbagian", "Jenis Bukti")
YEAR = ("--year", "2025", "--json")


@pytest.fixture
def sections(command: Command, tmp_path: Path) -> list[Path]:
    """The packages of five PCs, each with an office of its own and activities of one section."""
    assert command("new", "--kecamatan", "35.08.20", folder=tmp_path / "baru").code == 0
    with (
        closing(Store.open(OfficePaths(tmp_path / "baru"))) as store,
        store.read() as reader,
    ):
        codes = [each.code for each in reader.sections()][:5]
    packages = []
    for number, code in enumerate(codes, start=1):
        folder = tmp_path / f"seksi-{number}"
        shutil.copytree(tmp_path / "baru", folder)
        rows = [
            (f"{day:02d}/0{number}/2025", f"Rapat {code} {day}", code, "Rapat koordinasi")
            for day in range(1, 4)
        ]
        book = tmp_path / f"{number}.xlsx"
        book.write_bytes(a_workbook({"Kegiatan": (HEAD, *rows)}))
        assert command("import", str(book), folder=folder).code == 0
        package = tmp_path / f"{number}.ikupak"
        said = command("pack", str(package), "--section", code, folder=folder)
        assert (said.code, "3 kegiatan" in said.out) == (0, True), said.err
        packages.append(package)
    return packages


def exported(command: Command, tmp_path: Path, folder: Path) -> dict[str, bytes]:
    """The parts of an office's export that tell its rows."""
    book = tmp_path / f"{folder.name}.xlsx"
    assert command("export", str(book), folder=folder).code == 0
    with zipfile.ZipFile(book) as archive:
        names = [each for each in archive.namelist() if "worksheets" in each or "shared" in each]
        return {name: archive.read(name) for name in names}


def test_that_five_sections_in_any_order_give_one_office(
    command: Command, tmp_path: Path, sections: list[Path]
) -> None:
    found = []
    for number, order in enumerate(list(permutations(sections))[::29]):
        folder = tmp_path / f"kantor-{number}"
        shutil.copytree(tmp_path / "baru", folder)
        for package in order:
            said = command("merge", str(package), folder=folder)
            assert (said.code, "3 baru" in said.out) == (0, True), said.err
        said = command("merge", *map(str, order), folder=folder)
        assert "0 baru, 0 berubah, 0 dihapus, 15 tetap" in said.out
        figures = command("indicators", *YEAR, folder=folder).out
        found.append((figures, exported(command, tmp_path, folder)))
    assert all(each == found[0] for each in found)
    assert json.loads(found[0][0])["indicators"][0]["denominator"] == 15


def test_that_a_new_sender_is_told_with_its_key_and_known_from_then_on(
    command: Command, tmp_path: Path, sections: list[Path]
) -> None:
    office = tmp_path / "baru"
    strict = command("merge", str(sections[0]), "--known-only", folder=office)
    assert strict.code == 1
    assert "belum dikenal" in strict.err
    said = command("merge", str(sections[0]), folder=office)
    assert "Pengirim baru kini dikenal" in said.err
    key = said.err.partition("sidik kunci ")[2][:39]
    again = command("merge", str(sections[0]), "--known-only", folder=office)
    assert (again.code, again.err) == (0, "")
    packed = command("pack", str(tmp_path / "x.ikupak"), folder=tmp_path / "seksi-1")
    assert f"Sidik kunci komputer ini: {key}" in packed.err


def test_that_known_senders_are_listed_and_forgotten_by_their_key(
    command: Command, tmp_path: Path, sections: list[Path]
) -> None:
    office = tmp_path / "baru"
    assert command("senders", folder=office) == Said(
        0, "", "Belum ada komputer lain yang dikenal.\n"
    )
    said = command("merge", str(sections[0]), str(sections[1]), folder=office)
    keys = [part[:39] for part in said.err.split("sidik kunci ")[1:]]
    listed = command("senders", folder=office).out.splitlines()
    assert sorted(line[:39] for line in listed) == sorted(keys)
    typed = keys[0].replace(" ", "").upper()
    forgotten = command("senders", "--forget", typed, folder=office)
    assert (forgotten.code, keys[0] in forgotten.out) == (0, True)
    assert [line[:39] for line in command("senders", folder=office).out.splitlines()] == [keys[1]]
    assert command("merge", str(sections[0]), "--known-only", folder=office).code == 1
    again = command("senders", "--forget", typed, folder=office)
    assert (again.code, again.out) == (1, "")
    assert "Tidak ada pengirim dikenal" in again.err


def test_that_the_office_s_package_tells_its_quarter(
    command: Command, tmp_path: Path, sections: list[Path]
) -> None:
    office = tmp_path / "baru"
    command("close", "--year", "2025", "--quarter", "1", folder=office)
    said = command("pack", str(tmp_path / "kab.ikupak"), folder=office)
    assert said.code == 0
    assert "TW I 2025 (terkunci)" in said.err
    asked = ("--year", "2025", "--quarter", "4")
    said = command("pack", str(tmp_path / "kab4.ikupak"), *asked, folder=office)
    assert "TW IV 2025 (konsep, belum dikunci)" in said.err
    with zipfile.ZipFile(tmp_path / "kab4.ikupak") as archive:
        names = [each for each in archive.namelist() if each.startswith("triwulan/")]
    assert "triwulan/IKU_2025_TW4_Ranuyoso_konsep.pdf" in names


def refusals(command: Command, tmp_path: Path, sections: list[Path]) -> dict[str, Said]:
    office = tmp_path / "baru"
    broken, foreign = tmp_path / "rusak.ikupak", tmp_path / "asing.ikupak"
    broken.write_bytes(sections[0].read_bytes()[:-100])
    with zipfile.ZipFile(foreign, "w") as archive:
        archive.writestr("surat.txt", "halo")
    calls = {
        "rusak": ("merge", str(broken)),
        "bukan paket": ("merge", str(foreign)),
        "tidak ditemukan": ("merge", str(tmp_path / "hilang.ikupak")),
        "seksi": ("pack", str(tmp_path / "y.ikupak"), "--section", "ZZ"),
        "triwulan": ("pack", str(tmp_path / "y.ikupak"), "--year", "2025"),
    }
    return {words: command(*call, folder=office) for words, call in calls.items()}


def test_that_what_is_no_package_or_section_is_refused_in_words(
    command: Command, tmp_path: Path, sections: list[Path]
) -> None:
    for words, said in refusals(command, tmp_path, sections).items():
        assert (said.code, said.out) == (1, ""), words
        assert words in said.err.lower()
    assert not (tmp_path / "y.ikupak").exists()


def test_that_one_bad_file_among_several_merges_none(
    command: Command, tmp_path: Path, sections: list[Path]
) -> None:
    office = tmp_path / "baru"
    sections[4].write_bytes(b"PK")
    assert command("merge", *map(str, sections), folder=office).code == 1
    figures = command("indicators", *YEAR, folder=office).answer
    assert figures["indicators"][0]["denominator"] == 0


def test_that_rows_that_differ_or_are_locked_are_told_beside_the_result(
    command: Command, tmp_path: Path, sections: list[Path]
) -> None:
    office = tmp_path / "baru"
    command("close", "--year", "2025", "--quarter", "1", folder=office)
    said = command("merge", *map(str, sections), folder=office)
    assert said.code == 0
    assert "6 baru" in said.out
    assert "9 baris menyangkut triwulan yang terkunci" in said.err


def test_that_merge_without_a_file_is_wrong_usage(command: Command) -> None:
    assert command("merge").code == 2
    assert command("pack").code == 2
