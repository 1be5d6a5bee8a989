"""What may be added to an issued paper: signatures and their fields, and nothing that is seen besides."""

import io
from collections.abc import Callable

import pytest
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DecryptedObjectProxy,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from iku_desktop.domain.proof import MAIN_PLACE, SECOND_PLACE
from iku_desktop.signing.additions import only_signed_since
from iku_desktop.signing.pades import with_empty_field
from tests.signing.papers import a_report, signed_once, signed_twice

REPORT = a_report("7H3P-WK92-M5KD")
SIZE = len(REPORT)
Edit = Callable[[IncrementalPdfFileWriter, DictionaryObject], None]


def edited(edit: Edit) -> bytes:
    """The report with an increment that changes its first page or what belongs to it."""
    writer = IncrementalPdfFileWriter(io.BytesIO(REPORT))
    page = writer.root["/Pages"]["/Kids"][0]
    edit(writer, page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_that_signatures_and_their_fields_may_be_added() -> None:
    waiting = with_empty_field(REPORT, MAIN_PLACE)
    for data in (signed_once(REPORT), signed_twice(REPORT), waiting, signed_twice(waiting)):
        assert only_signed_since(data, SIZE)
    assert only_signed_since(signed_twice(waiting), len(waiting)), "the waiting paper was issued"


def test_that_the_paper_itself_is_no_addition() -> None:
    assert not only_signed_since(REPORT, SIZE), "nothing was signed"
    assert not only_signed_since(REPORT + b"\n%%EOF\n", SIZE)


def other_words(writer: IncrementalPdfFileWriter, page: DictionaryObject) -> None:
    stream = StreamObject(stream_data=b"BT /F1 40 Tf 60 700 Td (100%) Tj ET")
    page["/Contents"] = writer.add_object(stream)
    writer.update_container(page)


def words_in_place(writer: IncrementalPdfFileWriter, page: DictionaryObject) -> None:
    contents = page["/Contents"]
    contents._data = b"BT /F1 40 Tf 60 700 Td (100%) Tj ET"
    contents._encoded_data = None
    writer.mark_update(page.raw_get("/Contents").reference)


def a_note(writer: IncrementalPdfFileWriter, page: DictionaryObject) -> None:
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FreeText"),
            NameObject("/Contents"): TextStringObject("100%"),
            NameObject("/Rect"): ArrayObject(map(FloatObject, (60, 700, 200, 730))),
        }
    )
    page["/Annots"] = ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def a_cover(writer: IncrementalPdfFileWriter, page: DictionaryObject) -> None:
    append_signature_field(writer, SigFieldSpec("Penutup", box=(0, 0, 612, 935)))


def a_script(writer: IncrementalPdfFileWriter, page: DictionaryObject) -> None:
    writer.root["/OpenAction"] = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
    )
    writer.update_root()


def fewer_pages(writer: IncrementalPdfFileWriter, page: DictionaryObject) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"] = ArrayObject(pages["/Kids"].raw_get(at) for at in (1, 2))
    pages["/Count"] = NumberObject(2)
    writer.update_container(pages)


def another_font(writer: IncrementalPdfFileWriter, page: DictionaryObject) -> None:
    fonts = page["/Resources"]["/Font"]
    fonts["/F1"]["/BaseFont"] = NameObject("/Symbol")
    writer.update_container(fonts["/F1"])


@pytest.mark.parametrize(
    "edit",
    [other_words, words_in_place, a_note, a_cover, a_script, fewer_pages, another_font],
)
def test_that_an_edit_is_seen_before_and_under_a_signature(edit: Edit) -> None:
    changed = edited(edit)
    assert changed.startswith(REPORT)
    assert not only_signed_since(changed, SIZE)
    assert not only_signed_since(signed_twice(changed), SIZE)
    assert only_signed_since(signed_twice(changed), len(changed)), "counted from the edited one"


def test_that_garbage_behind_a_paper_is_no_signature() -> None:
    for data in (REPORT + b"x" * 99, REPORT + REPORT, b"", b"%PDF-1.4"):
        assert not only_signed_since(data, min(SIZE, len(data)))


def test_that_a_field_that_was_moved_is_seen() -> None:
    waiting = with_empty_field(REPORT, SECOND_PLACE)
    writer = IncrementalPdfFileWriter(io.BytesIO(waiting))
    field = writer.root["/AcroForm"]["/Fields"][0]
    assert not isinstance(field, DecryptedObjectProxy)
    field["/Rect"] = ArrayObject(map(FloatObject, (0, 0, 612, 935)))
    writer.update_container(field)
    out = io.BytesIO()
    writer.write(out)
    assert not only_signed_since(out.getvalue(), len(waiting))
