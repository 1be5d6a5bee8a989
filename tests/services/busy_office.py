"""An office in which every call of a service can succeed, and the accounts that try them."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from iku_desktop.domain.accounts import Account, Role
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.package_models import PackOrder
from iku_desktop.domain.packages import KnownSender, Purpose
from iku_desktop.domain.periods import Quarter
from iku_desktop.paths import OfficePaths
from iku_desktop.signing.passphrases import kept_secret
from iku_desktop.storage.store import Store
from tests.scans import a_pdf
from tests.sendings import a_folder
from tests.services.desk import Desk
from tests.signing.keys import CAMAT, NIP, a_p12, a_root
from tests.workbooks import ACTIVITY_HEAD, a_workbook

SECRET = "rahasia sekali"
FIRST, SECOND = Quarter(2025, 1), Quarter(2025, 2)


@dataclass(frozen=True)
class Made:
    """What the calls speak of."""

    own: str
    other: str
    activity: str
    differing: str
    village: str
    section: str
    official: str
    rule: str
    holiday: str
    plan: str
    goal: str
    indicator: str
    letter: str
    file: str
    sender: str
    removed: int
    root: str
    sent: Path


def accounts(made: Made) -> dict[str, Account]:
    """One of each kind of account, by a name for tests; an operator and a Kasi also of another section."""
    secret = kept_secret(SECRET)
    return {
        "operator": Account("Budi", Role.OPERATOR, made.own, secret=secret),
        "operator with documents": Account("Rini", Role.OPERATOR, made.own, True, secret),
        "operator elsewhere": Account("Tono", Role.OPERATOR, made.other, secret=secret),
        "kasi": Account("Rina", Role.KASI, made.own, secret=secret),
        "kasi elsewhere": Account("Dewi", Role.KASI, made.other, secret=secret),
        "kasi of all": Account("Joko", Role.KASI, secret=secret),
        "camat": Account("Adi", Role.CAMAT, secret=secret),
        "admin": Account("Siti", Role.ADMIN, secret=secret),
    }


def busy_office(blank: Path, folder: Path) -> Made:
    """Fill a copy of a blank office, without accounts, so that every call finds what it needs."""
    shutil.copytree(blank, folder / "IKU")
    desk = Desk(Store.open(OfficePaths(folder / "IKU")))
    services = desk.services
    sent = folder / "kiriman"
    a_folder(sent, {"Jenggrong/2026/RKPDes.pdf": a_pdf(words="RKPDes")})
    (folder / "bukti.pdf").write_bytes(a_pdf(words="Lain"))
    root_file(folder / "root.der", "Akar Satu")
    (folder / "camat.p12").write_bytes(a_p12(CAMAT, valid=(-3000, 3000)))
    official = services.settings.add_official({"name": CAMAT, "post": "CAMAT", "nip": NIP}).id
    section = services.settings.add_section({"code": "UJI", "name": "Seksi Uji"}).id
    village = services.villages.add(
        {"code": "35.08.20.2099", "name": "Sumber Baru", "valid_from": "1/1/2030"}
    ).id
    holiday = services.holidays.add({"day": "25/12/2025", "name": "Natal"}).id
    activity = desk.activity().id
    file = services.evidence.store_bytes(FileOwner.ACTIVITY, activity, a_pdf(), "notulen.pdf").id
    differing = desk.activity(description="Dua versi").id
    services.activities.remove([desk.activity(description="Salah").id])
    desk.record("Jenggrong", "LPPDES", 2024, date="20/3/2025")
    typed = {"new_due": "15/1/2026", "decided_on": "20/11/2025", "reason": "Banjir"}
    services.documents.grant_exception(desk.village("Meninjo"), "APBDES", 2026, typed)
    rule = {"document_type": "APBDES", "month": 12, "day": 31, "year_offset": -1}
    more = {"counts": "ditetapkan", "legal_basis": "Uji", "valid_from": "1/1/2040"}
    rules = services.settings.rules()
    services.settings.change_rule(
        next(each.id for each in rules if each.document_type == "APBDES"),
        {"valid_to": "31/12/2039"},
    )
    added = services.settings.add_rule({**rule, **more}).id
    plan = services.plan.plans()[0]
    typed = {"code": "UJI-1", "title": "Uji", "short_title": "Uji", "goal": plan.goals[0].id}
    indicator = services.plan.add_indicator(
        plan.id, {**typed, "calculator": "manual_value", "unit": "indeks"}
    ).id
    services.preferences.add_roots([folder / "root.der"])
    services.letters.issue(desk.moment())
    _two_versions(folder, desk, differing)
    services.settings.add_document_type({"code": "UJI", "name": "Uji"})
    with desk.store.write("Siti Aminah", desk.clock.now()) as work:
        sender = work.put(KnownSender("6" * 64, "Seksi Lama", "PEM"))
    own, other = (desk.section(at) for at in (0, 1))
    made = Made(
        *(own, other, activity, differing, village, section, official, added, holiday),
        *(plan.id, plan.goals[0].id, indicator, services.letters.issued(2025)[0].id, file, sender),
        removed=services.recycle_bin.rows()[0].sequence,
        root=services.preferences.signing().roots[0].sha256,
        sent=sent,
    )
    desk.store.close()
    shutil.copytree(folder / "IKU", folder / "TUTUP")
    closed = Desk(Store.open(OfficePaths(folder / "TUTUP")))
    closed.services.closings.close(FIRST)
    closed.store.close()
    return made


def _two_versions(folder: Path, desk: Desk, activity: str) -> None:
    """An activity that two PCs changed, and a package that is still to be merged."""
    shutil.copytree(folder / "IKU", folder / "SEKSI")
    section = Desk(Store.open(OfficePaths(folder / "SEKSI")))
    order = PackOrder(purpose=Purpose.SECTION)
    section.services.activities.change(activity, {"place": "Balai"})
    desk.services.activities.change(activity, {"place": "Pendopo"})
    section.services.packages.pack(folder / "satu.ikupak", order)
    desk.services.packages.merge([folder / "satu.ikupak"])
    section.activity(description="Baru dari seksi")
    section.services.packages.pack(folder / "dua.ikupak", order)
    section.store.close()


def root_file(path: Path, name: str) -> None:
    """A certificate of a made-up authority, as a file."""
    path.write_bytes(a_root(name)[0].public_bytes(Encoding.PEM))


def beside(desk: Desk, name: str) -> Path:
    """A file beside the data folder."""
    return desk.store.paths.folder.parent / name


def import_a_row(desk: Desk) -> object:
    """Import a workbook of one activity of the first section."""
    path = beside(desk, "kegiatan.xlsx")
    section = desk.services.settings.sections()[0].name
    row = {"Tanggal": "3/10/2025", "Uraian Kegiatan": "Dari Excel", "Seksi/Subbagian": section}
    path.write_bytes(a_workbook({"Kegiatan": [ACTIVITY_HEAD, [row.get(h) for h in ACTIVITY_HEAD]]}))
    outcome = desk.services.workbook.import_file(path)
    assert outcome.refused == ()
    return outcome
