"""Where pages come from: files and folders, rows and archives.

    for page in load_pages([Path("seeds/reports")]):   # a Page, or a Reject with its reason
        ...

Nothing vanishes: each file, row and record ends as a page or as a reject.
"""

from newsflow.intake.files import list_files, load_files, load_pages
from newsflow.intake.rejects import NOT_FOUND, SKIPPED

__all__ = ["NOT_FOUND", "SKIPPED", "list_files", "load_files", "load_pages"]
