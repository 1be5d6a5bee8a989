"""The formula of a figure as a real fraction whose terms are links to the rows behind them."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.measurement import Term
from iku_desktop.presentation.formula_words import (
    leads_to_rows,
    spoken_formula,
    term_text,
    terms_suffix,
    value_text,
)
from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.formula_layout import (
    Block,
    Drawing,
    FractionBlock,
    Group,
    Line,
    Piece,
    Typesetter,
)

COUNT_SIZE, RESULT_SIZE = 1.22, 1.55


class TermLink(QAbstractButton):
    """A term of the formula that can be clicked or reached by Tab; painted as an underlined link."""

    def __init__(self, term: Term, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.term = term
        self._theme = theme
        self.setText(term_text(term))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        spoken = t("indicators.term_link", count=show_number(term.count), term=self.text())
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it like the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words underlined in the accent colour, framed while focused."""
        painter = QPainter(self)
        color = QColor(self._theme.color("accent"))
        if self.hasFocus():
            painter.setPen(QPen(color, 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        font = QFont(self.font())
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def sizeHint(self) -> QSize:
        """Its words and a little room for the focus frame."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 4, metrics.height() + 2)


class FormulaView(QWidget):
    """Shows an assessment's formula with its terms and result, or why there is none."""

    term_opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._blocks: list[Block] = []
        self._links: dict[int, TermLink] = {}
        self._drawing = Drawing()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show the formula of an indicator at a moment."""
        for link in self._links.values():
            link.hide()
            link.deleteLater()
        self._links = {}
        self._blocks = blocks_of(assessment)
        found = assessment.measurement
        for term in (*found.numerator_terms, *found.denominator_terms):
            if leads_to_rows(term):
                self._add_link(term)
        self.setAccessibleName(spoken_formula(assessment))
        self._arrange()
        self.updateGeometry()

    @property
    def links(self) -> tuple[TermLink, ...]:
        """The links, in the order of the terms."""
        return tuple(self._links.values())

    def _add_link(self, term: Term) -> None:
        link = TermLink(term, self._theme, self)
        link.clicked.connect(lambda: self.term_opened.emit(term))
        link.show()
        self._links[id(term)] = link

    def hasHeightForWidth(self) -> bool:
        """A narrow formula breaks into more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height in pixels that a width leads to."""
        return round(self._set(width).size.height()) + 4

    def sizeHint(self) -> QSize:
        """The formula on one line."""
        size = self._set(10_000).size
        return QSize(round(size.width()) + 4, round(size.height()) + 4)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for a side by side of columns; its height follows its width."""
        narrow = 12 * self.fontMetrics().height()
        return QSize(narrow, self.heightForWidth(max(narrow, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break it anew."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font or colour."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()
            self.updateGeometry()

    def _set(self, width: int) -> Drawing:
        em = QFontMetricsF(self.font()).height()
        return Typesetter(self._measure, em).set_blocks(self._blocks, width - 4)

    def _measure(self, piece: Piece) -> QSizeF:
        metrics = QFontMetricsF(self._font_of(piece))
        return QSizeF(metrics.horizontalAdvance(piece.text) + 2, metrics.height() + 2)

    def _font_of(self, piece: Piece) -> QFont:
        font = QFont(self.font())
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * piece.size)
        else:
            font.setPixelSize(round(font.pixelSize() * piece.size))
        font.setWeight(QFont.Weight.DemiBold if piece.bold else QFont.Weight.Normal)
        return font

    def _arrange(self) -> None:
        self._drawing = self._set(self.width())
        for piece, box in self._drawing.pieces:
            link = self._links.get(id(piece.term)) if piece.term is not None else None
            if link is not None:
                link.setFont(self._font_of(piece))
                link.setGeometry(box.translated(2, 2).toAlignedRect())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, fraction bars and brackets; the links paint themselves."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(2, 2)
        for piece, box in self._drawing.pieces:
            if piece.term is not None:
                continue
            painter.setFont(self._font_of(piece))
            painter.setPen(QColor(self._theme.color(piece.color)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, piece.text)
        pen = QPen(QColor(self._theme.color("text")), 1.6)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        for bar in self._drawing.bars:
            painter.drawLine(bar)
        for box in self._drawing.brackets:
            self._draw_brackets(painter, box.adjusted(1, 1, -1, -1))

    def _draw_brackets(self, painter: QPainter, box: QRectF) -> None:
        arm = self.fontMetrics().height() * 0.4
        for edge, inward in ((box.left(), arm), (box.right(), -arm)):
            painter.drawPolyline(
                [
                    QPointF(edge + inward, box.top()),
                    QPointF(edge, box.top()),
                    QPointF(edge, box.bottom()),
                    QPointF(edge + inward, box.bottom()),
                ]
            )


def blocks_of(assessment: Assessment) -> list[Block]:
    """The formula of an assessment as blocks to set: fraction of terms, fraction of counts, result."""
    found = assessment.measurement
    result = Piece(value_text(assessment), RESULT_SIZE, bold=True, color="accent")
    if found.actual is None:
        reason = problem_text(found.missing) if found.missing else ""
        words = Piece(t("indicators.not_computable"), bold=True, color="wait")
        shown: list[Block] = [Line([(words,), *((Piece(each),) for each in reason.split())])]
        return [_terms(assessment), *shown] if found.denominator_terms else shown
    if not found.denominator_terms:
        return [Line([(result,)])]
    times = Line([(Piece(t("indicators.times_100"), color="text2"),)])
    counts = FractionBlock(
        Line([(Piece(show_number(found.numerator), COUNT_SIZE, bold=True),)]),
        Line([(Piece(show_number(found.denominator), COUNT_SIZE, bold=True),)]),
    )
    last = Line([(Piece(t("indicators.times_100"), color="text2"), result)])
    return [_terms(assessment), times, counts, last]


def _terms(assessment: Assessment) -> FractionBlock:
    found = assessment.measurement
    above = _joined(found.numerator_terms, t("indicators.plus"))
    if suffix := terms_suffix(found.numerator_terms):
        above.append((Piece(suffix, color="text2"),))
    below = _joined(found.denominator_terms, t("indicators.times"))
    return FractionBlock(Line(above), Line(below), bracketed=True)


def _joined(terms: tuple[Term, ...], operator: str) -> list[Group]:
    groups: list[Group] = []
    for number, term in enumerate(terms):
        count = Piece(show_number(term.count), COUNT_SIZE, bold=True)
        linked = term if leads_to_rows(term) else None
        words = Piece(term_text(term), color="text2", term=linked)
        joined = (Piece(operator, color="text2"),) if number else ()
        groups.append((*joined, count, words))
    return groups
