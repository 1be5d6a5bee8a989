"""Puts a kecamatan of the national list into words: how many villages it has, and their codes."""

from collections.abc import Iterable

from iku_desktop.presentation.texts import t

CODE_TAIL = 4


def village_counts(desa: int, kelurahan: int) -> str:
    """`11 desa`, `3 desa, 2 kelurahan`."""
    parts = []
    if desa or not kelurahan:
        parts.append(t("start.desa", count=desa))
    if kelurahan:
        parts.append(t("start.kelurahan", count=kelurahan))
    return ", ".join(parts)


def village_codes(codes: Iterable[str]) -> str:
    """`kode Kemendagri 35.08.20.2001 sampai 2011`; "" without villages."""
    ordered = sorted(codes)
    if not ordered:
        return ""
    if len(ordered) == 1:
        return t("start.one_code", first=ordered[0])
    return t("start.codes", first=ordered[0], last=ordered[-1][-CODE_TAIL:])
