"""The sizes and faces that all reports share."""

from dataclasses import replace

from iku_desktop.reports.boxes import Look
from iku_desktop.reports.paper import MM
from iku_desktop.reports.text import Align, Style

HEADING = Style(12, 14.4, bold=True, align=Align.CENTRE)
SECTION = Style(10, 12.5, bold=True)
SUBJECT = Style(9, 11, bold=True)
BODY = Style(9, 10.7)
BODY_CENTRED = replace(BODY, align=Align.CENTRE)
NOTE = Style(8.4, 10.2)
CELL = Style(8.4, 10)
CELL_CENTRED = replace(CELL, align=Align.CENTRE)
CELL_RIGHT = replace(CELL, align=Align.RIGHT)
CELL_BOLD = replace(CELL, bold=True)
HEAD_CELL = replace(CELL_CENTRED, bold=True)
COLUMN_NUMBER = Style(7, 8, italic=True, align=Align.CENTRE)
PROOF = Style(7.5, 9.2)
SMALL_RIGHT = Style(6.5, 7.6, align=Align.RIGHT)
HEAD_GREY, BAND_GREY, PROOF_GREY = 0.9, 0.95, 0.97
SECTION_GAP = 4.5 * MM
# Titles are single words that must not break in the narrow columns of A4.
HEAD_LOOK = Look(pad=0.4 * MM, pad_upright=1.0 * MM)
