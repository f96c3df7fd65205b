"""What the nightly upkeep found and did, as a value, a line and Markdown for people."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from newsflow.cli.accounts import FeedState, bullets, escaped, feed_line
from newsflow.show import counted
from newsflow.types import Run
from newsflow.warehouse import Compacted, Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Upkept:
    """One upkeep of a warehouse."""

    run: Run
    warehouse: Path
    violations: tuple[Violation, ...]
    """Checks that do not hold."""
    feeds: tuple[FeedState, ...]
    """Feeds that fail or are quiet."""
    published: bool
    compacted: Compacted
    """Bytes of the writer's file before and after."""
    removed: int
    """Files of raw pages that were too old or too many."""
    pages: int
    """Pages of stories that were written."""

    @property
    def message(self) -> str:
        """What is the matter and what to do, or that all is well."""
        if self.violations:
            names = ", ".join(violation.check for violation in self.violations)
            return (
                f"{counted(len(self.violations), 'check')} failed: {names}; "
                f"see the rows with `newsflow check`, then load into a new warehouse or report it"
            )
        told = "all checks hold"
        if self.feeds:
            told += f"; {counted(len(self.feeds), 'feed')} silent: `newsflow ask feed_health`"
        return told


def upkeep_markdown(upkept: Upkept, index: str | None) -> str:
    """What was found and done; `index` is the address of the list of story pages."""
    checks = [
        f"**{escaped(v.check)}**: {escaped(v.meaning)}, {counted(len(v.found), 'row')}"
        for v in upkept.violations
    ]
    feeds = [feed_line(feed) for feed in upkept.feeds]
    pages = counted(upkept.pages, "story page")
    done = [
        "published" if upkept.published else "nothing new to publish",
        _compaction(upkept.compacted),
        f"{counted(upkept.removed, 'file')} of raw pages removed",
        f"{pages} written" if index is None else f"[{pages}](<{index}>) written",
    ]
    return "\n\n".join(
        (
            "# What the upkeep found",
            f"Warehouse {escaped(str(upkept.warehouse))}, run `{upkept.run.run_id}`",
            f"## Checks that fail\n\n{bullets(checks or ['none'])}",
            f"## Feeds that fail or are quiet\n\n{bullets(feeds or ['none'])}",
            f"## Done\n\n{bullets(done)}\n",
        )
    )


def _compaction(compacted: Compacted) -> str:
    before, after = (f"{size / 1e6:,.1f} MB" for size in (compacted.before, compacted.after))
    if compacted.after < compacted.before:
        return f"compacted, from {before} to {after}"
    return f"nothing to win by compaction of {before}" if compacted.before else "no compaction"
