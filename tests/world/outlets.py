"""The outlets of the world: what each lists, what it answers, and what is to become of it."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

import brotli
import zstandard

from tests.world import words
from tests.world.server import Answer, Request

Say = Callable[["Outlet", Request], Answer]

PUBLISHED = datetime(2026, 3, 1, 6, tzinfo=UTC)
"""When the first article of each outlet came out."""


@dataclass(slots=True, kw_only=True)
class Article:
    """One page of an outlet."""

    path: str
    number: int
    link: str = ""
    """As the feed writes it; the page's address without it."""
    guid: Callable[[int], str] | None = None
    """The guid at a stage; the link without it."""
    since: int = 0
    """The stage from which it is listed."""
    until: int = 99
    edited_at: int = 99
    """The stage from which its text is another."""
    touched_at: int = 99
    """The stage from which only its frame is another."""
    fate: str = "stored"
    """`stored`, or the reason with which it is rejected."""
    say: Say | None = None
    """Its answer, where it is not just the page."""


@dataclass(slots=True, kw_only=True)
class Outlet:
    """A host with a feed and articles."""

    name: str
    scheme: str = "http"
    kind: str = "rss"
    articles: list[Article] = field(default_factory=list)
    pages: dict[str, Say] = field(default_factory=dict)
    """Other addresses that are answered."""
    robots: str | None = None
    encoding: str = ""
    charset: str = "utf-8"
    says_charset: bool = True
    feed_path: str = "/feed"
    say_feed: Say | None = None
    say_robots: Say | None = None
    feed_fate: str = "read"
    """`read`, or the reason with which its feed fails."""
    stage: int = 0
    published: datetime = PUBLISHED
    """When its first article came out."""
    asked: dict[str, int] = field(default_factory=dict)
    """How many times each path was asked for."""

    @property
    def host(self) -> str:
        return self.name if "." in self.name else f"{self.name}.example"

    @property
    def feed_url(self) -> str:
        return f"{self.scheme}://{self.host}{self.feed_path}"

    def url(self, article: Article) -> str:
        return f"{self.scheme}://{self.host}{article.path}"

    @property
    def changed_at(self) -> datetime:
        return self.published + timedelta(hours=self.stage)

    def listed(self) -> list[Article]:
        return [a for a in self.articles if a.since <= self.stage < a.until]

    def answer(self, request: Request) -> Answer:
        """What this host says to a request."""
        path = request.path
        self.asked[path] = self.asked.get(path, 0) + 1
        if path == "/robots.txt":
            return self._answer_robots(request)
        if path == self.feed_path:
            return self.say_feed(self, request) if self.say_feed else self.feed(request)
        if path in self.pages:
            return self.pages[path](self, request)
        article = next((a for a in self.articles if a.path == path), None)
        if article is None:
            return Answer(status=404, headers={"Content-Type": "text/html"}, body=b"no such page")
        return article.say(self, request) if article.say else self.page(article, request)

    def feed(self, request: Request) -> Answer:
        """The feed as it should be: with an ETag that tells."""
        media_type, body = FEEDS[self.kind](self)
        return conditional(request, body.encode(), media_type, at=self.changed_at)

    def page(self, article: Article, request: Request) -> Answer:
        """The page as it should be."""
        body = self.html(article).encode(self.charset, "xmlcharrefreplace")
        declared = f"text/html; charset={self.charset}" if self.says_charset else "text/html"
        answer = conditional(request, body, declared, at=self.changed_at)
        if not self.encoding or not answer.body:
            return answer
        headers = {**answer.headers, "Content-Encoding": self.encoding}
        return Answer(headers=headers, body=PACK[self.encoding](answer.body))

    def html(self, article: Article) -> str:
        """The page at this stage."""
        edited = article.edited_at <= self.stage
        touched = article.touched_at <= self.stage
        return words.page(
            words.story(article.number),
            edited="The number of people in hospital was corrected after publication."
            if edited
            else "",
            footer="Printed on recycled electrons." if touched else "",
            charset=self.charset,
        )

    def _answer_robots(self, request: Request) -> Answer:
        if self.say_robots:
            return self.say_robots(self, request)
        if self.robots is None:
            return Answer(status=404, headers={"Content-Type": "text/plain"})
        return Answer(headers={"Content-Type": "text/plain"}, body=self.robots.encode())


