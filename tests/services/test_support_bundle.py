"""The file for support: everything needed, nothing personal, data only where it was asked for."""

import json
import zipfile
from pathlib import Path

import pytest

from iku_desktop.domain.bugs import Bug
from iku_desktop.domain.computer import PrinterFacts, ScreenFacts, WindowFacts
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.services import support_bundle
from iku_desktop.services.backup_source import look_into
from iku_desktop.services.logbook import Logbook
from iku_desktop.services.support_bundle import (
    COPY_NAME,
    STEPS,
    Asked,
    bundle_name,
    collect,
    save,
    save_with_data,
)
from iku_desktop.services.versions import program_versions
from tests.services.copies import PASSPHRASE
from tests.services.desk import Desk, StoppedClock

MARKED = "Sulastriwati"
WINDOW = WindowFacts(
    (PrinterFacts(f"Epson {MARKED}", is_default=True),), ScreenFacts(1366, 768, 1.0, 9.75, "id")
)
TYPED = {"passphrase": PASSPHRASE, "passphrase_again": PASSPHRASE}


@pytest.fixture
def asked(desk: Desk, tmp_path: Path) -> Asked:
    log = Logbook()
    log.begin((tmp_path / "log",))
    log.started(program_versions())
    log.bug(Bug("KeyError", ("iku_desktop/a.py:1:f",)))
    (tmp_path / "log" / "galat-20261125-102400.txt").write_text("Fatal Python error: Aborted\n")
    return Asked(
        desk.store.paths,
        desk.clock,
        log,
        program_versions(),
        desk.services,
        WINDOW,
        {"shade": "dark"},
        tmp_path / "log",
    )


def test_that_all_support_asks_for_is_in_it(asked: Asked) -> None:
    texts = collect(asked)
    assert list(texts) == [
        *("baca-dulu.txt", "versi.json", "setelan.json", "komputer.txt", "periksa.txt"),
        *("kesalahan.json", "mogok/galat-20261125-102400.txt", "log/iku.log"),
    ]
    assert json.loads(texts["versi.json"])["iku"] == program_versions()["iku"]
    settings = json.loads(texts["setelan.json"])
    assert (settings["office"], settings["shade"], settings["practice"]) == (
        *("35.08.20", "dark"),
        False,
    )
    assert settings["rows"]["village"] == 11
    assert "writing fine fine" in texts["komputer.txt"]
    assert texts["periksa.txt"].startswith("sound 1\n")
    assert json.loads(texts["kesalahan.json"])[0]["kind"] == "KeyError"
    assert " started iku=" in texts["log/iku.log"]
    assert "log/iku.log: catatan kejadian" in texts["baca-dulu.txt"]


