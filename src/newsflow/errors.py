"""Everything newsflow raises on purpose.

    NewsflowError
    ├── SettingsError        a setting or an option is wrong          the command stops
    ├── SeedError            a file under seeds/ is missing or bad    the command stops
    ├── InputError           a path names nothing that can be read    the command stops
    ├── FetchError           no usable response; .transient           retried, then a reject
    ├── FeedError            bytes that are not a feed                a reject, next feed
    ├── PageError            bytes that are not a page                a reject, next page
    ├── LanguageError        weights missing, damaged or unknown      the command stops
    └── WarehouseError       the database refused                     the command stops
        ├── MigrationError   failed, newer than us, or edited         the command stops
        └── LockedError      another run is writing                   the command waits, then stops

The answer "no" is a value (`Refusal`, `Reject`), never an exception.
A message says what failed, on which input, and what to do next.
"""

from __future__ import annotations


class NewsflowError(Exception):
    """Root of the tree. `key` is the input it is about: a URL, a path, an id."""

    def __init__(self, message: str, *, key: str | None = None, advice: str | None = None) -> None:
        """Keep the parts; `str()` joins them in a fixed order."""
        super().__init__(message)
        self.message = message
        self.key = key
        self.advice = advice

    def __str__(self) -> str:
        """Message, key, cause, advice."""
        parts = [self.message]
        if self.key is not None:
            parts.append(f"({self.key})")
        if self.__cause__ is not None and str(self.__cause__) not in self.message:
            parts.append(f"because: {self.__cause__}")
        if self.advice:
            parts.append(f"— {self.advice}")
        return " ".join(parts)


class SettingsError(NewsflowError):
    """A setting or an option is wrong."""


class SeedError(NewsflowError):
    """A seed file is missing or malformed."""


class InputError(NewsflowError):
    """A path names nothing that can be read."""


class FetchError(NewsflowError):
    """No usable response. `transient` says whether trying again may help."""

    def __init__(
        self,
        message: str,
        *,
        transient: bool,
        reason: str = "failed",
        status: int | None = None,
        retry_after: float | None = None,
        key: str | None = None,
        advice: str | None = None,
    ) -> None:
        """Keep the fixed word, the HTTP status and the seconds that the server wants us to wait."""
        super().__init__(message, key=key, advice=advice)
        self.transient = transient
        self.reason = reason
        self.status = status
        self.retry_after = retry_after


class FeedError(NewsflowError):
    """Bytes that are not a feed."""


class PageError(NewsflowError):
    """Bytes that are not a page."""


class LanguageError(NewsflowError):
    """Language weights are missing, damaged or unknown."""


class WarehouseError(NewsflowError):
    """The database refused."""


class MigrationError(WarehouseError):
    """A migration failed, is newer than this newsflow, or was edited after it was applied."""


class LockedError(WarehouseError):
    """Another run is writing to this warehouse."""
