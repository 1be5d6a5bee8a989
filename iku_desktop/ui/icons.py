"""Icons from the shipped Lucide files, tinted with the theme's colours and kept until it changes."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from iku_desktop.paths import RESOURCES
from iku_desktop.ui.theme import Theme

STROKE = "1.75"
SIZES = (16, 18, 32)


def icon(name: str, token: str, theme: Theme) -> QIcon:
    """The icon `resources/icons/<name>.svg` in the colour of a token."""
    return _icon(name, theme.hex(token))


def pixmap(name: str, token: str, theme: Theme, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels for a screen of that ratio."""
    return _pixmap(name, theme.hex(token), size, ratio)


def draw_icon(painter: QPainter, name: str, token: str, theme: Theme, place: QRectF) -> None:
    """Paint the icon into a place."""
    renderer(name, theme.hex(token)).render(painter, place)


@lru_cache(maxsize=512)
def renderer(name: str, color: str) -> QSvgRenderer:
    """The icon's renderer; Qt knows no `currentColor`, so it is replaced before loading."""
    text = _source(name).replace("currentColor", color)
    return QSvgRenderer(
        QByteArray(text.replace('stroke-width="2"', f'stroke-width="{STROKE}"').encode())
    )


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")


@lru_cache(maxsize=512)
def _icon(name: str, color: str) -> QIcon:
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_pixmap(name, color, size, 1.0))
    return made


@lru_cache(maxsize=1024)
def _pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(QSize(size, size) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer(name, color).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture
