"""Build the AppImage: python packaging/linux/build_appimage.py [--work FOLDER] [--keep] [--frozen] [--output FOLDER].

Writes OUTPUT/Qari-VERSION-MACHINE.AppImage (dist/ by default): one file that starts where it lies. Needs gcc,
mksquashfs and the libraries of appimage.c (Debian: gcc libc6-dev libfuse3-dev libsquashfuse-dev libzstd-dev
squashfs-tools); --frozen packs the program that freeze.py left in FOLDER without freezing it anew.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path

from build import HERE, install, level, prepared, share, version

COMPILE = ("gcc", "-std=gnu11", "-Os", "-Wall", "-Wextra", "-static", "-s")
LIBRARIES = ("-lsquashfuse_ll", "-lfuse3", "-lzstd", "-lpthread")
SQUASH = ("-comp", "zstd", "-Xcompression-level", "19", "-b", "256K", "-root-owned", "-no-xattrs", "-noappend")
MAGIC = b"AI\x02"
"""Bytes 8 to 10 of an AppImage of type 2, in the part of an ELF file's head that is left free."""
RUNTIME_LICENCES = ("libfuse3-dev", "libsquashfuse-dev", "libzstd-dev", "libc6-dev")


def compile_start(work: Path) -> bytes:
    """The program that mounts what follows it, linked with all that it needs, and marked as an AppImage's."""
    program = work / "appimage-start"
    subprocess.run([*COMPILE, "-o", program, HERE / "appimage.c", *LIBRARIES], check=True)
    content = bytearray(program.read_bytes())
    content[8:11] = MAGIC
    return bytes(content)


def build_appimage(frozen: Path, work: Path, output: Path) -> Path:
    """Pack the frozen program, what a desktop reads of it, and the start code with its licences."""
    number = version()
    stage = work / "appimage"
    shutil.rmtree(stage, ignore_errors=True)
    program = stage / "usr" / "lib" / "qari"
    shutil.copytree(frozen, program, symlinks=True)
    share(stage / "usr" / "share", work, number)
    for package in RUNTIME_LICENCES:
        licences = stage / "usr" / "share" / "doc" / "qari" / "licences" / "appimage"
        install(Path("/usr/share/doc") / package / "copyright", licences / f"{package}.txt")
    # What a desktop looks for at the top of an AppImage: how to start, the entry, the icon.
    (stage / "AppRun").symlink_to("usr/lib/qari/qari")
    install(HERE / "qari.desktop", stage / "qari.desktop")
    install(work / "icons" / "256.png", stage / "qari.png")
    (stage / ".DirIcon").symlink_to("qari.png")
    level(stage)
    files = work / "appimage.squashfs"
    subprocess.run(["mksquashfs", stage, files, *SQUASH, "-quiet", "-no-progress"], check=True)
    target = output / f"Qari-{number}-{platform.machine()}.AppImage"
    target.write_bytes(compile_start(work) + files.read_bytes())
    target.chmod(0o755)
    return target


if __name__ == "__main__":
    made = build_appimage(*prepared(__doc__))
    print(f"{made}: {made.stat().st_size / 1e6:.1f} MB")
