"""The packing of the country's list."""

import gzip
import importlib.util
import lzma
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "make_regions.py"
LIST = """kode,nama,level,kind
35,Jawa Timur,provinsi,provinsi
35.08,Kabupaten Lumajang ,kabupaten_kota,kabupaten
35.08.20,Ranuyoso,kecamatan,kecamatan
35.08.20.2002,"Meninjo  I, II",desa_kelurahan,desa
35.08.20.2001,Jenggrong,desa_kelurahan,desa
"""


def the_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_regions", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_that_villages_stand_in_the_line_of_their_kecamatan() -> None:
    lines = lzma.decompress(the_script().pack(LIST)).decode().split("\n")
    assert lines == [
        "35\tJawa Timur",
        "35.08\tKabupaten Lumajang",
        "35.08.20\tRanuyoso\t2001Jenggrong\t2002Meninjo I, II",
    ]


def test_that_the_script_writes_the_packed_file_and_says_how_large(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "list.csv.gz", tmp_path / "out.txt.xz"
    source.write_bytes(gzip.compress(LIST.encode()))
    the_script().main(str(source), str(target))
    assert target.read_bytes() == the_script().pack(LIST)
    assert f"{target.stat().st_size} bytes" in capsys.readouterr().out
