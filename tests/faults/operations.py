"""Every operation of the campaign: how its folder is prepared, what is made ready, what it does."""

import gzip
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.steps import Act, StepName
from iku_desktop.services.office_services import OfficeServices
from tests.faults.office import CLOSED, OPEN, SECTION, YEAR, Stand, offices
from tests.scans import a_pdf
from tests.signing.keys import PASSPHRASE
from tests.workbooks import ACTIVITY_HEAD, DOCUMENT_HEAD, Rows, a_workbook

RELEASED = Path(__file__).resolve().parents[1] / "storage" / "databases" / "0001.sqlite3.gz"
PASTED, IMPORTED = 40, 40
Doing = Callable[[Stand], object]


def _nothing(_stand: Stand) -> None:
    """There is nothing to make ready."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a clerk does.

    `prepare` brings a closed office into the state from which it is done; `ready` does what belongs into
    the same session, before the fault; `run` is what is harmed. An operation that is not `in_office` is run
    on a closed office and leaves it closed. One that `may_be_noted` enters what it makes before it makes it.
    """

    name: str
    run: Doing
    prepare: Doing = _nothing
    ready: Doing = _nothing
    in_office: bool = True
    may_be_noted: bool = False


def _typed(number: int, section: str) -> dict[str, object]:
    day = date(YEAR, 10, 1) + timedelta(days=number)
    return {
        **{"date": day, "description": f"Pembinaan administrasi desa {number}"},
        **{"section": section, "evidence": "Rapat koordinasi", "place": "Kantor desa"},
    }


def _enter(stand: Stand) -> None:
    stand.services.activities.add(_typed(0, stand.notes["section"]))  # type: ignore[arg-type]


def _scan(stand: Stand) -> None:
    (stand.outside / "Berita acara.pdf").write_bytes(a_pdf(3, "Berita acara"))


def _add_evidence(stand: Stand) -> None:
    path = stand.outside / "Berita acara.pdf"
    stand.services.evidence.add(FileOwner.ACTIVITY, stand.notes["activity"], path)


def _filled_in(stand: Stand) -> None:
    with stand.opened() as services:
        villages = [row.village.code for row in services.villages.rows()]
    activities = [
        (
            *(None, f"{1 + number % 28}/11/2025", f"Kegiatan {number}", "Pemerintahan", "Balai"),
            *("Rapat koordinasi", "", "", None, ""),
        )
        for number in range(IMPORTED)
    ]
    documents = [(code, "RKPDES", YEAR + 1, "7/2025", "25/9/2025", None) for code in villages]
    sheets: dict[str, Rows] = {
        "Kegiatan": [ACTIVITY_HEAD, *activities],
        "Dokumen Desa": [DOCUMENT_HEAD, *documents],
    }
    (stand.outside / "isian.xlsx").write_bytes(a_workbook(sheets))


def _import(stand: Stand) -> None:
    outcome = stand.services.workbook.import_file(stand.outside / "isian.xlsx")
    assert outcome.written, outcome.refused[:3]


def _paste(stand: Stand) -> None:
    section = stand.notes["section"]
    typed = {f"+{number}": _typed(number, section) for number in range(PASTED)}
    name = StepName(Act.PASTE, PASTED)
    stand.services.activities.enter_block(typed, name)  # type: ignore[arg-type]


def _undo(stand: Stand) -> None:
    stand.services.history.undo(stand.moment())


def _close(stand: Stand) -> None:
    stand.services.closings.close(OPEN)


def _reopen(stand: Stand) -> None:
    stand.services.closings.reopen(CLOSED, "Kegiatan tertinggal")


def _print(stand: Stand) -> None:
    document = stand.services.reports.make("quarterly", stand.moment())
    stand.services.reports.save(document, stand.paths.reports / document.name)


def _printed(stand: Stand) -> None:
    _print(stand)
    stand.services.progress.printed("quarterly", stand.moment())


def _sign(stand: Stand) -> None:
    document = stand.services.reports.make("quarterly", stand.moment())
    key = (stand.outside / "camat.p12", PASSPHRASE)
    stand.services.signing.sign(document, stand.moment(), key)


def _back_up(stand: Stand) -> None:
    stand.services.backups.make(BackupReason.MANUAL)


def _copied_before(stand: Stand) -> None:
    with stand.opened() as services:
        services.backups.write(stand.outside / "flash.ikubak")
        _enter(stand)
    min(stand.paths.evidence.iterdir()).unlink()


def _restore(stand: Stand) -> None:
    offices().restore(stand.paths, stand.outside / "flash.ikubak")


def _pack(stand: Stand) -> None:
    stand.services.packages.pack(stand.outside / "kiriman.ikupak", SECTION)


def _sent_by_a_section(stand: Stand) -> None:
    """A second PC's package: rows that are new, one that differs, and evidence that is not here."""
    other = stand.copied_to(stand.folder.with_name(f"{stand.folder.name}-seksi"))
    with other.opened() as services:
        _paste(other)
        _scan(other)
        _add_evidence(other)
        services.activities.change(stand.notes["activity"], {"description": "Diubah di seksi"})
        services.packages.pack(stand.outside / "seksi.ikupak", SECTION)
    shutil.rmtree(other.folder)
    with stand.opened() as services:
        services.activities.change(stand.notes["activity"], {"description": "Diubah di sini"})


def _merge(stand: Stand) -> None:
    stand.services.packages.merge([stand.outside / "seksi.ikupak"])


def _of_an_older_program(stand: Stand) -> None:
    stand.paths.database.write_bytes(gzip.decompress(RELEASED.read_bytes()))
    shutil.rmtree(stand.paths.evidence)
    stand.paths.evidence.mkdir()


def _migrate(stand: Stand) -> None:
    stand.open()
    stand.close()


EVERY = (
    Operation("enter", _enter),
    Operation("evidence", _add_evidence, _scan),
    Operation("import", _import, _filled_in),
    Operation("paste", _paste),
    Operation("undo", _undo, ready=_paste),
    Operation("close", _close),
    Operation("reopen", _reopen),
    Operation("print", _print, may_be_noted=True),
    Operation("sign", _sign, ready=_printed),
    Operation("backup", _back_up),
    Operation("restore", _restore, _copied_before, in_office=False),
    Operation("pack", _pack),
    Operation("merge", _merge, _sent_by_a_section),
    Operation("migrate", _migrate, _of_an_older_program, in_office=False),
)
OPERATIONS: Mapping[str, Operation] = {each.name: each for each in EVERY}


def opened_for(operation: Operation, stand: Stand) -> OfficeServices | None:
    """Bring a prepared stand to the moment before the operation; None for one on a closed office."""
    if not operation.in_office:
        return None
    services = stand.open()
    operation.ready(stand)
    return services
