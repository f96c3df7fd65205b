"""`newsflow feeds`: the list of feeds, looked at, checked and extended."""

# ruff: noqa: PLC0415 — what a command needs is imported when it runs, so that help comes at once.

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newsflow.cli.options import JsonOption

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsflow.cli.feed_answers import FeedAnswer
    from newsflow.intake import Seeds
    from newsflow.types import Feed, Outlet

_FAILED = 1

feeds_app = typer.Typer(
    help="The list of feeds: look at it, check it, add to it.", no_args_is_help=True
)
FeedsOption = Annotated[
    Path | None,
    typer.Option(
        "--feeds",
        metavar="FILE",
        help="The list of feeds.  [default: seeds/feeds.toml, or NEWSFLOW_FEEDS]",
    ),
]


@feeds_app.command("list")
def list_feeds(*, feeds: FeedsOption = None, as_json: JsonOption = False) -> None:
    """Show outlets and feeds."""
    from newsflow.cli.output import show_rows

    seeds = _seeds(feeds)
    columns = ("outlet", "domain", "country", "language", "section", "kind", "url", "active")
    rows = [
        (o.name, o.domain, o.country, o.language, feed.section, feed.kind.value, feed.url, active)
        for of, active in ((seeds.feeds, True), (seeds.resting, False))
        for feed in of
        for o in (feed.outlet,)
    ]
    show_rows(columns, rows, as_json=as_json)


