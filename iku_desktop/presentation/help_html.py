"""A topic as HTML for the help window: escaped text, marked hits, tables, pictures as wide as the page."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from iku_desktop.presentation.help_library import hits
from iku_desktop.presentation.help_source import (
    HelpBlock,
    Line,
    Piece,
    Shape,
    Topic,
    blocks_of,
    picture_path,
)
from iku_desktop.presentation.shortcuts import shortcut_groups
from iku_desktop.presentation.texts import t

LISTS = {Shape.BULLETS: "ul", Shape.STEPS: "ol"}


class TopicHtml:
    """Writes topics in the colours of a theme, with what was looked for marked."""

    def __init__(self, colors: Mapping[str, str], wanted: Iterable[str], room: int) -> None:
        self._colors, self._wanted, self._room = colors, tuple(wanted), room

    def page(self, topic: Topic) -> str:
        """The whole topic."""
        parts = [f"<h1>{self._marked(topic.title)}</h1>"]
        parts.extend(self._block(each) for each in blocks_of(topic))
        return f"<html><body>{''.join(parts)}</body></html>"

    def _block(self, block: HelpBlock) -> str:
        if block.shape in LISTS:
            kind = LISTS[block.shape]
            items = "".join(f"<li>{self._line(line)}</li>" for line in block.lines)
            return f"<{kind}>{items}</{kind}>"
        if block.shape is Shape.TABLE:
            return self._table(block.rows[0], block.rows[1:])
        if block.shape is Shape.PICTURE:
            return self._picture(block)
        if block.shape is Shape.FILLED:
            return self._shortcuts()
        inside = self._line(block.lines[0])
        if block.shape is Shape.HEADING:
            return f"<h2>{inside}</h2>"
        if block.shape is Shape.NOTE:
            soft = self._colors["accent_soft"]
            cell = f'<td bgcolor="{soft}">{inside}</td>'
            return f'<table width="100%" cellpadding="8" cellspacing="0"><tr>{cell}</tr></table>'
        return f"<p>{inside}</p>"

    def _table(self, head: Sequence[Line], rows: Iterable[Sequence[Line]]) -> str:
        line, ground = self._colors["line"], self._colors["surface2"]
        cells = "".join(f'<th align="left" bgcolor="{ground}">{self._line(c)}</th>' for c in head)
        body = "".join(
            f"<tr>{''.join(f'<td>{self._line(cell)}</td>' for cell in row)}</tr>" for row in rows
        )
        look = f'border="1" bordercolor="{line}" cellspacing="0" cellpadding="5" width="100%"'
        style = f"border-collapse: collapse; border-color: {line};"
        return f'<table {look} style="{style}"><tr>{cells}</tr>{body}</table>'

    def _shortcuts(self) -> str:
        parts = []
        head = ((Piece(t("help.keys.head")),), (Piece(t("help.keys.act")),))
        for title, keys in shortcut_groups():
            rows = [((Piece(each, strong=True),), (Piece(act),)) for each, act in keys]
            parts.append(f"<h2>{escape(title)}</h2>{self._table(head, rows)}")
        return "".join(parts)

    def _picture(self, block: HelpBlock) -> str:
        address = picture_path(block.name).as_uri()
        words = escape(block.words)
        return (
            f'<p><img src="{address}" width="{self._room}" alt="{words}" title="{words}"><br>'
            f'<span style="color: {self._colors["text3"]}">{words}</span></p>'
        )

    def _line(self, line: Line) -> str:
        return "".join(map(self._piece, line))

    def _piece(self, piece: Piece) -> str:
        words = self._marked(piece.text)
        if piece.topic:
            return f'<a href="{escape(piece.topic)}">{words}</a>'
        return f"<b>{words}</b>" if piece.strong else words

    def _marked(self, text: str) -> str:
        parts, at = [], 0
        mark = f"background-color: {self._colors['sel']}; text-decoration: underline;"
        for first, last in hits(text, self._wanted):
            parts.append(escape(text[at:first]))
            parts.append(f'<span style="{mark}">{escape(text[first:last])}</span>')
            at = last
        return "".join((*parts, escape(text[at:])))
