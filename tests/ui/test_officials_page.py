"""Settings page Pejabat: the signature block as it will print follows what stands in the form."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iku_desktop.ui.dialogs.settings import SettingsDialog
from iku_desktop.ui.dialogs.settings_pages.officials import OfficialsPage
from iku_desktop.ui.forms.inputs import ChoiceInput
from tests.services.desk import Desk
from tests.ui.settings_pages import Open, retype


def officials(dialog: SettingsDialog) -> OfficialsPage:
    page = dialog.pages["officials"]
    assert isinstance(page, OfficialsPage)
    return page


def choose(page: OfficialsPage, key: str, value: str) -> None:
    chosen = page.rows.detail.form.fields[key].input
    assert isinstance(chosen, ChoiceInput)
    chosen.box.setCurrentIndex(chosen.box.findData(value))
    chosen.box.activated.emit(chosen.box.currentIndex())


def an_official(desk: Desk, **typed: str) -> str:
    given = {"name": "BUDI SANTOSO", "post": "SEKRETARIS", "nip": "198001012005011003"}
    return desk.services.settings.add_official(given | typed).id


def test_that_an_officials_block_is_shown_as_it_will_print(settings: Open, desk: Desk) -> None:
    desk.services.settings.change_office({"place": "Ranuyoso"})
    an_official(desk, acting="plt", rank="Pembina")
    page = officials(settings("officials"))
    page.rows.choose(next(e.id for e in desk.services.settings.officials() if "BUDI" in e.name))
    assert page.preview.lines == (
        "Ranuyoso, 1 Desember 2025",
        "Plt. SEKRETARIS",
        "BUDI SANTOSO",
        "Pembina",
        "NIP. 19800101 200501 1 003",
    )


def test_that_the_block_follows_what_is_typed_and_chosen(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    chosen = an_official(desk)
    page = officials(settings("officials"))
    page.rows.choose(chosen)
    form = page.rows.detail.form
    choose(page, "on_behalf", "ub")
    retype(qtbot, form, "on_behalf_of", "CAMAT RANUYOSO")
    assert page.preview.lines[1:4] == ("a.n. CAMAT RANUYOSO", "u.b.", "SEKRETARIS")
    choose(page, "acting", "plh")
    choose(page, "on_behalf", "an")
    assert page.preview.lines[1:3] == ("a.n. CAMAT RANUYOSO", "Plh. SEKRETARIS")
    retype(qtbot, form, "nip", "1980 01")
    assert page.preview.lines[-1] == "NIP. 198001"
    retype(qtbot, form, "name", "")
    assert "…" * 20 in page.preview.lines
    qtbot.mouseClick(page.rows.detail.revert_button, Qt.MouseButton.LeftButton)
    assert page.preview.lines[1:3] == ("SEKRETARIS", "BUDI SANTOSO")
    assert desk.services.settings.officials()[-1].acting.value == "definitif"


def test_that_a_block_grows_with_its_lines_and_has_room_to_sign(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = officials(settings("officials"))
    page.rows.choose(an_official(desk))
    one = page.preview.sizeHint().height()
    retype(qtbot, page.rows.detail.form, "post", "SEKRETARIS KECAMATAN " * 8)
    assert page.preview.sizeHint().height() > one + 20
    picture = page.preview.grab().toImage()
    assert picture.pixelColor(3, 3).lightness() > 240, "paper is white in every look"


def test_that_without_officials_there_is_no_block(settings: Open, desk: Desk, qtbot: QtBot) -> None:
    for each in desk.services.settings.officials():
        desk.services.settings.remove_official(each.id)
    page = officials(settings("officials"))
    assert not page.preview.isVisible()
    qtbot.mouseClick(page.rows.add_button, Qt.MouseButton.LeftButton)
    assert page.preview.isVisible()
    # The first to be entered signs the IKU sheet, whose post stands there already.
    post, name = page.preview.lines[1:3]
    assert post == "CAMAT RANUYOSO"
    assert not name.strip("…")
