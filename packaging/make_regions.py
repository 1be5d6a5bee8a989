"""Packs the country's list of regions (CSV: kode, nama, level, kind) into resources/regions/.

A line a region, parts by tabs: code, name, and for a kecamatan its villages as the last four digits of
the code with the name. Usage: make_regions.py LIST.csv.gz OUT.txt.xz
"""

import csv
import gzip
import lzma
import sys
from collections import defaultdict
from pathlib import Path

VILLAGE_CODE_LENGTH = 13
PRESET = 9 | lzma.PRESET_EXTREME


def pack(text: str) -> bytes:
    """The list as shipped; names lose stray spaces at their ends and doubled ones inside."""
    rows = [
        (code, " ".join(name.split())) for code, name, *_ in list(csv.reader(text.splitlines()))[1:]
    ]
    villages: dict[str, list[str]] = defaultdict(list)
    for code, name in sorted(rows):
        if len(code) == VILLAGE_CODE_LENGTH:
            villages[code[:8]].append(code[9:] + name)
    lines = [
        "\t".join([code, name, *villages[code]])
        for code, name in sorted(rows)
        if len(code) != VILLAGE_CODE_LENGTH
    ]
    return lzma.compress("\n".join(lines).encode(), preset=PRESET)


def main(source: str, target: str) -> None:
    """Read the CSV and write the packed list."""
    packed = pack(gzip.decompress(Path(source).read_bytes()).decode())
    Path(target).write_bytes(packed)
    print(f"{target}: {len(packed)} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
