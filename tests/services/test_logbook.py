"""The log of a whole session: what happened and how long it took, and nothing that anybody typed."""

from datetime import date, datetime
from pathlib import Path

import pytest

from iku_desktop.domain.bugs import Bug, bug_of
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.steps import Step
from iku_desktop.paths import OfficePaths
from iku_desktop.services.crashes import CrashWatch
from iku_desktop.services.logbook import Logbook, Work
from iku_desktop.services.offices import Offices
from iku_desktop.services.versions import program_versions
from tests.scans import a_pdf
from tests.services.desk import StoppedClock

NOW = datetime.fromisoformat("2026-11-25T10:24:03.123456+07:00")
MARKED = "Sulastriwati"
NIP = "197509211996021002"
PASSPHRASE = "KudaTerbang77!"
USER = "Pak Operator Zulkarnain"


def lines(log: Logbook) -> list[str]:
    assert log.file is not None
    return log.file.texts()["iku.log"].splitlines()


@pytest.fixture
def log(tmp_path: Path) -> Logbook:
    made = Logbook(now=lambda: NOW)
    made.begin((tmp_path / "log",))
    return made


def test_that_each_thing_is_told_in_its_own_line(log: Logbook, tmp_path: Path) -> None:
    log.started({"iku": "0.1.0", "qt": "6.11.0"})
    log.opened(tmp_path / "tidak ada" / "log", 3, 0.2514)
    log.refused([Problem("date_unknown"), Problem("village_unknown", "village", {"typed": MARKED})])
    log.unavailable(Unavailable("disk_full", reason=MARKED))
    log.changed(Step(1, 3, rows={("activity", "insert"): 2}), 0.004)
    log.crashed(1)
    log.closed()
    log.ended()
    assert lines(log) == [
        "2026-11-25T10:24:03 started iku=0.1.0 qt=6.11.0",
        "2026-11-25T10:24:03 opened schema=3 ms=251",
        "2026-11-25T10:24:03 refused code=date_unknown+village_unknown",
        "2026-11-25T10:24:03 unavailable code=disk_full",
        "2026-11-25T10:24:03 changed act=change ms=4 activity.insert=2",
        "2026-11-25T10:24:03 crashed count=1",
        "2026-11-25T10:24:03 closed",
        "2026-11-25T10:24:03 ended",
    ]


def test_that_work_is_told_with_its_end(log: Logbook) -> None:
    with log.timing(Work.REPORT, pages=7):
        pass
    with pytest.raises(Refused), log.timing(Work.BACKUP):
        raise Refused(Problem("date_unknown"))
    first, second = lines(log)
    assert first.split(" ", 1)[1].startswith("worked work=report ms=")
    assert first.endswith("ok=1 pages=7")
    assert second.endswith("ok=0")


def test_that_a_mistake_that_comes_again_and_again_is_written_seldom(log: Logbook) -> None:
    bug = Bug("KeyError", ("iku_desktop/a.py:1:f", "iku_desktop/b.py:2:<lambda>"))
    counts = [log.bug(bug) for _ in range(100)]
    assert counts == list(range(1, 101))
    told = lines(log)
    assert [each.rsplit("=")[-1] for each in told if "count=" in each] == [
        *("1", "2", "4", "8", "16", "32", "64")
    ]
    assert "by=iku_desktop/b.py:2:<lambda>" in told[2]


def test_that_words_that_look_like_typing_are_not_written(log: Logbook) -> None:
    log.started({"iku": "Desa Jenggrong", "qt": "x" * 500, "baris": "satu\ndua"})
    assert lines(log)[0].endswith("started iku=? qt=? baris=?")


def test_that_without_a_beginning_nothing_is_written_anywhere(tmp_path: Path) -> None:
    silent = Logbook()
    silent.started({})
    silent.opened(tmp_path, 3, 0.0)
    silent.closed()
    assert list(tmp_path.iterdir()) == []


