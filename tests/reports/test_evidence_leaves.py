"""Evidence files as leaves: every page and picture looks as it looked, and its bytes are kept."""

import io
import struct
import zlib
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageOps

from iku_desktop.domain.evidence_files import FileType
from iku_desktop.reports.binder_pages import matrix_of, sides
from iku_desktop.reports.binder_spool import Placed, Spool
from iku_desktop.reports.evidence_leaves import Leaf, Unbound, leaves_of, written
from iku_desktop.reports.paper import MM, Paper
from tests.reports.binders import differs, page_image
from tests.scans import (
    a_changed_pdf,
    a_filled_form,
    a_huge_jpeg,
    a_huge_png,
    a_pdf,
    a_pdf_without_pages,
    a_picture,
    a_png,
    a_striped_page,
    a_turned_photograph,
    an_encrypted_pdf,
)

# Edges are drawn softly, and a page is scaled: that much may differ, a turned page differs by far more.
SAME = 6.0
ODD_PAGES: dict[str, bytes] = {
    "as it is": a_striped_page(),
    "shown turned by 90": a_striped_page(Rotate=90),
    "shown turned by 180": a_striped_page(Rotate=180),
    "shown turned by 270": a_striped_page(Rotate=270),
    "shown turned to the left": a_striped_page(Rotate=-90),
    "that begins off the origin": a_striped_page((-300, -200, 100, 400)),
    "of which a part is shown": a_striped_page((100, 200, 500, 800), CropBox=[150, 300, 400, 700]),
    "of which a part is shown turned": a_striped_page(
        (100, 200, 500, 800), CropBox=[150, 300, 400, 700], Rotate=90
    ),
    "whose crop reaches beyond it": a_striped_page(CropBox=[-50, -50, 300, 900]),
    "that is to be trimmed": a_striped_page(TrimBox=[50, 50, 200, 200]),
    "of five metres": a_striped_page((0, 0, 14_400, 14_400)),
    "in larger units": a_striped_page(UserUnit=3),
    "with a filled form and a stamp": a_filled_form(),
    "without contents": a_changed_pdf(lambda pdf: pdf.pages[0].obj.__delitem__("/Contents")),
    "that only forbids things": an_encrypted_pdf(user=""),
}


def bound(data: bytes, kind: FileType, paper: Paper = Paper.F4_PORTRAIT) -> bytes:
    """The leaves of a file on sheets of paper without any stamp."""
    found = leaves_of(data, kind)
    blank = io.BytesIO()
    with pikepdf.new() as pdf:
        for leaf in found.leaves:
            pdf.add_blank_page(page_size=sides(leaf, paper))
        pdf.save(blank)
    with Spool() as spool:
        places = [
            Placed(at, number, matrix_of(leaf, paper))
            for at, (leaf, number) in enumerate(zip(found.leaves, spool.add(found), strict=True))
        ]
        return spool.onto(blank.getvalue(), places, lambda _percent: None)


def leaf_image(data: bytes, kind: FileType, paper: Paper = Paper.F4_PORTRAIT) -> Image.Image:
    """What a leaf's own place on its sheet looks like; all around it is white."""
    (leaf, *_) = leaves_of(data, kind).leaves
    sheet = page_image(bound(data, kind, paper), 0)
    scale, _, _, _, left, bottom = matrix_of(leaf, paper)
    box = (
        round(left),
        round(sheet.height - bottom - leaf.height * scale),
        round(left + leaf.width * scale),
        round(sheet.height - bottom),
    )
    around = sheet.copy()
    around.paste(255, (box[0] - 1, box[1] - 1, box[2] + 1, box[3] + 1))
    assert around.getextrema() == (255, 255)
    return sheet.crop(box)


@pytest.mark.parametrize("name", ODD_PAGES)
def test_that_a_page_looks_as_in_its_own_pdf(name: str) -> None:
    data = ODD_PAGES[name]
    assert differs(leaf_image(data, FileType.PDF), page_image(data, 0)) < SAME


