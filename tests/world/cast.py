"""Forty outlets, each good or bad in its own way; `fate` says what is to become of each page."""

from __future__ import annotations

import os
import zlib
from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime
from ipaddress import IPv4Address

from tests.world import words
from tests.world.outlets import FEEDS, PUBLISHED, Answer, Article, Outlet, Request, Say, bomb

_TRAP = IPv4Address(0x7F4D0001 + os.getpid() % 0xFFFE)
TRAP = (str(_TRAP), 8080)
"""Listens, and is not to be asked for anything; an address of this process alone."""

CRAWL_DELAY = 1


def cast() -> list[Outlet]:
    """All outlets, at their first stage."""
    return [
        *_sound(),
        *_lying(),
        *_redirecting(),
        *_slow(),
        *_packed(),
        *_failing(),
        *_forbidding(),
        *_changing(),
        *_repeating(),
    ]


def article(outlet: str, slug: str, **told: object) -> Article:
    """An article with a text of its own."""
    number = zlib.crc32(f"{outlet}/{slug}".encode())
    return Article(path=f"/news/{slug}", number=number, **told)  # type: ignore[arg-type]


def _plain(name: str, *slugs: str, **told: object) -> Outlet:
    slugs = slugs or ("council-votes-on-bridge-4711", "harbour-fire-put-out-4712")
    return Outlet(name=name, articles=[article(name, slug) for slug in slugs], **told)  # type: ignore[arg-type]


def _sound() -> list[Outlet]:
    later = article("morningpost", "third-report-comes-later-4713", since=1)
    morning = _plain("morningpost")
    morning.articles.append(later)
    return [
        morning,
        _plain("atomdaily", kind="atom"),
        _plain("oldgazette", kind="rdf"),
        _plain("jsonherald", kind="json"),
        _plain("mapcourier", kind="sitemap", feed_path="/news-sitemap.xml"),
        _plain("securetimes", scheme="https"),
        _plain("secondsecure", scheme="https", kind="atom"),
    ]


def _lying() -> list[Outlet]:
    """Feeds whose ETag says nothing, or too little."""

    def always_304(outlet: Outlet, request: Request) -> Answer:
        media_type, body = FEEDS["rss"](outlet)
        headers = {"Content-Type": media_type, "ETag": '"for-ever"'}
        if request.headers.get("if-none-match"):
            return Answer(status=304, headers=headers)
        return Answer(headers=headers, body=body.encode())

    def new_etag(outlet: Outlet, request: Request) -> Answer:
        media_type, body = FEEDS["rss"](outlet)
        etag = f'"{outlet.asked["/feed"]}"'
        return Answer(headers={"Content-Type": media_type, "ETag": etag}, body=body.encode())

    def same_etag(outlet: Outlet, request: Request) -> Answer:
        media_type, body = FEEDS["rss"](outlet)
        headers = {"Content-Type": media_type, "ETag": '"same"'}
        return Answer(headers=headers, body=body.encode())

    def no_marks(outlet: Outlet, request: Request) -> Answer:
        media_type, body = FEEDS["rss"](outlet)
        return Answer(headers={"Content-Type": media_type}, body=body.encode())

    says = {
        "eversame": always_304,
        "evernew": new_etag,
        "stuckmark": same_etag,
        "unmarked": no_marks,
    }
    out = []
    for name, say in says.items():
        outlet = _plain(name, say_feed=say)
        outlet.articles.append(article(name, "what-the-mark-hid-4714", since=1))
        out.append(outlet)
    return out


