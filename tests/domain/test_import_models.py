"""What a sheet's headings lack, what a preview amounts to, and how a received file stands."""

from iku_desktop.domain.import_models import ImportPreview, RowKind, SheetHead, WantedColumn
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.received import ReceivedFile, ReceivedState

WANTED = (
    WantedColumn("code", "Kode Desa", either=True),
    WantedColumn("name", "Nama Desa", either=True),
    WantedColumn("kind", "Jenis", needed=True),
    WantedColumn("note", "Keterangan"),
)


def a_head(headings: tuple[str, ...] = (), **columns: str) -> SheetHead:
    return SheetHead("documents", "Dokumen Desa", headings, columns, WANTED)


def test_that_a_head_is_complete_with_its_needed_columns_and_one_of_either() -> None:
    assert a_head(kind="Jenis", name="Desa").is_complete
    assert a_head(kind="Jenis", code="Kode", name="Desa").is_complete
    assert not a_head(kind="Jenis").is_complete
    assert not a_head(code="Kode", name="Desa").is_complete


def test_that_a_head_without_a_choice_between_columns_wants_only_the_needed_ones() -> None:
    head = SheetHead("villages", "Desa", (), {"kind": "Jenis"}, WANTED[2:])
    assert head.is_complete
    assert [each.key for each in head.missing] == ["note"]


def test_that_headings_that_stand_for_nothing_are_left_each_once() -> None:
    head = a_head(("Jenis", "Ket", "Ket", "No"), kind="Jenis")
    assert head.left == ("Ket", "No")
    assert [each.key for each in head.missing] == ["code", "name", "note"]


def test_that_a_preview_of_unchanged_rows_changes_nothing() -> None:
    assert ImportPreview().changes_nothing
    assert ImportPreview({RowKind.UNCHANGED: 7}).changes_nothing
    assert ImportPreview({RowKind.NEW: 0, RowKind.CHANGED: 0}).changes_nothing
    assert not ImportPreview({RowKind.NEW: 1}).changes_nothing
    assert not ImportPreview({RowKind.CHANGED: 1}).changes_nothing


def test_that_a_received_file_is_new_known_or_not_to_be_placed() -> None:
    assert ReceivedFile("a.pdf", sha256="x").state is ReceivedState.NEW
    assert ReceivedFile("a.pdf", sha256="x", is_known=True).state is ReceivedState.KNOWN
    problem = Problem("sent_no_kind", "document_type")
    lost = ReceivedFile("a.pdf", sha256="x", is_known=True, problems=(problem,))
    assert lost.state is ReceivedState.UNPLACED


def test_that_only_a_pdf_whose_place_is_missing_can_be_placed() -> None:
    place, content = Problem("sent_no_kind", "document_type"), Problem("file_empty", "file")
    assert ReceivedFile("a.pdf", sha256="x", problems=(place,)).can_be_placed
    assert not ReceivedFile("a.pdf", sha256="x", problems=(place, content)).can_be_placed
    assert not ReceivedFile("a.pdf", problems=(place,)).can_be_placed