def test_that_the_test_of_looks_tells_turned_pages_apart() -> None:
    turned = page_image(ODD_PAGES["shown turned by 180"], 0)
    assert differs(leaf_image(ODD_PAGES["as it is"], FileType.PDF), turned) > 10 * SAME


@pytest.mark.parametrize(
    "change",
    [
        lambda page: page.__setitem__("/CropBox", pikepdf.Array([900, 900, 1000, 1000])),
        lambda page: page.__setitem__("/CropBox", pikepdf.Array([10, 10, 10, 10])),
        lambda page: page.__setitem__("/Rotate", pikepdf.Name.Miring),
        lambda page: page.__setitem__("/Rotate", 45),
        lambda page: page.__setitem__("/Annots", pikepdf.Name.Kosong),
        lambda page: page.__setitem__("/Annots", pikepdf.Array([1, pikepdf.Dictionary()])),
    ],
)
def test_that_nonsense_beside_a_page_leaves_it_whole(change: Callable[[object], object]) -> None:
    data = a_changed_pdf(lambda pdf: change(pdf.pages[0].obj), a_striped_page())
    (leaf,) = leaves_of(data, FileType.PDF).leaves
    assert (leaf.width, leaf.height) == (400, 600)
    assert differs(leaf_image(data, FileType.PDF), page_image(ODD_PAGES["as it is"], 0)) < SAME


@pytest.mark.parametrize("box", [[0, 0, 0, 0], [5, 5, 5, 900], [0, 0, 1e-9, 1e-9]])
def test_that_a_page_of_no_size_is_taken_for_a4(box: list[float]) -> None:
    data = a_changed_pdf(lambda pdf: setattr(pdf.pages[0].obj, "MediaBox", pikepdf.Array(box)))
    (leaf,) = leaves_of(data, FileType.PDF).leaves
    assert (round(leaf.width), round(leaf.height)) == (595, 842)


def test_that_a_pdf_whose_end_is_cut_off_is_bound_as_far_as_it_is_whole() -> None:
    document = pypdfium2.PdfDocument(bound(a_pdf(3)[:-200], FileType.PDF))
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    assert texts == ["Bukti 1", "Bukti 2", "Bukti 3"]


