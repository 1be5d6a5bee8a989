"""Whether two PDFs are one paper: the same pages, the same words, the same picture of each page."""

from pathlib import Path

from winsmoke.trial import expect

# Of a colour's 255 steps, and of a page's points: what rounding in another compiler may move.
SMALL_STEP, FEW_POINTS = 24, 0.001


def compare(one: Path, other: Path) -> str:
    """Tell how alike they are; BuildFault where a word or a picture differs."""
    import pypdfium2

    with pypdfium2.PdfDocument(one) as first, pypdfium2.PdfDocument(other) as second:
        expect(len(first) == len(second), f"{len(first)} pages against {len(second)}")
        most = 0.0
        for number in range(len(first)):
            words = [_words(each, number) for each in (first, second)]
            expect(words[0] == words[1], f"page {number + 1}: {_first_difference(*words)}")
            most = max(most, _difference(_pixels(first, number), _pixels(second, number)))
        expect(most <= FEW_POINTS, f"{most:.2%} of a page's points differ")
        return f"{len(first)} pages, words equal, {most:.3%} of points differ"


def _words(document: "object", number: int) -> str:
    page = document[number]  # type: ignore[index]
    return str(page.get_textpage().get_text_bounded())


def _pixels(document: "object", number: int) -> bytes:
    page = document[number]  # type: ignore[index]
    return bytes(page.render(scale=1, grayscale=True).buffer)


def _difference(one: bytes, other: bytes) -> float:
    expect(len(one) == len(other), "pages of another size")
    if one == other:
        return 0.0
    return sum(abs(a - b) > SMALL_STEP for a, b in zip(one, other, strict=True)) / len(one)


def _first_difference(one: str, other: str) -> str:
    for left, right in zip(one.splitlines(), other.splitlines(), strict=False):
        if left != right:
            return f"“{left}” against “{right}”"
    return "more lines on one"
