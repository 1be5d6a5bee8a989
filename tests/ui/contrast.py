"""The contrast of two colours by the formula of WCAG 2.2, and the ground a widget's words stand on."""

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

TEXT, SHAPES = 4.5, 3.0


def luminance(color: QColor) -> float:
    """The relative luminance of a colour, 0 (black) to 1 (white)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(each) for each in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(color: QColor, ground: QColor) -> float:
    """From 1 (the same) to 21 (black on white), whichever is which."""
    lighter, darker = sorted((luminance(color), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ground_of(widget: QWidget, picture: QImage) -> QColor:
    """The colour most of a widget's place has in the picture of its window."""
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    place = QRect(corner, widget.size()).intersected(picture.rect())
    found = Counter(
        picture.pixel(x, y)
        for y in range(place.top(), place.bottom() + 1, 2)
        for x in range(place.left(), place.right() + 1, 3)
    )
    return QColor(found.most_common(1)[0][0])


def weak_words(place: QWidget) -> list[str]:
    """The labels, buttons and fields of a place whose words are hard to read in its picture."""
    picture = place.window().grab().toImage()
    weak = []
    for each in place.findChildren(QWidget):
        if not each.isVisible() or each.window() is not place.window() or not each.isEnabled():
            continue
        if each.visibleRegion().boundingRect().size() != each.size():
            continue
        for words, role in told_in(each):
            found = contrast(each.palette().color(role), ground_of(each, picture))
            if words.strip() and found < TEXT:
                weak.append(f"{words[:30]} {found:.2f}")
    return weak


def told_in(widget: QWidget) -> Iterator[tuple[str, QPalette.ColorRole]]:
    if isinstance(widget, QLabel):
        yield widget.text(), QPalette.ColorRole.WindowText
    elif isinstance(widget, QPushButton) and not widget.isChecked():
        yield widget.text(), QPalette.ColorRole.ButtonText
    elif isinstance(widget, QLineEdit):
        role = QPalette.ColorRole.Text if widget.text() else QPalette.ColorRole.PlaceholderText
        yield widget.text() or widget.placeholderText(), role
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText(), QPalette.ColorRole.Text