def _to(target: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": target})


def _redirecting() -> list[Outlet]:
    moved = _plain("movedfeed", feed_path="/old-feed")
    moved.say_feed = _always(_to("http://movedfeed.example/new-feed", 301))
    moved.articles[0].say = _always(_to("/story/4711"))
    moved.pages = {
        "/new-feed": lambda outlet, request: outlet.feed(request),
        "/story/4711": lambda outlet, request: outlet.page(outlet.articles[0], request),
    }
    inside = Outlet(name="insidejob")
    for place, (target, fate) in enumerate(PRIVATE.items()):
        slug, say = f"way-inside-{4720 + place}", _always(_to(target))
        inside.articles.append(article("insidejob", slug, fate=fate, say=say))
    link = f"http://{TRAP[0]}:{TRAP[1]}/secret"
    listed = article("insidejob", "listed-inside-4799", link=link, fate="forbidden_address")
    inside.articles.append(listed)
    loop = _plain("roundabout")
    circle = _always(_to("/news/round-and-round-4731"))
    loop.articles += [
        article("roundabout", "round-and-round-4731", fate="circle", say=circle),
        article("roundabout", "on-and-on-4732", fate="too_many_redirects", say=_on_and_on),
    ]
    loop.pages = {f"/on/{place}": _on_and_on for place in range(12)}
    return [moved, inside, loop]


def _always(answer: Answer) -> Say:
    def say(outlet: Outlet, request: Request) -> Answer:
        return answer

    return say


def _on_and_on(outlet: Outlet, request: Request) -> Answer:
    place = int(request.path.rpartition("/")[2]) if request.path.startswith("/on/") else -1
    return _to(f"/on/{place + 1}")


PRIVATE = {
    f"http://{TRAP[0]}:{TRAP[1]}/secret": "forbidden_address",
    "http://10.0.0.7/": "forbidden_address",
    "http://192.168.1.1/admin": "forbidden_address",
    "http://169.254.169.254/latest/meta-data/": "forbidden_address",
    "http://[::1]:8080/": "forbidden_address",
    f"http://[::ffff:{_TRAP}]:8080/": "forbidden_address",
    f"http://[64:ff9b::{int(_TRAP) >> 16:x}:{int(_TRAP) & 0xFFFF:x}]:8080/": "forbidden_address",
    f"http://{int(_TRAP)}:8080/": "forbidden_address",
    "http://0177.0.0.115:8080/": "bad_address",
    "http://localhost:8080/": "forbidden_address",
    "http://224.0.0.1/": "forbidden_address",
    "http://insidejob.example:22/": "forbidden_address",
    "ftp://insidejob.example/file": "forbidden_address",
    "file:///etc/passwd": "forbidden_address",
    "http://user:word@insidejob.example/": "forbidden_address",
}
"""Where nobody may be sent, and the reason that is given."""


def _slow() -> list[Outlet]:
    def drip(outlet: Outlet, request: Request) -> Answer:
        return replace(outlet.page(outlet.articles[0], request), drip=0.05)

    def silent(outlet: Outlet, request: Request) -> Answer:
        return replace(outlet.page(outlet.articles[0], request), wait=30.0)

    return [
        Outlet(
            name="slowdrip",
            articles=[
                article("slowdrip", "quick-one-4741"),
                article("slowdrip", "drop-by-drop-4742", fate="timeout", say=drip),
            ],
        ),
        Outlet(
            name="stillwater",
            articles=[
                article("stillwater", "never-a-word-4743", fate="timeout", say=silent),
                article("stillwater", "quick-one-4744"),
            ],
        ),
    ]


def _packed() -> list[Outlet]:
    out = [
        _plain(f"packed{place}", encoding=encoding)
        for place, encoding in enumerate(("gzip", "br", "zstd", "deflate", "gzip, gzip", "x-gzip"))
    ]
    bombs = Outlet(name="bombsite")
    for place, encoding in enumerate(("gzip", "br", "zstd", "gzip, gzip")):
        slug = f"bomb-goes-off-{4750 + place}"
        bombs.articles.append(article("bombsite", slug, fate="too_large", say=_explode(encoding)))
    bombs.articles.append(article("bombsite", "quiet-report-4759"))
    return [*out, bombs]


_BOMBS: dict[str, bytes] = {}


def _explode(encoding: str) -> Say:
    def say(outlet: Outlet, request: Request) -> Answer:
        if encoding not in _BOMBS:
            _BOMBS[encoding] = bomb(encoding, 16 << 20)
        headers = {"Content-Type": "text/html", "Content-Encoding": encoding}
        return Answer(headers=headers, body=_BOMBS[encoding])

    return say


def _failing() -> list[Outlet]:
    def heals(outlet: Outlet, request: Request) -> Answer:
        if outlet.asked[request.path] == 1:
            return Answer(status=500)
        return outlet.page(_article(outlet, request), request)

    def busy(outlet: Outlet, request: Request) -> Answer:
        if outlet.asked[request.path] == 1:
            return Answer(status=429, headers={"Retry-After": "1"})
        return outlet.page(_article(outlet, request), request)

    def busy_till(outlet: Outlet, request: Request) -> Answer:
        if outlet.asked[request.path] == 1:
            dates = [format_datetime(PUBLISHED + timedelta(seconds=s), usegmt=True) for s in (0, 1)]
            headers = dict(zip(("Date", "Retry-After"), dates, strict=True))
            return Answer(status=503, headers=headers)
        return outlet.page(_article(outlet, request), request)

    def cut_once(outlet: Outlet, request: Request) -> Answer:
        answer = outlet.page(_article(outlet, request), request)
        return replace(answer, cut=200) if outlet.asked[request.path] == 1 else answer

    def html(status: int, media_type: str = "text/html", size: int = 100) -> Say:
        headers = {"Content-Type": media_type}
        return _always(Answer(status=status, headers=headers, body=b"x" * size))

    mixed = Outlet(name="mixedbag", articles=[article("mixedbag", "sound-report-4760")])
    fates = {
        "lost-page-4761": ("missing", html(404)),
        "gone-page-4762": ("gone", html(410)),
        "barred-page-4763": ("refused", html(403)),
        "moving-pictures-4764": ("media_type", html(200, "video/mp4", 9_000)),
        "endless-page-4765": ("too_large", html(200, "text/html", 3 << 20)),
        "broken-page-4766": ("server_error", html(500)),
    }
    mixed.articles += [
        article("mixedbag", slug, fate=fate, say=say) for slug, (fate, say) in fates.items()
    ]
    away = _always(Answer(status=429, headers={"Retry-After": "3600"}))
    closed = Outlet(
        name="closedshop",
        articles=[
            article("closedshop", "first-of-two-4771", fate="busy", say=away),
            article("closedshop", "second-of-two-4772", fate="asked_to_wait"),
        ],
    )
    welcome = Answer(
        headers={"Content-Type": "text/html"}, body=b"<html><body>Welcome</body></html>"
    )
    once = {
        "healer": article("healer", "better-soon-4773", say=heals),
        "busybee": article("busybee", "try-again-4774", say=busy),
        "busytill": article("busytill", "try-later-4775", say=busy_till),
        "cutter": article("cutter", "half-a-page-4776", say=cut_once),
    }
    return [
        *(Outlet(name=name, articles=[page]) for name, page in once.items()),
        mixed,
        closed,
        Outlet(name="deadserver", say_feed=html(500), feed_fate="server_error"),
        Outlet(name="nofeed", say_feed=_always(welcome), feed_fate="not_a_feed"),
        Outlet(name="refusing", feed_fate="connect"),
        Outlet(name="nowhere.invalid", feed_fate="dns"),
        Outlet(name="strangetls", scheme="https", feed_fate="tls"),
    ]


def _article(outlet: Outlet, request: Request) -> Article:
    return next(a for a in outlet.articles if a.path == request.path)


def _forbidding() -> list[Outlet]:
    forbidding = _plain("keepout")
    forbidding.robots = "User-agent: *\nDisallow: /news/secret\n"
    forbidding.articles.append(article("keepout", "secret-report-4781", fate="robots"))
    named = _plain("nobots", feed_fate="robots")
    named.robots = "User-agent: newsflow\nDisallow: /\n"
    slow = _plain("gently")
    slow.robots = f"User-agent: *\nCrawl-delay: {CRAWL_DELAY}\n"
    silent = _always(Answer(status=503))
    unsure = Outlet(name="unsure", feed_fate="robots_unknown", say_robots=silent)
    return [forbidding, named, slow, unsure]


def _changing() -> list[Outlet]:
    """Edits, touches, other guids and other addresses, at stage 1."""
    edits = Outlet(
        name="secondthoughts",
        articles=[
            article("secondthoughts", "edited-report-4791", edited_at=1),
            article("secondthoughts", "touched-report-4792", touched_at=1),
            article("secondthoughts", "steady-report-4793"),
        ],
    )
    guids = Outlet(
        name="newguids",
        articles=[article("newguids", "same-page-new-guid-4794", guid=lambda s: f"urn:{s}:4794")],
    )
    number = article("newslugs", "x").number

    def steady(_: int) -> str:
        return "urn:report:4795"

    slugs = Outlet(
        name="newslugs",
        articles=[
            Article(path="/news/fire-at-mill-4795", number=number, guid=steady, until=1),
            Article(path="/news/great-fire-at-mill-4795", number=number, guid=steady, since=1,
                    edited_at=1),
        ],
    )  # fmt: skip
    return [edits, guids, slugs]


def _repeating() -> list[Outlet]:
    same = _plain("oneguid")
    for each in same.articles:
        each.guid = lambda _: "1"
    twins = Outlet(name="twins")
    first = article("twins", "told-twice-4801")
    twins.articles = [
        first,
        replace(first, link="https://twins.example/news/told-twice-4801"),
        replace(first, link="http://twins.example/news/told-twice-4801?utm_source=rss"),
        replace(first, link="http://twins.example/news/told-twice-4801#comments"),
    ]
    wire = Outlet(
        name="wireservice", articles=[Article(path="/news/wire-report-4802", number=4802)]
    )
    local = Outlet(name="localcopy", articles=[Article(path="/news/as-we-hear-4803", number=4802)])
    wrong = Outlet(
        name="wrongletters",
        charset="windows-1252",
        says_charset=False,
        articles=[article("wrongletters", "curly-quotes-4804")],
    )
    lying = Outlet(
        name="lyingletters",
        articles=[article("lyingletters", "curly-quotes-4805", say=_mislabelled)],
    )
    return [same, twins, wire, local, wrong, lying]


def _mislabelled(outlet: Outlet, request: Request) -> Answer:
    """Bytes of windows-1252 that the header calls UTF-8."""
    page = words.page(words.story(outlet.articles[0].number), charset="windows-1252")
    headers = {"Content-Type": "text/html; charset=utf-8"}
    return Answer(headers=headers, body=page.encode("windows-1252"))


def crowd(feeds: int, articles: int) -> list[Outlet]:
    """So many sound outlets with so many articles each: for measuring."""
    return [
        _plain(
            f"crowd{number:04}", *(f"report-{number:04}-{place:03}" for place in range(articles))
        )
        if articles
        else Outlet(name=f"crowd{number:04}")
        for number in range(feeds)
    ]
