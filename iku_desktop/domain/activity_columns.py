"""Many activities as columns: of each row what a long list is ordered and filtered by, in little room."""

from collections.abc import Sequence
from dataclasses import dataclass

from iku_desktop.domain.activities import EvidenceKind

# One bit for each kind of evidence an activity has, and one for an output.
KIND_BITS = {kind.value: 1 << number for number, kind in enumerate(EvidenceKind)}
COUNTS_BITS = (1 << len(KIND_BITS)) - 1
OUTPUT_BIT = 1 << 7
OUTPUTS = bytes(OUTPUT_BIT if value == ord("1") else 0 for value in range(256))


@dataclass(frozen=True, slots=True)
class ActivityColumns:
    """Rows by id, the n-th of each column: ISO days, follow-up days as YYYYMMDD (0: none), bits, texts.

    `last` is the id up to which rows were looked at, "" where there was none.
    """

    ids: Sequence[str] = ()
    days: Sequence[str] = ()
    sections: Sequence[str] = ()
    follow_ups: Sequence[int] = ()
    flags: bytes = b""
    texts: Sequence[str] = ()
    last: str = ""


def flags_of(
    ids: Sequence[str], outputs: str, owners: Sequence[str], kinds: Sequence[str]
) -> bytes:
    """The bits of rows: `outputs` says 1 or 0 for each, `owners` and `kinds` tell each evidence."""
    bits = dict(zip(owners, map(KIND_BITS.__getitem__, kinds), strict=True))
    if len(bits) < len(owners):
        for row_id, kind in zip(owners, kinds, strict=True):
            bits[row_id] |= KIND_BITS[kind]
    proven = bytes([bits.get(row_id, 0) for row_id in ids])
    written = outputs.encode().translate(OUTPUTS)
    # As numbers all bytes are combined at once.
    both = int.from_bytes(proven, "little") | int.from_bytes(written, "little")
    return both.to_bytes(len(ids), "little")
