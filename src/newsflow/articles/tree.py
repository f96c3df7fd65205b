"""HTML → a small BeautifulSoup tree: lxml parses and prunes, the soup holds what may be article.

Building soup nodes is most of a BeautifulSoup cleaner's time, so what can never be article
(scripts, navigation, forms, hidden parts) is cut off lxml's tree first, and only attributes
that say something are handed on. Nothing is cut that holds a large share of the page's prose.
"""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from bs4 import BeautifulSoup
from lxml import etree

_NEVER = (
    "script", "style", "svg", "title", "iframe", "img", "input", "link", "meta", "base",
    "textarea", "option", "amp-analytics",
)  # fmt: skip
INLINE = (
    "abbr", "acronym", "address", "b", "bdi", "bdo", "big", "cite", "code", "data", "del",
    "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
)  # fmt: skip
"""Elements inside a line: their text is kept and they become no nodes."""
_HARDLY = (
    "noscript", "object", "canvas", "video", "audio", "picture", "map", "select", "button",
    "datalist", "progress", "meter", "template", "dialog", "frameset", "applet", "math",
    "amp-img", "amp-ad", "amp-iframe", "amp-video", "amp-sidebar",
)  # fmt: skip
"""Cut off unless an end tag is missing and they hold the article."""
_SUSPECT = etree.XPath(
    "//nav|//footer|//aside|//form|//menu|//@hidden/..|//@aria-hidden[.='true']/.."
    "|//@role[.='navigation' or .='complementary' or .='contentinfo' or .='search' or .='dialog'"
    " or .='alertdialog' or .='banner']/.."
    "|//@style[contains(.,'display:none') or contains(.,'display: none')]/.."
    "|//@class[contains(.,'hid') or contains(.,'d-none')]"
    "[contains(concat(' ',.,' '),' hidden ') or contains(concat(' ',.,' '),' hide ')"
    " or contains(concat(' ',.,' '),' d-none ')]/.."
)
"""From the attribute to its element: five times as fast as asking each element for attributes."""
_SHOWN = re.compile(
    r"(?:^|\s)(?:\w+:(?:block|flex|grid|inline|visible|table)|d-\w+-(?:block|flex|inline))"
)
"""Utility classes that show on some screens what another hides on the rest."""
_PROSE = etree.XPath(".//text()[string-length(normalize-space(.)) > 70]", smart_strings=False)
_KEPT = (
    "class",
    "id",
    "itemprop",
    "role",
    "rel",
    "datetime",
    "href",
    "data-testid",
    "data-component",
    "aria-label",
)
_EARLY_END = re.compile(r"</(?:body|html)\s*>", re.I)
"""libxml2 drops what follows an end of body, browsers do not."""
LINE_BREAK = "\ue0ff"
"""Stands for `<br>` in the soup's text: a character of the private area."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that lxml reads from a broken page and refuses to write."""
_NESTING = re.compile(
    r"</?(?:div|span|section|article|aside|font|center|blockquote|b|i|em|strong|ul|ol|li|table|"
    r"tbody|tr|td|a)\b[^<>]{0,2000}>",
    re.I,
)
"""Elements that pages nest by mistake, thousands deep: beyond its limit libxml2 gives up."""
_TOO_DEEP = frozenset({"ERR_RESOURCE_LIMIT", "ERR_INTERNAL_ERROR", "ERR_USER_STOP"})
_STREAMED = re.compile(r"^S:\d+$")
_DOMINANT = 0.3
"""A subtree with this share of the page's prose is never pruned, whatever it is called."""
_WHOLE = 0.8
"""What stands in `noscript` repeats the page as a rule; it counts only where it is all there is."""
_LINE = 70
"""Characters of a run of text from which it is prose and not a label."""
_MANY = 150
"""Suspects from which one walk over the page is cheaper than a look into each."""
MOST_MARKUP = 3_000_000
"""Characters of a page that are read (a page of an outlet has 50,000 to 2,000,000)."""
_CODE = re.compile(r"<(?:script|style)\b(?![^>]{0,500}json)[^>]{0,2000}>", re.I)
_CODE_END = re.compile(r"</(?:script|style)\s*>", re.I)
_INLINE_DATA = re.compile(r"data:[^\s\"'<>()]{2000,}")
MOST_ELEMENTS = 20_000
"""Soup elements at most: beyond them the page is cut off (a page of an outlet has 300 to 3,000)."""


def parse_tree(text: str) -> etree._Element | None:
    """Lxml's tree of a page; none when there is no element at all."""
    text = _trimmed(text)
    root, parser = _parsed(_EARLY_END.sub(" ", text))
    if any(entry.type_name in _TOO_DEEP for entry in parser.error_log):
        root, _ = _parsed(_NESTING.sub(" <br><br> ", text))
    return root