def test_that_nothing_personal_is_in_it(asked: Asked, desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / f"flash {MARKED}"
    stick.mkdir()
    desk.services.backups.choose_place(stick, sealed=True)
    desk.services.settings.add_official({"name": MARKED, "post": "Camat"})
    desk.services.preferences.change_letters(
        {"letter_pattern": f"005/{{nomor}}/{MARKED}/{{tahun}}"}
    )
    desk.activity(description=f"Rapat dengan {MARKED}")
    text = "\n".join(collect(asked).values())
    for mark in (MARKED, "Jenggrong", "Ranuyoso", "Siti Aminah", str(tmp_path)):
        assert mark not in text
    settings = json.loads(collect(asked)["setelan.json"])
    assert settings["second_place_sealed"]


def test_that_what_was_shown_is_what_is_saved(asked: Asked, tmp_path: Path) -> None:
    texts = collect(asked)
    path = tmp_path / "bantuan.zip"
    save(asked, path, texts)
    with zipfile.ZipFile(path) as bundle:
        assert {name: bundle.read(name).decode() for name in bundle.namelist()} == texts


def test_that_data_goes_along_sealed_where_it_was_ticked(asked: Asked, tmp_path: Path) -> None:
    path, told = tmp_path / "bantuan.zip", []
    save_with_data(asked, path, {"versi.json": "{}"}, TYPED, lambda *each: told.append(each))
    with zipfile.ZipFile(path) as bundle:
        assert bundle.namelist() == ["versi.json", COPY_NAME]
        bundle.extract(COPY_NAME, tmp_path)
    assert look_into(tmp_path / COPY_NAME, PASSPHRASE).facts.villages == 11
    with pytest.raises(Refused):
        look_into(tmp_path / COPY_NAME)
    assert told
    assert all(0 <= count <= total for count, total in told)


def test_that_data_goes_along_open_where_no_passphrase_was_typed(
    asked: Asked, tmp_path: Path
) -> None:
    path = tmp_path / "bantuan.zip"
    save_with_data(asked, path, {}, {"passphrase": "", "passphrase_again": ""})
    with zipfile.ZipFile(path) as bundle:
        bundle.extract(COPY_NAME, tmp_path)
    assert look_into(tmp_path / COPY_NAME).facts.villages == 11


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ({"passphrase": "pendek", "passphrase_again": "pendek"}, ["passphrase_short"]),
        ({"passphrase": PASSPHRASE, "passphrase_again": ""}, ["passphrase_differs"]),
        (
            {"passphrase": "", "passphrase_again": PASSPHRASE},
            ["passphrase_short", "passphrase_differs"],
        ),
    ],
)
def test_that_a_passphrase_that_cannot_be_right_is_refused(
    asked: Asked, typed: dict[str, str], codes: list[str], tmp_path: Path
) -> None:
    with pytest.raises(Refused) as caught:
        save_with_data(asked, tmp_path / "bantuan.zip", {}, typed)
    assert [each.code for each in caught.value.problems] == codes
    assert not (tmp_path / "bantuan.zip").exists()


def test_that_a_folder_that_is_gone_is_told_and_the_office_is_whole(
    asked: Asked, desk: Desk, tmp_path: Path
) -> None:
    before = desk.counter()
    for act in (
        lambda path: save(asked, path, {}),
        lambda path: save_with_data(asked, path, {}, TYPED),
    ):
        with pytest.raises(Unavailable) as caught:
            act(tmp_path / "tidak ada" / "bantuan.zip")
        assert caught.value.code == "file_folder_missing"
    assert desk.counter() == before


def test_that_without_an_office_there_is_a_file_without_data(tmp_path: Path, desk: Desk) -> None:
    asked = Asked(desk.store.paths, StoppedClock(), Logbook(), {"iku": "1"})
    texts = collect(asked)
    assert texts["periksa.txt"] == "office none\n"
    assert json.loads(texts["setelan.json"]) == {}
    assert not any(name.startswith(("log/", "mogok/")) for name in texts)
    with pytest.raises(Refused) as caught:
        save_with_data(asked, tmp_path / "a.zip", texts, {})
    assert caught.value.problems[0].code == "support_no_office"


def test_that_a_damaged_office_still_gets_its_file(
    asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_given: object, **_named: object) -> None:
        raise Unavailable("damaged", damaged=True, reason=MARKED)

    monkeypatch.setattr("iku_desktop.services.checkup.check_everything", damaged)
    monkeypatch.setattr(support_bundle, "_office_settings", damaged)
    texts = collect(asked)
    assert texts["periksa.txt"] == "unavailable damaged\n"
    assert json.loads(texts["setelan.json"])["office"] == "damaged"


def test_that_batal_is_heard_while_it_collects(asked: Asked) -> None:
    told: list[tuple[int, int]] = []

    def stop(count: int, total: int) -> None:
        told.append((count, total))
        if count == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        collect(asked, stop)
    assert told[-1] == (2, STEPS)


def test_that_its_name_names_no_office() -> None:
    assert bundle_name(StoppedClock().now()) == "IKU_bantuan_20251201-1024.zip"
