"""Settings pages Surat and Tanda tangan elektronik over a real office."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from iku_desktop.domain.letters import Letter
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.letters import LettersPage
from iku_desktop.ui.dialogs.settings_pages.signing import SigningPage
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.rows_list import DETAIL
from tests.services.desk import Desk
from tests.signing.keys import CAMAT, a_certificate, a_name, a_root, rsa_key
from tests.ui.conftest import message_boxes
from tests.ui.settings_pages import Open, retype

BSRE, OTHER = "Balai Sertifikasi Elektronik Root", "Root CA Indonesia DS G1"
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def letters(settings: Open) -> LettersPage:
    page = settings("letters").pages["letters"]
    assert isinstance(page, LettersPage)
    return page


@pytest.fixture
def signing(settings: Open) -> SigningPage:
    page = settings("signing").pages["signing"]
    assert isinstance(page, SigningPage)
    return page


def below(form: Form, key: str) -> str:
    """What stands under a field: its problem or its hint."""
    return form.fields[key].input.editor.accessibleDescription()


def a_file(folder: Path, name: str, *certificates: x509.Certificate) -> Path:
    path = folder / name
    path.write_bytes(b"".join(each.public_bytes(Encoding.PEM) for each in certificates))
    return path


def titles(page: SigningPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def details(page: SigningPage) -> list[str]:
    return [str(page.list.item(row).data(DETAIL)) for row in range(page.list.count())]


# Surat


def test_that_the_next_number_follows_every_letter_that_is_typed(
    letters: LettersPage, qtbot: QtBot
) -> None:
    form = letters.saving.form
    assert "1/XII/2025" in below(form, "letter_pattern")
    retype(qtbot, form, "letter_pattern", "140/{nomor}/{tahun}")
    assert "140/1/2025" in below(form, "letter_pattern")
    retype(qtbot, form, "letter_first", "25")
    assert "140/25/2025" in below(form, "letter_pattern")
    qtbot.mouseClick(letters.saving.revert_button, LEFT)
    assert "1/XII/2025" in below(form, "letter_pattern")


def test_that_half_a_pattern_has_no_example_and_is_not_accused_while_typed(
    letters: LettersPage, qtbot: QtBot
) -> None:
    form = letters.saving.form
    retype(qtbot, form, "letter_pattern", "140/{nom")
    assert below(form, "letter_pattern") == t("settings.letters.no_next")
    assert not form.fields["letter_pattern"].problem


def test_that_a_bad_pattern_and_number_are_refused_beside_their_fields(
    letters: LettersPage, desk: Desk, qtbot: QtBot
) -> None:
    form = letters.saving.form
    retype(qtbot, form, "letter_pattern", "140/{nomor}")
    retype(qtbot, form, "letter_first", "0")
    before = desk.counter()
    qtbot.mouseClick(letters.saving.save_button, LEFT)
    assert "{tahun}" in form.fields["letter_pattern"].problem
    assert "9999" in form.fields["letter_first"].problem
    assert below(form, "letter_pattern") == form.fields["letter_pattern"].problem
    assert desk.counter() == before
    assert letters.is_dirty


def test_that_what_was_entered_is_kept_and_shown_as_it_is_stored(
    letters: LettersPage, desk: Desk, qtbot: QtBot
) -> None:
    form = letters.saving.form
    retype(qtbot, form, "letter_pattern", " 140/{nomor}/{bulan}/{tahun} ")
    retype(qtbot, form, "letter_first", "007")
    retype(qtbot, form, "letter_nature", "Segera")
    form.fields["letter_copies"].input.put("Bupati Lumajang\nInspektur")
    qtbot.mouseClick(letters.saving.save_button, LEFT)
    kept = desk.services.preferences.letters()
    assert (kept.pattern, kept.first, kept.nature) == (
        *("140/{nomor}/{bulan}/{tahun}", "7"),
        "Segera",
    )
    assert kept.copies == "Bupati Lumajang\nInspektur"
    assert form.fields["letter_first"].typed() == "7"
    assert "140/7/XII/2025" in below(form, "letter_pattern")
    assert not letters.is_dirty


def test_that_the_last_letter_of_the_year_explains_why_the_first_number_rests(
    desk: Desk, settings: Open
) -> None:
    day = date(2025, 11, 3)
    with desk.context.writing() as change:
        place = (desk.village(), ("LPPDES:2024",))
        change.work.put(Letter(2025, 9, "140/9/XI/2025", day, *place, day, "Hal"))
    page = settings("letters").pages["letters"]
    assert isinstance(page, LettersPage)
    assert "140/9/XI/2025" in below(page.saving.form, "letter_first")
    assert "10/XII/2025" in below(page.saving.form, "letter_pattern")


# Tanda tangan elektronik


def test_that_the_page_says_what_roots_and_the_authority_of_time_are_for() -> None:
    about = t("settings.about.signing")
    assert about.count(".") == 2
    assert "BSrE" in about
    assert "waktu PC" in about


def test_that_the_authority_of_time_is_kept_or_refused_beside_its_field(
    signing: SigningPage, desk: Desk, qtbot: QtBot
) -> None:
    form = signing.saving.form
    retype(qtbot, form, "timestamp_url", "tsa.contoh.go.id")
    qtbot.mouseClick(signing.saving.save_button, LEFT)
    assert "http://" in form.fields["timestamp_url"].problem
    assert desk.services.preferences.signing().timestamp_url == ""
    retype(qtbot, form, "timestamp_url", "http://tsa.contoh.go.id ")
    qtbot.mouseClick(signing.saving.save_button, LEFT)
    assert desk.services.preferences.signing().timestamp_url == "http://tsa.contoh.go.id"
    assert form.fields["timestamp_url"].typed() == "http://tsa.contoh.go.id"
    assert not signing.is_dirty


def test_that_certificates_are_added_with_the_button_and_listed(
    signing: SigningPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    root, key = a_root(OTHER)
    desk.clock.day = root.not_valid_before_utc.date() + timedelta(days=30)
    signing.context.choose_moment(desk.moment())
    middle = a_certificate(
        "CA Menengah", rsa_key("m"), (root.subject, key), is_root=True, valid=(-60, -10)
    )
    later = a_certificate("Induk baru", rsa_key("b"), is_root=True, valid=(10, 20))
    file = a_file(tmp_path, "induk.pem", a_root(BSRE)[0], middle, later)
    assert signing.none.isVisible()
    assert not signing.remove_button.isEnabled()
    qtbot.mouseClick(signing.add_button, LEFT)
    (dialog,) = signing.findChildren(QFileDialog)
    dialog.filesSelected.emit([str(file)])
    dialog.reject()
    assert titles(signing) == [BSRE, "CA Menengah", "Induk baru"]
    own, expired, not_yet = details(signing)
    assert own.startswith("penerbit dirinya sendiri")
    assert f"penerbit {OTHER}" in expired
    assert ("berlaku sampai" in own, "baru berlaku" in not_yet) == (True, True)
    assert not signing.none.isVisible()
    assert len(desk.services.preferences.signing().roots) == 3


def test_that_the_validity_is_told_as_of_today(
    signing: SigningPage, desk: Desk, tmp_path: Path
) -> None:
    signing.add_files([a_file(tmp_path, "induk.pem", a_root(BSRE)[0])])
    (root,) = desk.services.preferences.signing().roots
    desk.clock.day = root.valid_to.date() + timedelta(days=1)
    signing.context.choose_moment(desk.moment())
    signing.reload()
    assert "sudah berakhir" in details(signing)[0]


def test_that_the_fingerprint_of_the_chosen_certificate_can_be_compared(
    signing: SigningPage, qtbot: QtBot, tmp_path: Path, desk: Desk
) -> None:
    assert not signing.fingerprint.isVisible()
    signing.add_files([a_file(tmp_path, "dua.pem", a_root(BSRE)[0], a_root(OTHER)[0])])
    first, second = desk.services.preferences.signing().roots
    shown = signing.fingerprint.text().replace(" ", "")
    assert first.sha256 in shown
    qtbot.keyClick(signing.list, Qt.Key.Key_Down)
    assert second.sha256 in signing.fingerprint.text().replace(" ", "")


def test_that_what_is_no_root_is_told_with_its_file_and_nothing_is_added(
    signing: SigningPage, desk: Desk, tmp_path: Path
) -> None:
    person = a_file(tmp_path, "camat.cer", a_certificate(CAMAT, rsa_key(CAMAT)))
    signing.add_files([person, tmp_path / "hilang.crt"])
    told = signing.problem.text().split("\n")
    assert told[0].startswith("camat.cer: ")
    assert CAMAT in told[0]
    assert told[1].count("hilang.crt") == 1
    assert desk.services.preferences.signing().roots == ()
    signing.add_files([a_file(tmp_path, "induk.pem", a_root(BSRE)[0])])
    assert not signing.problem.isVisible()


def test_that_of_several_files_the_good_ones_are_taken(
    signing: SigningPage, tmp_path: Path
) -> None:
    good = a_file(tmp_path, "induk.pem", a_root(BSRE)[0])
    signing.add_files([a_file(tmp_path, "kosong.pem"), good])
    assert titles(signing) == [BSRE]
    assert signing.problem.isVisible()
    assert "kosong.pem" in signing.problem.text()


def test_that_certificates_can_be_dropped_onto_the_page(
    signing: SigningPage, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(a_file(tmp_path, "induk.pem", a_root(BSRE)[0])))])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), action, data, LEFT, none)
    QApplication.sendEvent(signing, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(signing, QDropEvent(QPointF(9, 9), action, data, LEFT, none))
    assert titles(signing) == [BSRE]
    words = QMimeData()
    words.setText("bukan berkas")
    foreign = QDragEnterEvent(QPoint(9, 9), action, words, LEFT, none)
    foreign.ignore()
    QApplication.sendEvent(signing, foreign)
    assert not foreign.isAccepted()


def test_that_a_certificate_is_taken_off_only_after_asking(
    signing: SigningPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    signing.add_files([a_file(tmp_path, "dua.pem", a_root(BSRE)[0], a_root(OTHER)[0])])
    qtbot.mouseClick(signing.remove_button, LEFT)
    (box,) = message_boxes()
    assert BSRE in box.informativeText()
    box.reject()
    assert len(titles(signing)) == 2
    qtbot.mouseClick(signing.remove_button, LEFT)
    (box,) = message_boxes()
    next(each for each in box.buttons() if each.text() == t("forms.remove")).click()
    assert titles(signing) == [OTHER]
    assert [each.subject for each in desk.services.preferences.signing().roots] == [OTHER]


def test_that_an_address_being_typed_outlives_a_certificate_that_is_added(
    signing: SigningPage, qtbot: QtBot, tmp_path: Path
) -> None:
    retype(qtbot, signing.saving.form, "timestamp_url", "http://tsa")
    signing.add_files([a_file(tmp_path, "induk.pem", a_root(BSRE)[0])])
    assert signing.saving.form.fields["timestamp_url"].typed() == "http://tsa"
    assert signing.is_dirty


def test_that_a_name_with_marks_is_shown_as_it_is(signing: SigningPage, tmp_path: Path) -> None:
    key = rsa_key("tanda")
    odd = a_certificate("<b>Induk</b> & Anak", key, is_root=True)
    assert odd.subject == a_name("<b>Induk</b> & Anak")
    signing.add_files([a_file(tmp_path, "tanda.pem", odd)])
    assert titles(signing) == ["<b>Induk</b> & Anak"]