def _trimmed(text: str) -> str:
    """A page of many megabytes without its code and inline pictures, and cut off where it is long.

    Its tree would take twenty times its size, and what an article says stands in a few hundred
    kilobytes.
    """
    if len(text) <= MOST_MARKUP:
        return text
    kept, after = [], 0
    for match in _CODE.finditer(text):
        if match.start() < after:
            continue
        end = _CODE_END.search(text, match.end())
        if end is None:
            break
        kept.append(text[after : match.start()])
        after = end.end()
    kept.append(text[after:])
    return _INLINE_DATA.sub("data:", "".join(kept))[:MOST_MARKUP]


def _parsed(text: str) -> tuple[etree._Element | None, etree.HTMLParser]:
    parser = etree.HTMLParser(
        remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser), parser
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing but white space or comments
        return None, parser


def prune(root: etree._Element) -> None:
    """Cut off what can never be article; the head is to be read before."""
    # To libxml2's HTML 4 these are not void, so they hold what follows them.
    etree.strip_tags(root, "source", "track", "wbr", "embed", "param", "keygen")
    etree.strip_elements(root, *_NEVER, with_tail=False)
    etree.strip_tags(root, *INLINE)
    suspects = [*root.iter(*_HARDLY), *_SUSPECT(root)]
    held = _prose_below(root) if len(suspects) > _MANY else None
    total = prose_length(root)
    lengths = [held.get(e, 0) if held is not None else prose_length(e) for e in suspects]
    alike: Counter[str] = Counter()
    for element, length in zip(suspects, lengths, strict=True):
        if length:
            alike[_look(element)] += length
    for element, length in zip(suspects, lengths, strict=True):
        parent = element.getparent()
        if parent is None or element.tag in {"html", "body", "main", "article"}:
            continue
        if _STREAMED.match(element.get("id") or "") or _SHOWN.search(element.get("class") or ""):
            continue
        limit = _WHOLE if element.tag in {"noscript", "template"} else _DOMINANT
        # A page may hide its paragraphs one by one, until it knows who reads them.
        if not length or max(length, alike[_look(element)]) <= limit * total:
            drop(element)


def _look(element: etree._Element) -> str:
    """What elements that are hidden alike have in common; the rest stand for themselves."""
    names = element.get("class")
    hidden = element.tag in {"div", "p", "section", "span"} and names
    return f"{element.tag}.{names}" if hidden else str(id(element))


def _prose_below(root: etree._Element) -> dict[etree._Element, int]:
    """What `prose_length` gives for every element that holds any, in one walk over the page."""
    held: dict[etree._Element, int] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        own = held.get(element, 0) + _long(element.text)
        if own:
            held[element] = own
        parent = element.getparent()
        above = own + _long(element.tail)
        if parent is not None and above:
            held[parent] = held.get(parent, 0) + above
    return held


def _long(text: str | None) -> int:
    return len(text) if text is not None and len(text) > _LINE and not text.isspace() else 0


def prose_length(element: etree._Element) -> int:
    """Characters in the long runs of text below an element."""
    return sum(map(len, _PROSE(element)))


def drop(element: etree._Element) -> None:
    """Take an element out of the tree and leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = _CONTROL.sub(" ", (parent.text or "") + tail)
        else:
            before.tail = _CONTROL.sub(" ", (before.tail or "") + tail)
    parent.remove(element)


def cook(root: etree._Element) -> BeautifulSoup:
    """The soup of a pruned tree, fed in document order by an iterative walk."""
    soup = BeautifulSoup("", "lxml", multi_valued_attributes=None)
    _feed(soup, root)
    return soup


def _feed(soup: BeautifulSoup, root: etree._Element) -> None:
    """Hand elements on only when text is found in them: empty ones never become nodes."""
    budget = MOST_ELEMENTS
    waiting: list[etree._Element] = []
    opened: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            waiting.append(element)
            text = element.text
        else:
            if waiting and waiting[-1] is element:
                waiting.pop()
                if element.tag == "br" and opened:
                    soup.handle_data(LINE_BREAK)
            else:
                soup.handle_endtag(opened.pop())
            text = element.tail
            element.clear()  # frees lxml's node while the soup's is made
        if text and not text.isspace():
            budget -= len(waiting)
            if budget < 0:
                break
            for late in waiting:
                _open(soup, late)
                opened.append(late.tag)
            waiting.clear()
            soup.handle_data(text)
        elif text and opened:
            soup.handle_data(" ")
    soup.endData()
    while soup.currentTag is not None and soup.currentTag.name != soup.ROOT_TAG_NAME:
        soup.popTag()


def _open(soup: BeautifulSoup, element: etree._Element) -> None:
    attributes = {key: value for key, value in element.items() if key in _KEPT}
    soup.handle_starttag(element.tag, None, None, attributes)


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector still while a soup is made and unmade: a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
