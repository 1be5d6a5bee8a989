"""Blocks of the matrix on their way to the service: cells of villages become fields of documents."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from iku_desktop.domain.blocks import RefusedBlock, RefusedCell
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.read_models import DocumentCell, Saved
from iku_desktop.domain.steps import StepName
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.ui.grid.block import Rows
from iku_desktop.ui.pages.document_columns import part_of

CellOf = Callable[[str, str], DocumentCell | None]
Fields = dict[DocumentKey, dict[str, str]]
Places = dict[tuple[DocumentKey, str], tuple[str, str]]


class MatrixBlocks:
    """Knows by `cell_of(village id, column key)` which document a cell of the matrix belongs to."""

    def __init__(self, services: OfficeServices, cell_of: CellOf) -> None:
        self._services = services
        self._cell_of = cell_of

    def check_block(self, typed: Rows) -> Sequence[RefusedCell]:
        """The cells that would be refused."""
        fields, places = self._fields(typed)
        return _placed(self._services.documents.check_block(fields), places)

    def enter_block(self, typed: Rows, name: StepName) -> Saved:
        """Write all of it in one step; RefusedBlock where any cell is refused."""
        fields, places = self._fields(typed)
        try:
            return self._services.documents.enter_block(fields, name)
        except RefusedBlock as refused:
            raise RefusedBlock(_placed(refused.cells, places)) from refused

    def _fields(self, typed: Rows) -> tuple[Fields, Places]:
        fields: Fields = {}
        places: Places = {}
        for village_id, row in typed.items():
            for key, text in row.items():
                cell = self._cell_of(village_id, key)
                if cell is None:
                    continue
                part = part_of(key)[1]
                document = (cell.village_id, cell.document_type, cell.fiscal_year)
                fields.setdefault(document, {})[part] = text
                places[document, part] = (village_id, key)
        return fields, places


def _placed(cells: Sequence[RefusedCell], places: Places) -> tuple[RefusedCell, ...]:
    """The refused cells by their place in the matrix."""
    found = []
    for cell in cells:
        place = places.get((cast("DocumentKey", cell.row), cell.field))
        if place is not None:
            found.append(replace(cell, row=place[0], field=place[1]))
    return tuple(found)
