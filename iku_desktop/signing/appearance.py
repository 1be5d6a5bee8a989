"""The visible block as content of a signature field: a page that was drawn elsewhere."""

import io

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.reader import PdfFileReader

NAME = "/Blok"


class DrawnPage(PdfContent):
    """The first page of a PDF held in memory, with its fonts."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        super().__init__()

    def render(self) -> bytes:
        """Bring the page into the signed document and draw it."""
        writer = self._ensure_writer
        block = writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self._data)))
        self.resources.xobject[NAME] = block
        left, bottom, right, top = block.get_object()["/BBox"]
        self.box = BoxConstraints(width=abs(right - left), height=abs(top - bottom))
        return f"{NAME} Do".encode()
