"""What a binder of 200 evidence files costs: time, how soon Batal is heard, and memory."""

import io
import random
import resource
import time
from datetime import timedelta

from PIL import Image, ImageDraw, ImageFont

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.paths import RESOURCES
from iku_desktop.services.office_services import OfficeServices
from tests.bench.lines import line
from tests.scans import a_pdf

FILES = 200
A4_AT_150, PHOTOGRAPH, SCREEN = (1240, 1754), (3000, 4000), (1080, 2400)


def binder(services: OfficeServices, runs: int) -> None:
    """Photographs of 12 megapixels, scans of several pages, texts, and pictures of a telephone's screen."""
    size = _fill(services)
    moment = services.frame.moment(2026, 2)
    spent, waits, grown = [], [], []
    data = b""
    for _ in range(runs):
        heard: list[float] = []
        before, start = _peak(), time.perf_counter()
        document = services.reports.make(
            "evidence",
            moment,
            progress=lambda _count, _total, heard=heard: heard.append(time.perf_counter()),
        )
        spent.append((time.perf_counter() - start) * 1000)
        pairs = zip([start, *heard], [*heard, time.perf_counter()], strict=True)
        waits.append(max(after - earlier for earlier, after in pairs) * 1000)
        grown.append((_peak() - before) / 1024)
        data = document.data
    line(f"binder of {FILES} files, {size / 1e6:.0f} MB", spent, "ms", "≤ 10000")
    line("  longest time until Batal is heard", waits, "ms", "–")
    line("  memory it took at most beside what it was given", grown[:1], "MB", "–")
    line("  the finished binder", [len(data) / 1e6], "MB", "–")


def _peak() -> int:
    """The most memory this process had so far, in kilobytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _fill(services: OfficeServices) -> int:
    """Files of TW II 2026, four kinds in turn; gives how large they are together."""
    moment = services.frame.moment(2026, 2)
    section = services.settings.sections()[0].id
    evidence = (Evidence(EvidenceKind.MEETING, "005/1/2026"),)
    with services.context.writing() as change:
        ids = [
            change.work.put(
                Activity("", day, f"Rapat dengan berkas {number}", section, None, "", evidence)
            )
            for number in range(FILES)
            for day in (moment.quarter.start + timedelta(days=number % 90),)
        ]
    kinds = (
        (_photograph(PHOTOGRAPH), "foto.jpg"),
        (_scan(3), "pindaian.pdf"),
        (a_pdf(4, "Notulen"), "notulen.pdf"),
        (_screen(), "layar.png"),
    )
    whole = 0
    for number, activity in enumerate(ids):
        data, name = kinds[number % len(kinds)]
        # What follows the end of a file makes it another content for us and the same one for readers.
        own = data + b"\n%% %d" % number
        services.evidence.store_bytes(FileOwner.ACTIVITY, activity, own, f"{number} {name}")
        whole += len(own)
    return whole


def _photograph(size: tuple[int, int]) -> bytes:
    """A JPEG that is about as hard to compress as paper under a camera."""
    small = (size[0] // 8, size[1] // 8)
    noise = random.Random(1).randbytes(small[0] * small[1] * 3)
    paper = Image.frombytes("RGB", small, noise).resize(size, Image.Resampling.BILINEAR)
    lighter = Image.blend(paper, Image.new("RGB", size, "white"), 0.8)
    data = io.BytesIO()
    lighter.save(data, "JPEG", quality=85)
    return data.getvalue()


def _screen() -> bytes:
    """A telephone's screen full of messages, as a PNG with an alpha that nobody needs."""
    image = Image.new("RGBA", SCREEN, "white")
    drawing = ImageDraw.Draw(image)
    letters = ImageFont.truetype(str(RESOURCES / "fonts" / "LiberationSans-Regular.ttf"), 40)
    for line_number in range(50):
        words = f"Pesan nomor {line_number} tentang rapat koordinasi besok pagi"
        drawing.text((40, 40 + line_number * 46), words, fill=(20, 20, 20, 255), font=letters)
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def _scan(pages: int) -> bytes:
    page = Image.open(io.BytesIO(_photograph(A4_AT_150)))
    data = io.BytesIO()
    page.save(data, "PDF", save_all=True, append_images=[page] * (pages - 1), resolution=150)
    return data.getvalue()
