"""What the sentences of an article mention: entities, times, figures, quotations, events.

`extract` is a pure function of one article: no clock, no network, no other report.
Each kind of mention has a module of the same outline: a public `find_…` over a `Reading`,
its rules as named data, its word tables in `lexicon/`.
"""

from newsflow.mentions.extractor import EXTRACTOR, VERSION, extract, extract_all
from newsflow.mentions.redate import with_anchor

__all__ = ["EXTRACTOR", "VERSION", "extract", "extract_all", "with_anchor"]
