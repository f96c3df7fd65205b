"""Which reports tell of the same happenings, and what each of them says.

    index = StoryIndex(signatures)                 # restored from the warehouse
    groupings = index.assign([signature(report)])  # the stories that changed, whole
    story = link(grouping, reports)                # events, quotations, figures, differences

No step uses statistics of the corpus so far: the same reports in any order give the same stories.
"""

from newsflow.stories.index import StoryIndex
from newsflow.stories.link import link
from newsflow.stories.signature import signature

__all__ = ["StoryIndex", "link", "signature"]
