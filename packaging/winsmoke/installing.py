"""Trials of the installer: what it puts, refuses, replaces, survives and takes away."""

from pathlib import Path

from winbuild import nsis
from winbuild.bytecode import write_tree
from winbuild.project import Project
from winbuild.wine import Wine

from winsmoke.computer import set_windows, wait_until
from winsmoke.showing import started, window_open
from winsmoke.trial import (
    UNINSTALL_KEY,
    Trial,
    digest,
    expect,
    expect_installed,
    windows_name,
)

STALE = "app/resources/berkas-lama.txt"
# An update is killed when so many of its files are there.
HALF_WAY_FILES = 200
NO_SPACE, TOO_LONG, OPEN, NOT_WRITABLE, NEWER, TOO_OLD = 3, 4, 5, 6, 7, 8
ACCENTS = r"C:\Kecamatan Žluťoučký & Ünïversal"


def refuse_old_windows(trial: Trial) -> None:
    """Windows 7 is refused before anything is written."""
    set_windows(trial.wine, "win7")
    code = trial.install(trial.new.installer)
    set_windows(trial.wine, "win10")
    expect(code == TOO_OLD, f"Windows 7: {code}")
    expect(not trial.folder.exists(), "something was installed on Windows 7")


def install_old(trial: Trial) -> None:
    """The version before, silently; every file as staged."""
    code = trial.install(trial.old.installer, "/DESKTOP=1")
    expect(code == 0, f"installing ends with {code}")
    expect_installed(trial.old, trial.folder)
    expect(registered(trial.wine) == trial.old.version, "Windows was not told the version")
    expect(len(shortcuts(trial.wine)) == 2, f"shortcuts: {shortcuts(trial.wine)}")


def registered(wine: Wine) -> str:
    """The version that Windows' list of programs shows; "" for none."""
    done = wine.run(["reg", "query", UNINSTALL_KEY, "/v", "DisplayVersion"], seconds=30)
    return done.stdout.split()[-1] if done.returncode == 0 else ""


def shortcuts(wine: Wine) -> list[str]:
    """The program's shortcuts, in the Start menu and on the desktop."""
    places = (wine.drive / "users", wine.home)
    return [path.parent.name for place in places for path in place.rglob("IKU Desktop.lnk")]


def refuse_bad_targets(trial: Trial, small: Path) -> None:
    """A path too long, a folder nobody can write, a full disk; `small` asks for more than there is."""
    long = "C:\\" + "Kantor Kecamatan\\" * 12 + "x"
    expect(
        trial.install(trial.new.installer, folder=long) == TOO_LONG, "a long path was not refused"
    )
    nowhere = trial.install(trial.new.installer, folder=r"Z:\proc\iku")
    expect(nowhere == NOT_WRITABLE, f"a folder nobody can write: {nowhere}")
    expect(trial.install(small) == NO_SPACE, "too little space was not refused")
    expect_installed(trial.old, trial.folder)


def small_installer(trial: Trial) -> Path:
    """Of three files, and it asks for more space than there is."""
    files = {name: trial.new.files[name] for name in (nsis.ICON, "iku-desktop.cmd")}
    stage = trial.work / "small-stage"
    hashes = ((name, digest(content)) for name, content in files.items())
    write_tree(stage, {**files, nsis.LIST: nsis.file_list(hashes)})
    out = trial.work / "small-setup.exe"
    project = Project(trial.root, "iku-desktop", trial.new.version, (), ())
    nsis.build(nsis.Installer(project, stage, out, "stored", needed_mb=2_000_000_000), files)
    return out


def refuse_while_open(trial: Trial, data: Path) -> None:
    """While the program runs nothing is replaced; it is killed then, as by a power cut."""
    with window_open(trial, data) as running:
        code = trial.install(trial.new.installer)
        expect(code == OPEN, f"installing over an open program: {code}")
        expect(running.poll() is None, "the program that was open has ended")
    expect_installed(trial.old, trial.folder)


def break_off(trial: Trial) -> None:
    """An update that is killed half-way leaves the old version as it was, and it runs."""
    unpacked = trial.folder / "program.baru"
    with started(trial, str(trial.new.installer), "/S") as running:
        wait_until(60, lambda: file_count(unpacked) > HALF_WAY_FILES, "the update unpacks")
        running.kill()
    expect(unpacked.exists(), "the update was killed too late to show anything")
    expect_installed(trial.old, trial.folder)
    trial.program("--version")


def file_count(folder: Path) -> int:
    """How many files lie below a folder that may not be there."""
    return sum(1 for path in folder.rglob("*") if path.is_file()) if folder.exists() else 0


def upgrade(trial: Trial, data: Path) -> None:
    """Over the old version: nothing of it stays, the data does, and it runs."""
    before = content_of(data)
    code = trial.install(trial.new.installer)
    expect(code == 0, f"updating ends with {code}")
    expect_installed(trial.new, trial.folder)
    left = sorted(path.name for path in trial.folder.iterdir())
    expect(left == ["program", "uninstall.exe"], f"left behind: {left}")
    expect(registered(trial.wine) == trial.new.version, "Windows was not told the new version")
    expect(content_of(data) == before, "the update changed the data folder")
    trial.program("--data", windows_name(trial.wine, data), "check")


def content_of(folder: Path) -> dict[str, str]:
    """Every file below a folder with its hash."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): digest(path.read_bytes()) for path in files}


def refuse_downgrade(trial: Trial) -> None:
    """The older installer leaves the newer version alone."""
    code = trial.install(trial.old.installer)
    expect(code == NEWER, f"installing an older version: {code}")
    expect_installed(trial.new, trial.folder)


def uninstall(trial: Trial, data: Path) -> None:
    """Program, shortcuts and entries go; data, and what somebody put beside the program, stays."""
    before = content_of(data)
    note = trial.folder / "program" / "catatan.txt"
    note.write_text("bukan milik program", "utf-8")
    trial.uninstall(trial.folder)
    left = [path.name for path in trial.folder.rglob("*") if path.is_file()]
    expect(left == ["catatan.txt"], f"left behind: {left[:5]}")
    expect(content_of(data) == before, "uninstalling changed the data folder")
    expect(registered(trial.wine) == "", "Windows still lists the program")
    expect(shortcuts(trial.wine) == [], "shortcuts are left")
    kinds = trial.wine.run(["reg", "query", r"HKCU\Software\Classes\.ikubak"], seconds=30)
    expect(kinds.returncode != 0, "the kinds of files are still registered")


def install_with_accents(trial: Trial, data: Path) -> None:
    """Into a folder with accents, a space and an ampersand; it prints there, and goes without a trace."""
    code = trial.install(trial.new.installer, folder=ACCENTS)
    expect(code == 0, f"installing into {ACCENTS}: {code}")
    folder = trial.wine.drive / ACCENTS.removeprefix("C:\\")
    expect_installed(trial.new, folder)
    out = data.parent / "Lémbar IKU.pdf"
    where = windows_name(trial.wine, data)
    paper = ("report", "sheet", "--year", "2026", "--out", windows_name(trial.wine, out))
    trial.program("--data", where, *paper, at=folder)
    expect(out.read_bytes().startswith(b"%PDF"), "no PDF was made")
    trial.uninstall(folder)
    # The uninstaller that runs in place can't take itself away.
    left = [path.name for path in folder.rglob("*") if path.name != "uninstall.exe"]
    expect(not left, f"left behind: {left[:5]}")
