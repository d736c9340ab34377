"""The program's icon in the formats that systems ask for, drawn from resources/icons/qari.svg.

python icons.py FOLDER writes FOLDER/<size>.png, qari.ico (Windows) and qari.icns (macOS). Needs PySide6 and no screen.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Mapping
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "resources" / "icons" / "qari.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_KINDS = (
    *((b"icp4", 16), (b"icp5", 32), (b"icp6", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512), (b"ic10", 1024)),
    # For screens of twice the resolution: 16, 32, 128 and 256 points.
    *((b"ic11", 32), (b"ic12", 64), (b"ic13", 256), (b"ic14", 512)),
)


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Windows' icon file with these PNG pictures by size in pixels, none above 256."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    entries, bodies = b"", b""
    for size, picture in sorted(pictures.items()):
        # 256 is written as 0; then: no palette, one plane, 32 bits a pixel.
        entries += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), place + len(bodies))
        bodies += picture
    return head + entries + bodies


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """macOS' icon file with these PNG pictures by size in pixels, those that ICNS_KINDS names."""
    body = b"".join(
        kind + struct.pack(">I", len(pictures[size]) + 8) + pictures[size]
        for kind, size in ICNS_KINDS
        if size in pictures
    )
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def drawn(size: int) -> bytes:
    """The icon as PNG, so many pixels wide and high. A QGuiApplication must exist."""
    from PySide6.QtCore import QBuffer, QByteArray, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(held.data())


def write(folder: Path) -> None:
    """Write every icon file into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: drawn(size) for size in SIZES}
    for size, picture in pictures.items():
        (folder / f"{size}.png").write_bytes(picture)
    (folder / "qari.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (folder / "qari.icns").write_bytes(icns(pictures))


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication(sys.argv[:1])
    write(Path(sys.argv[1]))
