"""Saves a database of the released schema for test_released_databases; run once per schema version.

python -m tests.storage.make_released_database
"""

import dataclasses
import gzip
import json
import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from iku_desktop.domain.accounts import Account, Role
from iku_desktop.domain.activities import EvidenceKind
from iku_desktop.domain.closing import ClockConfirmation, Closing
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileType
from iku_desktop.domain.holidays import Holiday
from iku_desktop.domain.issued import IssuedDocument, IssuedState, ReportProgress
from iku_desktop.domain.letters import Letter
from iku_desktop.domain.packages import (
    KnownSender,
    MergedPackage,
    Presence,
    Purpose,
    RowBase,
    RowVariant,
    SentPackage,
    VariantState,
)
from iku_desktop.domain.plan import ManualValue, Narrative, NarrativeKind, Target
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.database_file import SCHEMA_VERSION
from iku_desktop.storage.reader import Reader
from iku_desktop.storage.store import Store
from tests.builders import an_exception
from tests.storage.office_content import AT, CONTENT, LATER, WHO, an_activity

DATABASES = Path(__file__).parent / "databases"


def make_office(folder: Path) -> None:
    """An office in which every table has rows, some of them changed and removed."""
    store = Store.create(OfficePaths(folder), CONTENT, WHO, AT)
    with store.write(WHO, AT) as unit:
        village, section = unit.villages()[1].id, unit.sections()[0].id
        first = unit.plans()[0].indicators[0].id
        unit.put_all(
            [
                VillageDocument(
                    village, "LPPDES", 2024, date(2025, 4, 4), "1/2025", "bpd", "x", "y"
                ),
                VillageDocument(village, "RKPDES", 2026, note="menunggu"),
                an_exception(village),
                an_activity(section, kinds=EvidenceKind, output="SK", follow_up_date=LATER.date()),
                an_activity(section, date(2025, 6, 1), [], first_day=date(2025, 5, 30)),
                Target(first, 2025, 0, Fraction(10, 3), 1, date(2025, 6, 1), "Revisi", "188/1"),
                ManualValue(
                    first, 2025, None, Fraction(7), Fraction(9), "Surat", date(2025, 12, 1)
                ),
                Narrative(first, 2025, 3, NarrativeKind.HINDERING, "Banjir <b>&\"' 😀\nbaris dua"),
                Closing(2025, 1, 0, "{}", "0" * 64, AT, WHO, LATER, WHO, "salah"),
                Closing(2025, 1, 1, "{}", "1" * 64, LATER, WHO),
                *papers(village),
                *packages(),
            ]
        )
        unit.put_office_key("5" * 64, b"\x05" * 32)
        unit.put_all(accounts(section))
        unit.put_logo(b"\x89PNG\r\n")
        unit.put_issued_content("3" * 64, b"%PDF-1.7\r\n")
    with store.write("Orang Lain", LATER) as unit:
        activity = unit.activities(date(2025, 6, 1), date(2025, 6, 1))[0]
        unit.put(replace(activity, note="diubah"))
        unit.remove(VillageDocument, unit.documents([2026])[village, "RKPDES", 2026].id)
    store.close()


def papers(village: str) -> list[object]:
    """One of each thing that comes with papers."""
    return [
        EvidenceFile(
            *(FileOwner.ACTIVITY, "a", "2" * 64, FileType.PDF, "Surat <1>.pdf", 1234, 3),
            *("sk_camat", 1),
        ),
        IssuedDocument(
            *("quarterly", 2025, 1, "", 1, "f4", IssuedState.FINAL, "ABCDEFGHJKLM", "3" * 64, 10),
            *("IKU_2025_TW1_rev1.pdf", LATER, WHO, "4" * 64),
        ),
        ReportProgress(
            *("quarterly", 2025, 1, 1, LATER, LATER.date(), "Iwan", True, LATER.date()),
            *("Inspektorat", "12/2025"),
        ),
        Letter(
            *(2025, 7, "140/7/427/2025", LATER.date(), village, ("LPPDES:2024",), AT.date()),
            *("Pengingat", "a"),
        ),
        Preference(PreferenceName.LETTER_PATTERN, "140/{nomor}/{tahun}"),
        ClockConfirmation(LATER, AT, WHO),
        Holiday(date(2025, 3, 31), "Hari Raya Idulfitri"),
    ]