@feeds_app.command("check")
def check_feeds(
    *,
    feeds: FeedsOption = None,
    fetch: Annotated[
        bool, typer.Option("--fetch", help="Ask each feed whether it answers, and with what.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Check the list of feeds; with --fetch also whether each feed answers.

    Exit 0: all is well. 1: a feed gives no entries, and is named. 2: the list is wrong.
    """
    from newsflow.cli.output import show_json, tell
    from newsflow.show import counted

    seeds = _seeds(feeds)
    answers = _answers(seeds.feeds, quiet=as_json) if fetch else ()
    failed = [answer for answer in answers if not answer.is_well]
    if as_json:
        show_json({"outlets": len(seeds.outlets), "feeds": len(seeds.feeds), "answers": answers})
    else:
        for answer in failed:
            tell(f"{answer.outlet}: {answer.url}: {answer.remark}")
        told = f"{counted(len(seeds.outlets), 'outlet')}, {counted(len(seeds.feeds), 'feed')}"
        resting = f", {len(seeds.resting)} not active" if seeds.resting else ""
        well = f"; {len(answers) - len(failed)} of {len(answers)} give entries" if fetch else ""
        tell(f"the list is well formed: {told}{resting}{well}")
    if failed:
        raise typer.Exit(_FAILED)


@feeds_app.command("add")
def add_feed(
    url: Annotated[str, typer.Argument(metavar="URL", help="A feed, or a page that names one.")],
    *,
    outlet: Annotated[
        str | None, typer.Option(metavar="DOMAIN", help="Its outlet.  [default: from the URL]")
    ] = None,
    name: Annotated[str | None, typer.Option(help="The outlet's name.")] = None,
    country: Annotated[str | None, typer.Option(help="Two letters, ISO 3166: MT.")] = None,
    language: Annotated[str | None, typer.Option(help="BCP 47: en, en-GB.")] = None,
    section: Annotated[str | None, typer.Option(help="What the feed is about: World.")] = None,
    sitemap: Annotated[bool, typer.Option("--sitemap", help="It is a news sitemap.")] = False,
    fetch: Annotated[
        bool,
        typer.Option("--fetch/--no-fetch", help="Ask the URL first; a page's own feed is taken."),
    ] = True,
    feeds: FeedsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Append a feed to the list; comments and order stay.

    The URL may be a web page: the feed that it names is taken, and several are shown to choose.

    Exit 0: added, or there already. 1: the URL gives no feed. 2: the list or an option is wrong.
    """
    from newsflow.cli.output import say

    found = _find_feed(url, quiet=as_json) if fetch else url
    if found is None:
        say("nothing was added; --no-fetch adds the URL as it is")
        raise typer.Exit(_FAILED)
    facts = _outlet(found, outlet, name, country, language)
    _append([_feed(facts, found, section, sitemap=sitemap)], feeds, as_json=as_json)


@feeds_app.command("import")
def import_feeds(
    opml: Annotated[Path, typer.Argument(metavar="OPML", help="A list exported by a reader.")],
    *,
    feeds: FeedsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Append the feeds of an OPML document to the list.

    Exit 0: all of them are there now. 1: some have no usable address, and are named. 2: no OPML.
    """
    from newsflow.cli.output import say
    from newsflow.intake.opml import read_opml

    reading = read_opml(_bytes(opml), name=str(opml))
    _append(reading.feeds, feeds, as_json=as_json)
    for url in reading.unread:
        say(f"left out {url}: no address of the web")
    if reading.unread:
        raise typer.Exit(_FAILED)


@feeds_app.command("export")
def export_feeds(
    out: Annotated[
        Path | None, typer.Argument(metavar="OPML", help="The file to write.  [default: print it]")
    ] = None,
    *,
    feeds: FeedsOption = None,
) -> None:
    """Write the list as OPML, for other readers and for `feeds import`."""
    from newsflow.cli.output import tell
    from newsflow.errors import InputError
    from newsflow.intake.opml import write_opml
    from newsflow.show import counted

    seeds = _seeds(feeds)
    written = write_opml(seeds.feeds)
    if out is None:
        typer.echo(written.decode("utf-8"), nl=False)
        return
    try:
        out.write_bytes(written)
    except OSError as error:
        raise InputError("the file cannot be written", key=str(out)) from error
    tell(f"{counted(len(seeds.feeds), 'feed')} written to {out}")


# ------------------------------------------------------------------ the list


def _path(feeds: Path | None) -> Path:
    from newsflow.config import read_settings

    return feeds or read_settings().feeds


def _seeds(feeds: Path | None) -> Seeds:
    from newsflow.intake import read_seeds

    return read_seeds(_path(feeds))


def _bytes(path: Path) -> bytes:
    from newsflow.errors import InputError

    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            "the file cannot be read", key=str(path), advice="check the path"
        ) from error


def _append(new: Sequence[Feed], feeds: Path | None, *, as_json: bool) -> None:
    """Write the list with what it lacks, and say what became of each."""
    from newsflow.cli.output import show_json, tell
    from newsflow.intake.seed_text import with_feeds
    from newsflow.intake.seeds import read_seed_text, write_seed_text
    from newsflow.show import counted

    path = _path(feeds)
    text = read_seed_text(path) if path.exists() else ""
    extended = with_feeds(text, new, name=str(path))
    if extended.added:
        write_seed_text(path, extended.text)
    if as_json:
        show_json({"added": extended.added, "known": extended.known, "path": str(path)})
        return
    for feed in extended.added:
        tell(f"added {feed.outlet.name}: {feed.url}")
    known = f"; {len(extended.known)} stood there already" if extended.known else ""
    tell(f"{counted(len(extended.added), 'feed')} added to {path}{known}")


def _outlet(
    url: str, domain: str | None, name: str | None, country: str | None, language: str | None
) -> Outlet:
    """What the options say of an outlet, and the table of outlets where they are silent."""
    from newsflow.articles.outlets import outlet_at
    from newsflow.errors import SettingsError
    from newsflow.intake.seeds import outlet_id
    from newsflow.types import Outlet

    known = outlet_at(f"https://{domain}/" if domain else url)
    if known is None or known.domain is None:
        raise SettingsError(
            "the URL names no outlet", key=url, advice="give its domain with --outlet"
        )
    named = domain or known.domain
    return Outlet(
        outlet_id=outlet_id(named),
        name=name or known.name,
        domain=named,
        country=country or known.country,
        language=language,
    )


def _feed(outlet: Outlet, url: str, section: str | None, *, sitemap: bool) -> Feed:
    from newsflow.intake import feed_id
    from newsflow.types import Feed, FeedKind

    return Feed(
        feed_id=feed_id(url),
        outlet=outlet,
        url=url,
        section=section,
        kind=FeedKind.SITEMAP if sitemap else FeedKind.FEED,
    )


# ------------------------------------------------------------------ the web


def _answers(feeds: Sequence[Feed], *, quiet: bool) -> tuple[FeedAnswer, ...]:
    from newsflow.cli.feed_answers import ask_feeds
    from newsflow.cli.output import Steps
    from newsflow.config import read_settings

    with Steps(quiet=quiet) as steps:
        steps.start("asking the feeds", len(feeds))
        return ask_feeds(feeds, read_settings(), on_answer=steps.advance)


def _find_feed(url: str, *, quiet: bool) -> str | None:
    """The URL itself where it is a feed, else the one feed that its page names."""
    from newsflow.cli.feed_answers import look_for_feed
    from newsflow.cli.output import Steps, say
    from newsflow.config import read_settings

    with Steps(quiet=quiet) as steps:
        steps.start(f"asking {url}")
        looked = look_for_feed(url, read_settings())
    if looked.remark:
        say(f"{url}: {looked.remark}")
    if len(looked.feeds) > 1:
        for link in looked.feeds:
            say(f"  {link.url}  {link.title or ''}".rstrip())
        say("the page names several feeds: add the one you want")
        return None
    return looked.feeds[0].url if looked.feeds else None
