"""The e-SAKIP table as files: read back by others, cells never become formulas."""

import csv
import io
from datetime import datetime

from openpyxl import load_workbook

from iku_desktop.exchange.esakip_files import esakip_csv, esakip_xlsx

HEAD = ("Kode", "Indikator", "Satuan", "Target tahun", "Triwulan", "Target")
LINES = (
    ("IKU-1", 'Fasilitasi; "koordinasi"\nbaris dua', "%", "85,00", "TW I", "-1,50"),
    ("=1+1", "@SUM(A1)", "+x", "", "TW II", ""),
)
AT = datetime.fromisoformat("2025-10-01T08:00")


def test_that_a_csv_is_read_back_cell_for_cell() -> None:
    data = esakip_csv(HEAD, LINES)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == list(HEAD)
    assert rows[1] == list(LINES[0]), "a negative number stays one"
    assert rows[2][:3] == ["'=1+1", "'@SUM(A1)", "'+x"], "a formula doesn't"


def test_that_a_workbook_holds_text_alone() -> None:
    data = esakip_xlsx("Capaian 2025", HEAD, LINES, AT)
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][0] == "Capaian 2025"
    assert rows[2] == HEAD
    assert rows[3] == LINES[0]
    assert rows[4][:3] == ("=1+1", "@SUM(A1)", "+x")
    kinds = {cell.data_type for row in sheet.iter_rows(min_row=4) for cell in row if cell.value}
    assert kinds == {"s"}


def test_that_the_same_table_gives_the_same_files() -> None:
    assert esakip_xlsx("a", HEAD, LINES, AT) == esakip_xlsx("a", HEAD, LINES, AT)
    assert esakip_csv(HEAD, ()).decode("utf-8-sig") == ";".join(HEAD) + "\r\n"
