"""Trials of the installed program: its modules, the core of its tests, papers, workbook, signature, stick."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from winbuild.wine import windows_path

from winsmoke.papers import compare
from winsmoke.trial import Trial, expect, windows_name

YEAR, QUARTER = "2025", "3"
PAPERS = {
    "sheet": ("report", "sheet", "--year", YEAR),
    "quarterly": ("report", "quarterly", "--year", YEAR, "--quarter", QUARTER),
}
# Started by a step of the database or asks for Alembic's own state.
NOT_IMPORTED = "iku_desktop.storage.migrations."
IMPORT_ALL = f"""
import importlib, pkgutil, sys
import iku_desktop
names = [each.name for each in pkgutil.walk_packages(iku_desktop.__path__, "iku_desktop.")]
names = [each for each in names if not each.startswith({NOT_IMPORTED!r}) and each != "iku_desktop.__main__"]
for name in names:
    importlib.import_module(name)
import alembic.command, pikepdf, pypdfium2, python_calamine, reportlab.platypus, xlsxwriter
from pyhanko.sign import signers, validation
import zoneinfo
zoneinfo.ZoneInfo("Asia/Jakarta")
print(len(names))
"""
# Pure rules and words whole; of what stores and serves, what asks the disk and the system for most.
# What reads our sources finds none in what is shipped.
NOT_THERE = "tests/presentation/test_problem_texts.py"
CORE = (
    "tests/domain",
    "tests/presentation",
    # Of what comes from outside, names and archives, which Windows reads in its own way; the rest of
    # tests/exchange passes there too, but takes minutes.
    "tests/exchange/test_archive_limits.py",
    "tests/exchange/test_sent_files.py",
    "tests/exchange/test_sent_names.py",
    "tests/storage/test_files.py",
    "tests/storage/test_database_copy.py",
    "tests/storage/test_evidence_store.py",
    "tests/storage/test_opening.py",
    "tests/storage/test_migrations.py",
    "tests/storage/test_unit_of_work.py",
    "tests/storage/test_backup_folder.py",
    "tests/services/test_recording_documents.py",
    "tests/services/test_recording_activities.py",
    "tests/services/test_workbook_round_trip.py",
)
TEST_NEEDS = ("pytest", "pytest-timeout", "hypothesis", "openpyxl")
TEST_SETTINGS = (
    "[pytest]\naddopts = -q --import-mode=importlib -p no:cacheprovider\ntimeout = 120\n"
    "filterwarnings = error\nxfail_strict = true\n"
)
# Wine 8 has no CopyFile2; without it Python copies as it does elsewhere.
RUN_TESTS = """import sys
import _winapi
del _winapi.CopyFile2
sys.path.insert(0, sys.argv[1])
sys.path.append(sys.argv[1] + "\\\\site")
import pytest
sys.exit(pytest.main(["--rootdir", sys.argv[1], "-c", sys.argv[1] + "\\\\pytest.ini", *sys.argv[2:]]))
"""
PASSPHRASE = "rahasia-42"  # noqa: S105 - of a key made for the trial


def import_everything(trial: Trial) -> str:
    """Every module of ours, and every library it comes to later, by the shipped Python."""
    done = trial.python("-c", IMPORT_ALL, seconds=120)
    count = int(done.stdout.split()[-1])
    sources = sum(
        1 for path in (trial.root / "iku_desktop").rglob("*.py") if path.name != "__main__.py"
    )
    expect(count > sources * 0.9, f"only {count} of {sources} modules were found")
    return f"{count} modules"


def run_core_tests(trial: Trial, wheels: dict[str, Path]) -> str:
    """The core of the test suite, with pytest from a folder that is never shipped."""
    folder = trial.work / "suite"
    shutil.rmtree(folder, ignore_errors=True)
    for wheel in wheels.values():
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(folder / "site")
    no_cache = shutil.ignore_patterns("__pycache__")
    shutil.copytree(trial.root / "tests", folder / "tests", ignore=no_cache)
    shutil.copytree(trial.root / "resources", folder / "resources")
    (folder / "pytest.ini").write_text(TEST_SETTINGS, "utf-8")
    (folder / "run.py").write_text(RUN_TESTS, "utf-8")
    place = windows_path(folder)
    (folder / NOT_THERE).unlink()
    chosen = [f"{place}\\{each}".replace("/", "\\") for each in CORE]
    done = trial.python(f"{place}\\run.py", place, *chosen, seconds=240)
    return done.stdout.strip().splitlines()[-1]


def make_office(trial: Trial, data: Path) -> None:
    """The practice office, by the installed program."""
    trial.program("--data", windows_name(trial.wine, data), "demo")
    expect((data / "iku.sqlite3").exists(), "no practice office was made")


def print_papers(trial: Trial, data: Path) -> str:
    """Both papers, held against those that this computer makes of a copy of the same office."""
    here = trial.work / "office-here"
    shutil.rmtree(here, ignore_errors=True)
    shutil.copytree(data, here)
    said = []
    for name, arguments in PAPERS.items():
        there, ours = data.parent / f"{name}.pdf", trial.work / f"{name}-here.pdf"
        where = windows_name(trial.wine, data)
        out = windows_name(trial.wine, there)
        trial.program("--data", where, *arguments, "--out", out)
        _here(trial, "--data", str(here), *arguments, "--out", str(ours))
        said.append(f"{name}: {compare(there, ours)}")
    return "; ".join(said)


def _here(trial: Trial, *arguments: str) -> None:
    command = [sys.executable, "-m", "iku_desktop", *arguments]
    env = {**os.environ, "PYTHONPATH": str(trial.root)}
    done = subprocess.run(
        command, env=env, cwd=trial.root, check=False, capture_output=True, text=True, timeout=60
    )
    expect(done.returncode == 0, f"here: {done.stderr}")


def take_workbook(trial: Trial, data: Path) -> str:
    """The workbook out and in again: nothing in it is new or changed."""
    where, book = windows_name(trial.wine, data), data.parent / "Buku kerja.xlsx"
    name = windows_name(trial.wine, book)
    trial.program("--data", where, "export", name)
    expect(book.stat().st_size > 10_000, "the workbook is empty")
    return trial.program("--data", where, "import", name).stdout.strip()


def sign_and_verify(trial: Trial, data: Path) -> str:
    """A paper signed with a key made for the trial; a changed one is found out."""
    paper, signed = data.parent / "sheet.pdf", data.parent / "sheet-ttd.pdf"
    key = data.parent / "kunci.p12"
    key.write_bytes(_key())
    where = windows_name(trial.wine, data)
    names = [windows_name(trial.wine, each) for each in (paper, key, signed)]
    signing = ("sign", names[0], "--p12", names[1], "--out", names[2])
    trial.program("--data", where, *signing, more={"IKU_P12_PASSPHRASE": PASSPHRASE})
    told = trial.program("--data", where, "verify", names[2]).stdout
    changed = bytearray(signed.read_bytes())
    at = changed.find(b"stream") + 40
    changed[at] ^= 1
    signed.write_bytes(bytes(changed))
    trial.program("--data", where, "verify", names[2], code=1)
    return told.strip().splitlines()[0]


def _key() -> bytes:
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
    from cryptography.x509.oid import NameOID

    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CAMAT PERCOBAAN")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    secret = BestAvailableEncryption(PASSPHRASE.encode())
    return pkcs12.serialize_key_and_certificates(b"camat", key, certificate, None, secret)


def run_from_stick(trial: Trial, portable: Path) -> str:
    """Unpacked anywhere, the portable program keeps its data and its log beside it."""
    folder = trial.wine.drive / "Flashdisk saya"
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(portable) as packed:
        packed.extractall(folder)
    trial.program("demo", at=folder / "IKU Desktop")
    found = folder / "IKU Desktop" / "Data IKU Desktop" / "iku.sqlite3"
    expect(found.exists(), "the data folder is not beside the program")
    done = trial.wine.run(
        [
            "cmd",
            "/c",
            windows_name(trial.wine, folder / "IKU Desktop" / "IKU Desktop.cmd"),
            "--version",
        ],
        seconds=60,
    )
    expect(done.returncode == 0, f"the start file ends with {done.returncode}: {done.stderr}")
    return "data beside the program"
