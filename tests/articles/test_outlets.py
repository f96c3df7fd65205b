"""An outlet is the same by its address, its name, its alias and the dateline's agency."""

from __future__ import annotations

import pytest

from newsflow.articles import clean_page
from newsflow.articles.outlets import (
    find_agency,
    known_outlets,
    outlet_at,
    outlet_named,
    registered_domain,
)
from newsflow.types import Article, Outlet, OutletId, Page

BODY = "The ferry ran aground on Sunday with 61 people on board, the harbour master said.\n"


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.theguardian.com/world/2019", "theguardian.com"),
        ("https://news.bbc.co.uk/1", "bbc.co.uk"),
        ("example.org/a", "example.org"),
        ("https://localhost/a", None),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_the_registered_domain_of_an_address(url, domain):
    assert registered_domain(url) == domain


@pytest.mark.parametrize("name", ["AFP", "Agence France-Presse", "agence france presse"])
def test_an_agency_has_one_id_under_all_its_names(name):
    known = find_agency(name)

    assert known is not None
    assert known.outlet.outlet_id == "afp.com"
    assert outlet_named(name) == outlet_at("https://www.afp.com/en/1")


def test_an_unknown_outlet_is_named_by_its_site_or_its_domain():
    assert outlet_at("https://www.harbour.example.org/a", "The Harbour") == Outlet(
        outlet_id=OutletId("example.org"), name="The Harbour", domain="example.org"
    )
    assert outlet_named("The Harbour").outlet_id == "the-harbour"


def test_the_table_names_each_outlet_once():
    domains = [known.outlet.domain for known in known_outlets()]

    assert len(domains) == len(set(domains))
    assert all(known.kind in {"agency", "outlet", "photo"} for known in known_outlets())


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("Ferry aground off Horta\n\nHORTA, May 3 (AFP) - " + BODY, "afp.com"),
        (
            "Ferry aground off Horta\n\nThe ferry on the rocks\n© Ana Lopes/Lusa\n\n" + BODY * 3,
            "lusa.pt",
        ),
        ("Ferry aground off Horta\n\n" + BODY, "unknown"),
    ],
)
def test_a_text_without_an_address_is_its_agencys(text, outlet):
    answer = clean_page(Page(ref="a.txt", body=text.encode(), media_type="text/plain"))

    assert isinstance(answer, Article)
    assert answer.outlet.outlet_id == outlet


def test_what_the_page_was_loaded_with_is_taken_over():
    own = Outlet(outlet_id=OutletId("harbour"), name="The Harbour")
    page = Page(
        ref="a.txt",
        body=("Ferry aground\n\n" + BODY).encode(),
        media_type="text/plain",
        outlet=own,
        guid="g1",
        raw_ref="raw/1",
    )
    answer = clean_page(page)

    assert isinstance(answer, Article)
    assert (answer.outlet, answer.guid, answer.ref, answer.raw_ref) == (own, "g1", "a.txt", "raw/1")