def test_that_fonts_of_all_pages_together_come_along() -> None:
    def share(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        pdf.Root.Pages.Resources = page.Resources
        del page["/Resources"]

    document = pypdfium2.PdfDocument(bound(a_changed_pdf(share), FileType.PDF))
    assert "Bukti 1" in document[0].get_textpage().get_text_range()
    document.close()


def test_that_what_a_page_would_do_stays_behind() -> None:
    def arm(pdf: pikepdf.Pdf) -> None:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.Root.OpenAction = script
        pdf.pages[0].obj.AA = pikepdf.Dictionary(O=script)

    found = leaves_of(a_changed_pdf(arm), FileType.PDF)
    with pikepdf.open(io.BytesIO(found.data)) as pdf:
        assert b"JavaScript" not in b"".join(each.unparse() for each in pdf.objects)
        assert "/OpenAction" not in pdf.Root


@pytest.mark.parametrize(
    ("data", "kind", "code"),
    [
        (an_encrypted_pdf(), FileType.PDF, "pdf_encrypted"),
        (a_pdf_without_pages(), FileType.PDF, "pdf_no_pages"),
        (b"%PDF-1.7 rusak", FileType.PDF, "pdf_broken"),
        (b"", FileType.PDF, "pdf_broken"),
        (a_picture(), FileType.PDF, "pdf_broken"),
        (a_pdf(), FileType.JPEG, "image_broken"),
        (a_picture("PNG"), FileType.JPEG, "image_broken"),
        (a_picture()[:30], FileType.JPEG, "image_broken"),
        (a_picture("PNG")[:60], FileType.PNG, "image_broken"),
        (a_picture("PNG")[:20], FileType.PNG, "image_broken"),
        (a_huge_png(), FileType.PNG, "image_broken"),
        (a_huge_jpeg(), FileType.JPEG, "image_broken"),
    ],
)
def test_that_what_can_not_be_bound_says_why(data: bytes, kind: FileType, code: str) -> None:
    with pytest.raises(Unbound) as caught:
        leaves_of(data, kind)
    assert caught.value.code == code


@pytest.mark.parametrize("filtered", ["FlateDecode", "TidakDikenal"])
def test_that_a_page_whose_contents_can_not_be_read_is_not_bound_as_a_blank_one(
    filtered: str,
) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        contents = pikepdf.Stream(pdf, b"bukan isi")
        contents.Filter = pikepdf.Name(f"/{filtered}")
        pdf.pages[0].obj.Contents = contents

    with pytest.raises(Unbound) as caught:
        leaves_of(a_changed_pdf(spoil), FileType.PDF)
    assert caught.value.code == "pdf_broken"


def image_bytes(data: bytes, kind: FileType) -> bytes:
    """What the PDF holds of the only picture in it."""
    with pikepdf.open(io.BytesIO(bound(data, kind))) as pdf:
        form = pdf.pages[0].obj.Resources.XObject.Bukti
        return bytes(form.Resources.XObject.Gambar.read_raw_bytes())


def test_that_a_photographs_own_bytes_are_bound() -> None:
    data = a_picture("JPEG", (400, 300))
    assert image_bytes(data, FileType.JPEG) == data


@pytest.mark.parametrize("mode", ["RGB", "L", "1"])
def test_that_a_pngs_own_rows_are_bound(mode: str) -> None:
    data = a_picture("PNG", (400, 300), 1 if mode == "1" else (90,) * len(mode), mode)
    raw = image_bytes(data, FileType.PNG)
    assert raw in data


@pytest.mark.parametrize("orientation", range(1, 9))
def test_that_a_photograph_stands_as_its_camera_was_held(orientation: int) -> None:
    data = a_turned_photograph(orientation)
    seen = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
    (leaf,) = leaves_of(data, FileType.JPEG).leaves
    assert (leaf.width, leaf.height) == seen.size
    assert differs(leaf_image(data, FileType.JPEG), seen) < SAME


@pytest.mark.parametrize("exif", [b"Exif\x00\x00rusak", b""])
def test_that_a_photograph_whose_exif_is_nonsense_stands_as_it_is(exif: bytes) -> None:
    data = a_picture("JPEG", exif=exif) if exif else a_turned_photograph(77)
    seen = Image.open(io.BytesIO(data))
    assert differs(leaf_image(data, FileType.JPEG), seen) < SAME


def on_white(image: Image.Image) -> Image.Image:
    seen = image.convert("RGBA")
    ground = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(ground, seen)


@pytest.mark.parametrize(
    ("mode", "colour", "options"),
    [
        ("RGB", (180, 40, 40), {}),
        ("L", 120, {}),
        ("1", 1, {}),
        ("RGBA", (255, 0, 0, 40), {}),
        ("LA", (90, 120), {}),
        ("RGB", (180, 40, 40), {"transparency": (180, 40, 40)}),
        ("L", 120, {"transparency": 120}),
    ],
)
def test_that_a_png_of_any_kind_looks_as_it_does_on_white(
    mode: str, colour: object, options: dict[str, object]
) -> None:
    data = a_picture("PNG", (120, 80), colour, mode, **options)
    seen = on_white(Image.open(io.BytesIO(data)))
    assert differs(leaf_image(data, FileType.PNG), seen) < SAME


@pytest.mark.parametrize("transparent", [None, 0])
def test_that_a_png_with_a_palette_looks_as_it_does(transparent: int | None) -> None:
    picture = Image.open(io.BytesIO(a_picture("PNG"))).quantize(8)
    written_anew = io.BytesIO()
    options = {} if transparent is None else {"transparency": transparent}
    picture.save(written_anew, "PNG", **options)
    data = written_anew.getvalue()
    seen = on_white(Image.open(io.BytesIO(data)))
    assert differs(leaf_image(data, FileType.PNG), seen) < SAME


def deep(colour: int, channels: int, alpha: int | None = None) -> bytes:
    """A 16-bit PNG of 60 x 40 whose left half is dark, see-through where it has an alpha."""
    more = b"" if alpha is None else struct.pack(">H", alpha)
    dark, light = (struct.pack(">H", each) * channels + more for each in (5000, 50_000))
    return a_png(colour, 16, [b"\0" + dark * 30 + light * 30] * 40, 60)


@pytest.mark.parametrize(
    ("data", "greys"),
    [
        (deep(0, 1), (19, 195)),
        (deep(2, 3), (19, 195)),
        (deep(4, 1, 65_535), (19, 195)),
        (deep(6, 3, 65_535), (19, 195)),
        (deep(6, 3, 0), (255, 255)),
        (deep(6, 3, 32_768), (137, 225)),
    ],
)
def test_that_a_png_of_16_bits_looks_as_it_does_on_white(
    data: bytes, greys: tuple[int, int]
) -> None:
    image = leaf_image(data, FileType.PNG)
    found = [image.getpixel((round(image.width * at), image.height // 2)) for at in (0.25, 0.75)]
    assert found == pytest.approx(greys, abs=3)


def test_that_an_interlaced_png_is_written_anew() -> None:
    # A picture of one pixel has one pass, so it is interlaced by its head alone.
    data = a_png(2, 8, [b"\0\xb4\x28\x28"], 1, interlaced=True)
    assert zlib.decompress(image_bytes(data, FileType.PNG))[-3:] == b"\xb4\x28\x28"
    with Image.open(io.BytesIO(data)) as seen:
        assert differs(leaf_image(data, FileType.PNG).resize((1, 1)), seen) < SAME


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 30}])
@pytest.mark.parametrize(
    ("mode", "colour"), [("RGB", (180, 40, 40)), ("L", 120), ("CMYK", (0, 200, 60, 20))]
)
def test_that_a_photograph_of_any_kind_looks_as_it_does(
    mode: str, colour: object, options: dict[str, object]
) -> None:
    data = a_picture("JPEG", (240, 160), colour, mode, **options)
    with Image.open(io.BytesIO(data)) as seen:
        # Inks are shown a little differently by everyone; inverted ones would differ by far more.
        allowed = 25 if mode == "CMYK" else SAME
        assert differs(leaf_image(data, FileType.JPEG), seen.convert("RGB")) < allowed


@pytest.mark.parametrize("paper", [Paper.F4_PORTRAIT, Paper.A4_PORTRAIT])
@pytest.mark.parametrize("size", [(100, 100), (595, 842), (842, 595), (5000, 10), (3, 9000)])
def test_that_a_leaf_lies_within_its_sheet_below_the_stamp(
    paper: Paper, size: tuple[float, float]
) -> None:
    leaf = Leaf(*size, 1.42)
    wide, high = sides(leaf, paper)
    scale, _, _, _, left, bottom = matrix_of(leaf, paper)
    assert scale <= 1.42
    assert left >= 5 * MM - 0.01
    assert bottom >= 5 * MM - 0.01
    assert left + leaf.width * scale <= wide - 5 * MM + 0.01
    assert bottom + leaf.height * scale <= high - 12.5 * MM + 0.01
    assert (wide > high) is (size[0] > size[1])


def test_that_a_small_picture_is_not_blown_up() -> None:
    (leaf,) = leaves_of(a_picture(size=(90, 120)), FileType.JPEG).leaves
    assert matrix_of(leaf, Paper.F4_PORTRAIT)[0] == 1.0


def test_that_numbers_are_written_without_exponents() -> None:
    assert written((0.0000001, 1e7, -2.5, 1.0)) == "0 10000000 -2.5 1"
    assert written((1 / 3, -0.0)) == "0.33333 -0"