def test_that_versions_name_neither_the_pc_nor_its_user() -> None:
    found = program_versions()
    assert set(found) == {"iku", "python", "system", "build", "machine", "processors"}
    assert all(" " not in each for each in found.values())


def _everything(offices: Offices, paths: OfficePaths, tmp_path: Path) -> None:
    """A day's work in which every text that is typed bears a mark."""
    office = offices.create(paths, "35.08.20")
    services = office.services
    village = services.villages.rows()[0].village
    services.villages.change(village.id, {"head": MARKED, "phone": "081234567890"})
    section = services.settings.sections()[0].id
    services.settings.add_official({"name": MARKED, "nip": NIP, "post": "Camat"})
    made = services.activities.add(
        {
            "date": date(2025, 10, 3),
            "description": f"Rapat dengan {MARKED}",
            "section": section,
            "evidence": "Rapat koordinasi",
            "place": "Balai Desa Jenggrong",
        }
    )
    evidence = tmp_path / f"Undangan {MARKED}.pdf"
    evidence.write_bytes(a_pdf())
    services.evidence.add(FileOwner.ACTIVITY, made.id, evidence)
    for typed in ("31/02/2025", MARKED):
        with pytest.raises(Refused) as refused:
            services.documents.record(village.id, "APBDES", 2025, {"date": typed})
        offices.log.refused(refused.value.problems)
    services.backups.write(tmp_path / f"{MARKED}.ikubak", PASSPHRASE)
    services.workbook.export(tmp_path / f"{MARKED}.xlsx")
    moment = services.frame.moment(2025, 4)
    services.reports.make("quarterly", moment)
    try:
        raise ValueError(f"{MARKED} {NIP} {PASSPHRASE}")
    except ValueError as fault:
        offices.log.bug(bug_of(ValueError, fault.__traceback__))
    offices.log.unavailable(Unavailable("folder_held", who=USER, computer="PC-CAMAT", since=""))
    office.close()


def test_that_a_days_work_leaves_no_personal_data_in_the_logs(tmp_path: Path) -> None:
    log = Logbook()
    log.begin((tmp_path / "pengguna" / "log",))
    paths = OfficePaths(tmp_path / "Kantor Zulkarnain")
    _everything(Offices(StoppedClock(), USER, log), paths, tmp_path)
    files = [*paths.log.iterdir(), *(tmp_path / "pengguna").rglob("*.log")]
    text = "\n".join(each.read_text("utf-8") for each in files)
    for word in ("opened", "changed", "refused", "bug", "closed", "worked", "village.update"):
        assert f" {word}" in text
    for mark in (MARKED, NIP, PASSPHRASE, USER, "Zulkarnain", "Jenggrong", "0812345", "PC-CAMAT"):
        assert mark.lower() not in text.lower()
    assert str(tmp_path) not in text
    assert "Ranuyoso" not in text


def test_that_a_run_that_broke_off_is_kept_without_names_and_told_once(tmp_path: Path) -> None:
    (tmp_path / "mogok-4194999.txt").write_text(
        "Fatal Python error: Aborted\n\nCurrent thread 0x01 (most recent call first):\n"
        '  File "C:\\Users\\Zulkarnain\\iku_desktop\\ui\\tasks.py", line 9 in run\n'
    )
    watch = CrashWatch(tmp_path)
    told = watch.begin(NOW)
    watch.end()
    assert told == list(told)
    assert [each.splitlines()[-1] for each in told] == ["  iku_desktop/ui/tasks.py:9:run"]
    assert list(watch.reports()) == ["galat-20261125-102403.txt"]
    assert "Zulkarnain" not in watch.reports()["galat-20261125-102403.txt"]
    assert CrashWatch(tmp_path).reports() == watch.reports()
    assert [each.name for each in tmp_path.iterdir()] == ["galat-20261125-102403.txt"]