def packages() -> list[object]:
    """One of each thing that is remembered of packages."""
    return [
        KnownSender("6" * 64, "Seksi Pemerintahan", "PEM"),
        SentPackage("7" * 64, 1, Purpose.QUARTER, "", 40, 12, AT, WHO),
        MergedPackage("8" * 64, "6" * 64, 3, "PEM", AT, WHO, 9, 120, "9" * 64),
        RowBase("activity", "a", Presence.STANDS, ("e-1", "e-2"), AT, WHO, 17),
        RowVariant(
            *("activity", "a", "a" * 64, ("e-1", "e-3"), '{"place":"Aula"}', LATER, "Orang Lain"),
            *(VariantState.RIVAL, "b"),
        ),
    ]


def facts_of(reader: Reader) -> tuple[tuple[object, ...], ...]:
    """The facts of the year's activities, each for itself."""
    alike = reader.activity_facts(2025)
    return tuple(each[:3] for each in alike for _ in range(each.number))


def reads_of(reader: Reader) -> dict[str, object]:
    """All that a reader tells, as JSON holds it."""
    every = {
        **{"office": reader.office(), "logo": reader.logo(), "villages": reader.villages()},
        **{"sections": reader.sections(), "officials": reader.officials()},
        **{"types": reader.document_types(), "rules": reader.rules(), "plans": reader.plans()},
        **{"categories": reader.categories(), "presets": reader.presets()},
        **{"causes": reader.causes(), "documents": tuple(reader.documents().values())},
        **{"exceptions": tuple(reader.exceptions().values()), "targets": reader.targets()},
        **{"activities": reader.activities(date.min, date.max)},
        **{"facts": facts_of(reader), "manual": reader.manual_values(2025)},
        **{"narratives": reader.narratives(2025, 3), "closings": reader.closings(2025)},
        **{"stamps": reader.stamps(VillageDocument), "last": reader.last_change()},
        **{"counter": reader.change_counter(), "heads": reader.closing_heads()},
        **{"files": reader.all_evidence_files(), "issued": reader.issued_of("quarterly", 2025)},
        **{"content": reader.issued_content("3" * 64), "progress": reader.progress(2025)},
        **{"letters": reader.letters(2025), "preferences": reader.preferences()},
        **{"holidays": reader.holidays(), "head": reader.audit_head()},
        **{"key": reader.public_key(), "senders": reader.known_senders()},
        **{"sent": reader.sent_packages(), "merged": reader.merged_packages()},
        **{"bases": reader.row_bases(), "variants": reader.row_variants()},
        **{"accounts": reader.accounts()},
    }
    return {name: plain(value) for name, value in every.items()}


def accounts(section: str) -> list[object]:
    """Two who may log in."""
    return [
        Account("Siti Aminah", Role.ADMIN, secret="$argon2id$1"),
        Account("Budi", Role.OPERATOR, section, True, "$argon2id$2", False, 3, AT),
    ]


def plain(value: Any) -> Any:
    """Dataclasses as objects by field, the rest as JSON has it or as text."""
    if dataclasses.is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


def main() -> None:
    """Writes `databases/0001.sqlite3.gz` and beside it what a reader told when it was made."""
    DATABASES.mkdir(exist_ok=True)
    name = f"{SCHEMA_VERSION:04d}"
    with tempfile.TemporaryDirectory() as temporary:
        paths = OfficePaths(Path(temporary) / "IKU")
        make_office(paths.folder)
        packed = gzip.compress(paths.database.read_bytes(), mtime=0)
        (DATABASES / f"{name}.sqlite3.gz").write_bytes(packed)
        with closing(Store.open(paths)) as store, store.read() as reader:
            told = json.dumps(reads_of(reader), ensure_ascii=False, indent=1)
        (DATABASES / f"{name}.reads.json").write_text(told + "\n", "utf-8")


if __name__ == "__main__":
    main()
