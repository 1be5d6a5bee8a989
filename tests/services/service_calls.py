"""Every call of a service that ends in writing, and what it needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.blocks import TypedRow
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.package_models import PackOrder
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.permissions import Permission
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.row_content import ACTIVITY
from iku_desktop.domain.steps import Act, StepName
from tests.scans import a_pdf
from tests.services.busy_office import FIRST, SECOND, SECRET, Made, beside, import_a_row, root_file
from tests.services.desk import Desk
from tests.signing.keys import PASSPHRASE

P = Permission
NEW_SECRET = {"passphrase": "lain lagi sekali", "passphrase_again": "lain lagi sekali"}
PASTE = StepName(Act.PASTE, 1)


@dataclass(frozen=True)
class ServiceCall:
    """What a call needs (None: a login alone), the call itself, and whether TW I is closed before."""

    permission: Permission | None
    act: Callable[[Desk, Made], object]
    closed: bool = False


def _report(desk: Desk) -> Any:
    return desk.services.reports.make("quarterly", desk.moment(1))


def _key(desk: Desk) -> tuple[Path, str]:
    return desk.store.paths.folder.parent / "camat.p12", PASSPHRASE


def _file(desk: Desk) -> Path:
    return desk.store.paths.folder.parent / "bukti.pdf"


def _signed(desk: Desk) -> object:
    typed = {"signed_on": "2/12/2025", "signed_by": "Iwan"}
    desk.clock.day = desk.clock.day.replace(day=2)
    return desk.services.progress.signed("quarterly", desk.moment(1), typed, _file(desk))


def _signed_and_sent(desk: Desk) -> object:
    _signed(desk)
    typed = {"sent_on": "2/12/2025", "sent_to": "Inspektorat"}
    return desk.services.progress.sent("quarterly", desk.moment(1), typed)


def _accept(desk: Desk, made: Made) -> object:
    from tests.services.test_receiving import accepted

    receiving = desk.services.receiving
    return receiving.accept(made.sent, accepted(receiving.look(made.sent)))


def _undone(desk: Desk) -> object:
    desk.activity(description="Lagi")
    return desk.services.history.undo(desk.moment())


def _redone(desk: Desk) -> object:
    _undone(desk)
    return desk.services.history.redo(desk.moment())


def _choice(desk: Desk, made: Made) -> object:
    (row,) = desk.services.packages.differing()
    return desk.services.packages.choose(ACTIVITY, row.key, {"": row.sides[1].version})


def _place(desk: Desk, name: str = "Jenggrong") -> tuple[str, str, int]:
    return desk.village(name), "APBDES", 2026


def _block(**typed: Any) -> TypedRow:
    return typed


EXCEPTION = {"new_due": "15/1/2026", "decided_on": "20/11/2025", "reason": "Banjir"}
TYPED_ACCOUNT = {
    **{"name": "Baru", "role": "camat"},
    **{"passphrase": SECRET, "passphrase_again": SECRET},
}
CALLS: Mapping[str, ServiceCall] = {
    "accounts.add": ServiceCall(P.ACCOUNTS, lambda d, m: d.services.accounts.add(TYPED_ACCOUNT)),
    "accounts.change": ServiceCall(
        P.ACCOUNTS,
        lambda d, m: d.services.accounts.change(
            next(each.id for each in d.services.accounts.lines() if each.name == "Tono"),
            {"active": False},
        ),
    ),
    "accounts.set_passphrase": ServiceCall(
        P.ACCOUNTS,
        lambda d, m: d.services.accounts.set_passphrase(
            d.services.accounts.lines()[0].id, NEW_SECRET
        ),
    ),
    "accounts.change_passphrase": ServiceCall(
        None, lambda d, m: d.services.accounts.change_passphrase({**NEW_SECRET, "old": SECRET})
    ),
    "accounts.turn_off": ServiceCall(P.ACCOUNTS, lambda d, m: d.services.accounts.turn_off(SECRET)),
    "activities.add": ServiceCall(P.ACTIVITIES, lambda d, m: d.activity(description="Lagi")),
    "activities.change": ServiceCall(
        P.ACTIVITIES, lambda d, m: d.services.activities.change(m.activity, {"place": "Aula"})
    ),
    "activities.enter_block": ServiceCall(
        P.ACTIVITIES,
        lambda d, m: d.services.activities.enter_block({m.activity: _block(place="Aula")}, PASTE),
    ),
    "activities.remove": ServiceCall(
        P.ACTIVITIES, lambda d, m: d.services.activities.remove([m.activity])
    ),
    "backups.write": ServiceCall(
        P.BACKUP, lambda d, m: d.services.backups.write(beside(d, "salinan.ikubak"))
    ),
    "backups.choose_place": ServiceCall(
        P.BACKUP, lambda d, m: d.services.backups.choose_place(_outside(d), sealed=False)
    ),
    "backups.change_place": ServiceCall(
        P.BACKUP, lambda d, m: d.services.backups.change_place({"folder": str(_outside(d))})
    ),
    "backups.copy_out": ServiceCall(P.BACKUP, lambda d, m: _copied_out(d)),
    "backups.make": ServiceCall(None, lambda d, m: d.services.backups.make(BackupReason.MANUAL)),
    "backups.make_if_changed": ServiceCall(
        None, lambda d, m: d.services.backups.make_if_changed(BackupReason.CLOSE)
    ),
    "closings.close": ServiceCall(
        P.CLOSE, lambda d, m: d.services.closings.close(SECOND), closed=True
    ),
    "closings.reopen": ServiceCall(
        P.REOPEN, lambda d, m: d.services.closings.reopen(FIRST, "Salah"), closed=True
    ),
    "closings.confirm_clock": ServiceCall(P.CLOSE, lambda d, m: _clock_confirmed(d)),
    "documents.record": ServiceCall(
        P.DOCUMENTS, lambda d, m: d.services.documents.record(*_place(d), {"date": "28/11/2025"})
    ),
    "documents.enter_block": ServiceCall(
        P.DOCUMENTS,
        lambda d, m: d.services.documents.enter_block(
            {_place(d): _block(date="28/11/2025")}, PASTE
        ),
    ),
    "documents.grant_exception": ServiceCall(
        P.EXCEPTIONS, lambda d, m: d.services.documents.grant_exception(*_place(d), EXCEPTION)
    ),
    "documents.withdraw_exception": ServiceCall(
        P.EXCEPTIONS,
        lambda d, m: d.services.documents.withdraw_exception(*_place(d, "Meninjo")),
    ),
    "evidence.add": ServiceCall(
        P.ACTIVITIES, lambda d, m: d.services.evidence.add(FileOwner.ACTIVITY, m.activity, _file(d))
    ),
    "evidence.store_bytes": ServiceCall(
        P.ACTIVITIES,
        lambda d, m: d.services.evidence.store_bytes(
            FileOwner.ACTIVITY, m.activity, a_pdf(words="X"), "x.pdf"
        ),
    ),
    "evidence.add_to_document": ServiceCall(
        P.DOCUMENTS, lambda d, m: d.services.evidence.add_to_document(*_place(d), _file(d))
    ),
    "evidence.remove": ServiceCall(P.ACTIVITIES, lambda d, m: d.services.evidence.remove(m.file)),
    "first_steps.confirm_villages": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.first_steps.confirm_villages()
    ),
    "first_steps.hide": ServiceCall(None, lambda d, m: d.services.first_steps.hide()),
    "first_steps.set_targets": ServiceCall(
        P.FIGURES, lambda d, m: d.services.first_steps.set_targets(2025, {"IKU-1:4": "80"})
    ),
    "history.undo": ServiceCall(P.ACTIVITIES, lambda d, m: _undone(d)),
    "history.redo": ServiceCall(P.ACTIVITIES, lambda d, m: _redone(d)),
    "holidays.add": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.holidays.add({"day": "1/1/2026", "name": "Baru"})
    ),
    "holidays.change": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.holidays.change(m.holiday, {"name": "Hari Natal"})
    ),
    "holidays.remove": ServiceCall(P.SETTINGS, lambda d, m: d.services.holidays.remove(m.holiday)),
    "holidays.paste": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.holidays.paste("1/1/2026\tTahun Baru")
    ),
    "indicators.set_target": ServiceCall(
        P.FIGURES, lambda d, m: d.services.indicators.set_target("IKU-2", 2025, 4, 90)
    ),
    "indicators.enter_targets": ServiceCall(
        P.FIGURES,
        lambda d, m: d.services.indicators.enter_targets(
            "IKU-2", 2025, {4: {"value": "90"}}, PASTE
        ),
    ),
    "indicators.record_manual": ServiceCall(
        P.FIGURES,
        lambda d, m: d.services.indicators.record_manual(
            "IPP", 2025, {"value": "3,9", "evidence": "Survei"}
        ),
    ),
    "indicators.write_narrative": ServiceCall(
        P.FIGURES,
        lambda d, m: d.services.indicators.write_narrative(
            "IKU-1", Quarter(2025, 4), NarrativeKind.HINDERING, "Banjir"
        ),
    ),
    "letters.issue": ServiceCall(
        P.PAPERS, lambda d, m: d.services.letters.issue(_tomorrow(d), [d.village("Wonoayu")])
    ),
    "letters.record_as_activity": ServiceCall(
        P.PAPERS, lambda d, m: d.services.letters.record_as_activity([m.letter], m.own)
    ),
    "packages.pack": ServiceCall(
        P.PACK, lambda d, m: d.services.packages.pack(beside(d, "baru.ikupak"), PackOrder())
    ),
    "packages.merge": ServiceCall(
        P.MERGE, lambda d, m: d.services.packages.merge([beside(d, "dua.ikupak")])
    ),
    "packages.choose": ServiceCall(P.MERGE, _choice),
    "packages.keep_all": ServiceCall(P.MERGE, lambda d, m: d.services.packages.keep_all()),
    "packages.forget": ServiceCall(P.MERGE, lambda d, m: d.services.packages.forget(m.sender)),
    "plan.change_plan": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.plan.change_plan(m.plan, {"title": "IKU"})
    ),
    "plan.change_goal": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.plan.change_goal(m.goal, {"text": "Tujuan"})
    ),
    "plan.add_indicator": ServiceCall(
        P.SETTINGS,
        lambda d, m: d.services.plan.add_indicator(
            m.plan,
            {
                **{"code": "UJI-2", "title": "Uji", "short_title": "Uji", "goal": m.goal},
                **{"calculator": "manual_value", "unit": "indeks"},
            },
        ),
    ),
    "plan.change_indicator": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.plan.change_indicator(m.indicator, {"title": "Lain"})
    ),
    "plan.remove_indicator": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.plan.remove_indicator(m.indicator)
    ),
    "plan.set_offsets": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.plan.set_offsets(m.plan, _other_offsets(d))
    ),
    "preferences.change_letters": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.preferences.change_letters({"letter_first": "12"})
    ),
    "preferences.change_signing": ServiceCall(
        P.SETTINGS,
        lambda d, m: d.services.preferences.change_signing({"timestamp_url": "https://tsa.id/"}),
    ),
    "preferences.change_locking": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.preferences.change_locking({"idle_lock": "5"})
    ),
    "preferences.add_roots": ServiceCall(P.SETTINGS, lambda d, m: _another_root(d)),
    "preferences.remove_root": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.preferences.remove_root(m.root)
    ),
    "progress.printed": ServiceCall(
        P.PAPERS, lambda d, m: d.services.progress.printed("quarterly", d.moment(1)), closed=True
    ),
    "progress.signed": ServiceCall(P.PAPERS, lambda d, m: _signed(d), closed=True),
    "progress.sent": ServiceCall(P.PAPERS, lambda d, m: _signed_and_sent(d), closed=True),
    "receiving.accept": ServiceCall(P.DOCUMENTS, _accept),
    "recycle_bin.restore": ServiceCall(
        P.ACTIVITIES, lambda d, m: d.services.recycle_bin.restore([m.removed], d.moment())
    ),
    "reports.issue": ServiceCall(
        P.PAPERS, lambda d, m: d.services.reports.issue(_report(d)), closed=True
    ),
    "reports.save": ServiceCall(
        P.PAPERS, lambda d, m: d.services.reports.save(_report(d), beside(d, "a.pdf")), closed=True
    ),
    "settings.change_office": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.settings.change_office({"place": "Ranuyoso"})
    ),
    "settings.set_logo": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.settings.set_logo(b"\x89PNG\r\n\x1a\n0")
    ),
    "settings.add_official": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.settings.add_official({"name": "X", "post": "Y"})
    ),
    "settings.change_official": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.settings.change_official(m.official, {"rank": "IV/a"})
    ),
    "settings.remove_official": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.settings.remove_official(m.official)
    ),
    "settings.add_section": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.settings.add_section({"code": "B", "name": "Baru"})
    ),
    "settings.change_section": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.settings.change_section(m.section, {"name": "Lain"})
    ),
    "settings.remove_section": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.settings.remove_section(m.section)
    ),
    "settings.add_rule": ServiceCall(P.SETTINGS, lambda d, m: _another_rule(d, m)),
    "settings.change_rule": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.settings.change_rule(m.rule, {"legal_basis": "Baru"})
    ),
    "settings.remove_rule": ServiceCall(
        P.SETTINGS, lambda d, m: d.services.settings.remove_rule(m.rule)
    ),
    "settings.add_document_type": ServiceCall(
        P.SETTINGS,
        lambda d, m: d.services.settings.add_document_type({"code": "LAIN", "name": "Lain"}),
    ),
    "settings.change_document_type": ServiceCall(
        P.SETTINGS,
        lambda d, m: d.services.settings.change_document_type("RKPDES", {"full_name": "Rencana"}),
    ),
    "settings.set_categories": ServiceCall(
        P.SETTINGS,
        lambda d, m: d.services.settings.set_categories(
            [{"name": "Baik", "bound": "50", "bars": 2}, {"name": "Kurang", "bars": 1}]
        ),
    ),
    "signing.sign": ServiceCall(
        P.SIGN, lambda d, m: d.services.signing.sign(_report(d), d.moment(1), _key(d)), closed=True
    ),
    "signing.save_with_empty_field": ServiceCall(
        P.PAPERS,
        lambda d, m: d.services.signing.save_with_empty_field(_report(d), beside(d, "b.pdf")),
        closed=True,
    ),
    "villages.add": ServiceCall(
        P.VILLAGES,
        lambda d, m: d.services.villages.add({"code": "35.08.20.2098", "name": "Lagi"}),
    ),
    "villages.change": ServiceCall(
        P.VILLAGES, lambda d, m: d.services.villages.change(d.village(), {"head": "Sutrisno"})
    ),
    "villages.enter_block": ServiceCall(
        P.VILLAGES,
        lambda d, m: d.services.villages.enter_block({d.village(): _block(head="Sri")}, PASTE),
    ),
    "villages.remove": ServiceCall(
        P.VILLAGES, lambda d, m: d.services.villages.remove([m.village])
    ),
    "workbook.import_file": ServiceCall(P.ACTIVITIES, lambda d, m: import_a_row(d)),
}
# These write an activity too, so another section's operator and Kasi may not.
OF_A_SECTION = frozenset({"letters.record_as_activity", "packages.merge", "packages.choose"})


def _outside(desk: Desk) -> Path:
    folder = beside(desk, "stik")
    folder.mkdir(exist_ok=True)
    return folder


def _copied_out(desk: Desk) -> object:
    from iku_desktop.domain.backups import SecondPlace
    from iku_desktop.storage.backup_folder import write_place

    desk.store.paths.backups.mkdir(exist_ok=True)
    write_place(desk.store.paths.backups, SecondPlace(folder=str(_outside(desk))))
    return desk.services.backups.copy_out()


def _clock_confirmed(desk: Desk) -> object:
    desk.clock.day = desk.clock.day.replace(year=2024)
    return desk.services.closings.confirm_clock()


def _tomorrow(desk: Desk) -> Any:
    desk.clock.day = desk.clock.day.replace(day=2)
    return desk.moment()


def _other_offsets(desk: Desk) -> dict[str, Any]:
    return {**desk.services.plan.plans()[0].offsets, "UJI": 0}


def _another_root(desk: Desk) -> object:
    path = beside(desk, "lain.der")
    root_file(path, "Akar Dua")
    return desk.services.preferences.add_roots([path])


def _another_rule(desk: Desk, made: Made) -> object:
    typed = {"document_type": "RKPDES", "month": 9, "day": 30, "year_offset": -1}
    more = {"counts": "ditetapkan", "legal_basis": "Uji", "valid_from": "1/1/2050"}
    rules = desk.services.settings.rules()
    assert rules
    return desk.services.settings.add_rule({**typed, **more})
