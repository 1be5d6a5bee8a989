"""The names and limits inside a package (.ikupak), shared by writing and reading."""

import re

from iku_desktop.domain.evidence_files import MOST_BYTES
from iku_desktop.domain.row_content import ACTIVITY, DOCUMENT

MEGABYTE = 1024 * 1024
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
ROWS_OF = {ACTIVITY: "kegiatan.jsonl", DOCUMENT: "dokumen.jsonl"}
EVIDENCE_FOLDER, QUARTER_FOLDER = "bukti/", "triwulan/"
EVIDENCE_NAME = re.compile(r"bukti/[0-9a-f]{64}\.(pdf|jpg|png)")
QUARTER_NAME = re.compile(r"triwulan/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}")

MOST_ENTRIES = 20_000
MOST_FILE = 4096 * MEGABYTE
MOST_UNPACKED = 6144 * MEGABYTE
MOST_MANIFEST = 8 * MEGABYTE
MOST_SIGNATURE = 1024
MOST_ROWS_FILE = 320 * MEGABYTE
MOST_QUARTER_FILE = 64 * MEGABYTE
MOST_LINE = 2 * MEGABYTE
MOST_ROWS = 500_000
MOST_VERSIONS = 64
MOST_EVENTS = 10_000
MOST_TEXT = 20_000
LONGEST_NAME = 300
MOST_TIMES_SMALLER = 300
SMALL_MEMBER = MEGABYTE
CHUNK = 256 * 1024


def most_bytes(name: str) -> int | None:
    """How large a member of that name may be, None for a name that no package has."""
    if name in ROWS_OF.values():
        return MOST_ROWS_FILE
    if EVIDENCE_NAME.fullmatch(name):
        return MOST_BYTES
    if QUARTER_NAME.fullmatch(name):
        return MOST_QUARTER_FILE
    return {MANIFEST: MOST_MANIFEST, SIGNATURE: MOST_SIGNATURE}.get(name)
