"""Where a person's own files lie on this machine: the library, its backups, the settings."""

from __future__ import annotations

import os
from pathlib import Path

NAME = "qari"


def data_folder() -> Path:
    """The platform's data folder of the program; made if it is not there yet."""
    from platformdirs import user_data_path

    return user_data_path(NAME, appauthor=False, ensure_exists=True)


def library_path(chosen: Path | None = None) -> Path:
    """The library: the one chosen, else what QARI_LIBRARY names, else library.sqlite in the data folder."""
    if chosen is not None:
        return chosen.expanduser().absolute()
    named = os.environ.get("QARI_LIBRARY")
    if named:
        return Path(named).expanduser().absolute()
    return data_folder() / "library.sqlite"


def settings_path() -> Path:
    """The file of the settings, in the platform's configuration folder, which is made if it is not there yet."""
    from platformdirs import user_config_path

    return user_config_path(NAME, appauthor=False, ensure_exists=True) / "settings.ini"


def interface_language(chosen: str | None = None) -> str:
    """ "ar" or "en": the one chosen, else QARI_LANGUAGE, else the system's if it is English, else Arabic.

    Qari is a reader of Arabic: a system in neither language gets Arabic only if its locale says so, English otherwise.
    """
    names = ("QARI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    candidates = [chosen, *map(os.environ.get, names)]
    if not any(candidates):
        # Where the environment says nothing, as on Windows; it takes a while to load.
        import locale

        candidates.append(locale.getlocale()[0])
    for candidate in candidates:
        if candidate and candidate not in ("C", "POSIX") and not candidate.startswith("C."):
            return "ar" if candidate.lower().startswith(("ar", "arabic")) else "en"
    return "ar"
