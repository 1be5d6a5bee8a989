"""A small office for storage tests: every kind of stored object at least once, as in Ranuyoso."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from fractions import Fraction

from iku_desktop.domain.achievement import Direction
from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.office import Acting, Office, Official, OnBehalf, Section
from iku_desktop.domain.plan import Formula, Goal, GoalKind, IkuPlan, Indicator, Target
from iku_desktop.domain.villages import Village
from tests.builders import CALENDAR, CATEGORIES, FISCAL, RULES, TYPES

WHO = "Siti Aminah"
AT = datetime(2025, 12, 1, 10, 24, tzinfo=UTC)
LATER = datetime(2025, 12, 2, 8, 5, tzinfo=UTC)
CODE = "35.08.20"

OFFICE = Office(
    code=CODE,
    name="Ranuyoso",
    kabupaten="Lumajang",
    province="Jawa Timur",
    government_line="PEMERINTAH KABUPATEN LUMAJANG",
    office_line="KECAMATAN RANUYOSO",
    functions=("perumusan kebijakan", "pelaksanaan urusan; dan lain-lain"),
)
VILLAGES = (
    Village("", "35.08.20.2001", "Alun-Alun", head="Budi", phone="0812"),
    Village("", "35.08.20.2002", "Ranuyoso", valid_from=date(2020, 1, 1)),
    Village("", "35.08.20.1003", "Kelurahan Baru", valid_to=date(2025, 6, 30)),
)
SECTIONS = (
    Section("", "PEM", "Seksi Pemerintahan", "Pemerintahan", 1, ("Pem", "Sie Pem")),
    Section("", "UMUM", "Subbagian Umum", "Umum", 2),
)
OFFICIALS = (
    Official("", "ADI", "CAMAT RANUYOSO", "197509211996021002", "Pembina"),
    Official(
        *("", "BENI", "SEKRETARIS"),
        acting=Acting.PLH,
        on_behalf=OnBehalf.AN,
        on_behalf_of="CAMAT RANUYOSO",
        valid_from=date(2025, 1, 1),
        valid_to=date(2025, 1, 31),
    ),
)
GOALS = (
    Goal("tujuan", GoalKind.OBJECTIVE, "Meningkatnya pelayanan", 1),
    Goal("sasaran", GoalKind.STRATEGIC, "Meningkatnya koordinasi", 1),
)
INDICATORS = (
    Indicator("ipp", "IPP", "Indeks Pelayanan Publik", "IPP", "tujuan", "manual_value", "indeks"),
    Indicator(
        *("iku-1", "IKU-1", "Persentase tindak lanjut", "Tindak lanjut", "sasaran", "follow_up"),
        formula=Formula("", "yang ditindaklanjuti", "seluruhnya", "x 100 %"),
        explanation="1. satu\n2. dua",
        position=1,
    ),
    Indicator(
        *("iku-2", "IKU-2", "Persentase dokumen", "Dokumen", "sasaran", "documents_on_time"),
        direction=Direction.LOWER,
        position=2,
    ),
)
PLAN = IkuPlan(
    id="lembar",
    first_year=2024,
    last_year=2026,
    title="INDIKATOR KINERJA UTAMA",
    organisation_lines=("KECAMATAN RANUYOSO", "2024-2026"),
    goals=GOALS,
    indicators=INDICATORS,
    offsets=CALENDAR,
    set_on=date(2023, 6, 26),
)
CONTENT = OfficeContent(
    office=OFFICE,
    villages=VILLAGES,
    sections=SECTIONS,
    officials=OFFICIALS,
    document_types=TYPES,
    rules=RULES,
    plans=(PLAN,),
    categories=CATEGORIES,
    presets={"calendar": CALENDAR, "fiscal": FISCAL},
    causes={"bpd": "BPD belum sepakat", "aturan": "Menunggu peraturan"},
    targets=(Target("iku-1", 2025, 0, Fraction(85)), Target("iku-1", 2025, 1, Fraction(250, 3))),
)


def an_activity(
    section_id: str,
    day: date = date(2025, 10, 3),
    kinds: Iterable[EvidenceKind] = (EvidenceKind.DECREE,),
    **values: object,
) -> Activity:
    """An activity with evidence of these kinds, numbered in their order."""
    evidence = tuple(Evidence(kind, f"No. {place}") for place, kind in enumerate(kinds, start=1))
    given = {"id": "", "description": "Rapat koordinasi APBDesa", "evidence": evidence}
    return Activity(day=day, section_id=section_id, **(given | values))  # type: ignore[arg-type]
