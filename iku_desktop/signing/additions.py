"""Whether only signatures were added to a PDF: what stands on its pages is what stood there before."""

import io
from typing import TYPE_CHECKING

from iku_desktop.signing.pades import quiet

if TYPE_CHECKING:
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, PdfObject
    from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

# What a signer writes into objects that were there before; whatever else changes is an edit.
OF_THE_CATALOG = frozenset({"/AcroForm", "/Version", "/Extensions", "/Metadata", "/DSS"})
OF_THE_FORM = frozenset({"/Fields", "/SigFlags", "/DR", "/DA"})
OF_A_FIELD = frozenset({"/V", "/AP", "/Lock", "/F", "/DA", "/MK"})
OF_A_PAGE = frozenset({"/Annots"})
# A block larger than this (in points) could hide what it stands on.
WIDEST, HIGHEST = 300, 150


def only_signed_since(data: bytes, size: int) -> bool:
    """Whether nothing but signatures, with their fields, was added to the first `size` bytes of a PDF."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    quiet()
    try:
        base = PdfFileReader(io.BytesIO(data[:size]), strict=False)
        whole = PdfFileReader(io.BytesIO(data), strict=False)
        return _Comparison(base.total_revisions, whole).holds()
    except Exception:  # noqa: BLE001 - what the library can't follow is not only a signature
        return False


class _Comparison:
    """The objects of a file as they were after its first revisions, and as they are."""

    def __init__(self, revisions: int, whole: "PdfFileReader") -> None:
        self._first = revisions
        self._whole = whole
        self._old: HistoricalResolver = whole.get_historical_resolver(revisions - 1)

    def holds(self) -> bool:
        """Whether every object that was there before is changed only as a signature changes it."""
        count = self._whole.total_revisions
        changed = {
            reference
            for revision in range(self._first, count)
            for reference in self._whole.xrefs.explicit_refs_in_revision(revision)
        }
        trailer = self._whole.trailer
        about = _plain(trailer.raw_get("/Info")) if "/Info" in trailer else None
        return count > self._first and all(
            self._is_signing(self._old(each), self._whole.get_object(each))
            for each in changed
            if ("ref", each.idnum, each.generation) != about
        )

    def _is_signing(self, old: "PdfObject", new: "PdfObject") -> bool:
        from pyhanko.pdf_utils.generic import DictionaryObject, NullObject, StreamObject

        if isinstance(old, NullObject) or _plain(old) == _plain(new):
            return True
        if not (isinstance(old, DictionaryObject) and isinstance(new, DictionaryObject)):
            return False
        if isinstance(old, StreamObject) or isinstance(new, StreamObject):
            return False
        return self._changed_keys(old, new) <= self._allowed(old, new)

    def _changed_keys(self, old: "DictionaryObject", new: "DictionaryObject") -> frozenset[str]:
        return frozenset(
            key
            for key in {*old, *new}
            if key not in old
            or key not in new
            or _plain(old.raw_get(key)) != _plain(new.raw_get(key))
        )

    def _allowed(self, old: "DictionaryObject", new: "DictionaryObject") -> frozenset[str]:
        kind = old.get("/Type")
        if kind == "/Catalog":
            return OF_THE_CATALOG
        if kind == "/Page":
            return OF_A_PAGE if self._only_signatures(old, new) else frozenset()
        if old.get("/FT") == "/Sig":
            return OF_A_FIELD
        return OF_THE_FORM if "/Fields" in old else frozenset()

    def _only_signatures(self, old: "DictionaryObject", new: "DictionaryObject") -> bool:
        """Whether a page got signature fields of a decent size, and kept what it had."""
        before, after = old.get("/Annots", []), new.get("/Annots", [])
        count = len(before)
        kept = [_plain(each) for each in _raw(after)[:count]]
        return kept == _plain(before) and all(map(_is_block, list(after)[count:]))


def _is_block(annotation: "PdfObject") -> bool:
    found = annotation.get_object()
    left, bottom, right, top = (float(each) for each in found["/Rect"])
    return (
        found.get("/Subtype") == "/Widget"
        and found.get("/FT") == "/Sig"
        and abs(right - left) <= WIDEST
        and abs(top - bottom) <= HIGHEST
    )


def _plain(value: "PdfObject") -> object:
    """A value without its file, so that two states of one file can be compared; references by number."""
    from pyhanko.pdf_utils.generic import (
        ArrayObject,
        DictionaryObject,
        IndirectObject,
        StreamObject,
    )

    if isinstance(value, IndirectObject):
        return ("ref", value.idnum, value.generation)
    if isinstance(value, DictionaryObject):
        own = {str(key): _plain(value.raw_get(key)) for key in value}
        return (own, value.encoded_data) if isinstance(value, StreamObject) else own
    if isinstance(value, ArrayObject | list):
        return [_plain(each) for each in _raw(value)]
    return (type(value).__name__, value)


def _raw(values: "ArrayObject | list[PdfObject]") -> "list[PdfObject]":
    raw_get = getattr(values, "raw_get", None)
    return list(values) if raw_get is None else [raw_get(at) for at in range(len(values))]