def conditional(request: Request, body: bytes, media_type: str, *, at: datetime) -> Answer:
    """A body with an ETag; nothing to who has it already."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {
        "Content-Type": media_type,
        "ETag": etag,
        "Last-Modified": format_datetime(at, usegmt=True),
        "Set-Cookie": "reader=42",
    }
    if request.headers.get("if-none-match") == etag:
        return Answer(status=304, headers=headers)
    return Answer(headers=headers, body=body)


def _entries(outlet: Outlet) -> list[tuple[str, str, str, datetime]]:
    """Link, guid, title and moment of each listed article."""
    out = []
    for place, article in enumerate(outlet.listed()):
        link = article.link or outlet.url(article)
        guid = article.guid(outlet.stage) if article.guid else link
        title = words.story(article.number).headline
        out.append(
            (escape(link), escape(guid), escape(title), outlet.published + timedelta(minutes=place))
        )
    return out


def _rss(outlet: Outlet) -> tuple[str, str]:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link>"
        f'<guid isPermaLink="false">{guid}</guid><pubDate>{format_datetime(at)}</pubDate></item>'
        for link, guid, title, at in _entries(outlet)
    )
    head = f"<title>{outlet.name}</title><link>{outlet.scheme}://{outlet.host}/</link>"
    return "application/rss+xml", (
        f'<?xml version="1.0"?><rss version="2.0"><channel>{head}{items}</channel></rss>'
    )


def _atom(outlet: Outlet) -> tuple[str, str]:
    items = "".join(
        f'<entry><title>{title}</title><link href="{link}"/><id>{guid}</id>'
        f"<updated>{at.isoformat()}</updated></entry>"
        for link, guid, title, at in _entries(outlet)
    )
    return "application/atom+xml", (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{outlet.name}</title>{items}</feed>"
    )


def _rdf(outlet: Outlet) -> tuple[str, str]:
    items = "".join(
        f'<item rdf:about="{link}"><title>{title}</title><link>{link}</link>'
        f"<dc:date>{at.isoformat()}</dc:date></item>"
        for link, _, title, at in _entries(outlet)
    )
    return "application/rdf+xml", (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="{outlet.feed_url}"><title>{outlet.name}</title></channel>{items}'
        "</rdf:RDF>"
    )


def _json(outlet: Outlet) -> tuple[str, str]:
    items = [
        {"id": guid, "url": link, "title": title, "date_published": at.isoformat()}
        for link, guid, title, at in _entries(outlet)
    ]
    version = "https://jsonfeed.org/version/1.1"
    told = {"version": version, "title": outlet.name, "items": items}
    return "application/feed+json", json.dumps(told)


def _sitemap(outlet: Outlet) -> tuple[str, str]:
    items = "".join(
        f"<url><loc>{link}</loc><news:news><news:publication><news:name>{outlet.name}</news:name>"
        "<news:language>en</news:language></news:publication>"
        f"<news:publication_date>{at.isoformat()}</news:publication_date>"
        f"<news:title>{title}</news:title></news:news></url>"
        for link, _, title, at in _entries(outlet)
    )
    return "application/xml", (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{items}</urlset>'
    )


FEEDS = {"rss": _rss, "atom": _atom, "rdf": _rdf, "json": _json, "sitemap": _sitemap}


def _zstd(body: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(body)


def _nested(body: bytes) -> bytes:
    return gzip.compress(gzip.compress(body))


def _raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


def _members(body: bytes) -> bytes:
    return gzip.compress(body[:100]) + gzip.compress(body[100:])


PACK: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "br": brotli.compress,
    "zstd": _zstd,
    "deflate": _raw_deflate,
    "gzip, gzip": _nested,
    "x-gzip": _members,
}


def bomb(encoding: str, size: int) -> bytes:
    """Many zero bytes, packed."""
    if encoding == "gzip, gzip":
        return gzip.compress(bomb("gzip", size))
    held = io.BytesIO()
    block = bytes(1 << 20)
    if encoding == "gzip":
        with gzip.GzipFile(fileobj=held, mode="wb", mtime=0) as file:
            for _ in range(size >> 20):
                file.write(block)
        return held.getvalue()
    return brotli.compress(bytes(size), quality=1) if encoding == "br" else _zstd(bytes(size))
