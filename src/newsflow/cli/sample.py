"""An invented page that has something of all that is looked for."""

from __future__ import annotations

from newsflow.types import Page

_HTML = """<html lang="en"><head><title>Two die as ferry sinks off Corfu</title></head><body>
<article><h1>Two die as ferry sinks off Corfu</h1><p>By Ada Nowak</p>
<p>CORFU, Greece, 3 March 2024 - A ferry with 60 passengers sank off Corfu on Sunday and killed at
least two people, the coast guard said. Captain Nikos Rallis was arrested near Athens.</p>
<p>"We heard a loud bang," said Maria Vitale, 41, the mayor of Otranto. She visited Greece on Friday
and met Prime Minister Petros Galanis, who promised 3 million euros to the victims.</p>
</article></body></html>"""

SAMPLE = Page(ref="sample", body=_HTML.encode(), media_type="text/html")
"""A process that has read it has loaded its lists of words and places."""
