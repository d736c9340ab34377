"""Import of files and folders: a queue in the library, worked off in processes; the command line's and the window's."""

from reader.importing.files import articles_in, is_unchanged, new_files
from reader.importing.processes import cores
from reader.importing.working import Imported, work_off

__all__ = ["Imported", "articles_in", "cores", "is_unchanged", "new_files", "work_off"]
