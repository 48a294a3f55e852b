"""A page is compressed only for a request in which no other site had a hand."""

import gzip

import pytest
from django.test import Client
from django.urls import reverse

OWN = {"Sec-Fetch-Site": "same-origin", "Accept-Encoding": "gzip, br"}


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_page_asked_for_from_our_own_is_compressed(anna: Client, site: str) -> None:
    plain = anna.get(reverse("child-list"))
    answer = anna.get(reverse("child-list"), headers={**OWN, "Sec-Fetch-Site": site})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["Vary"]
    assert gzip.decompress(answer.content).startswith(b"<!doctype html>")
    assert len(answer.content) < len(plain.content) / 2


@pytest.mark.parametrize(
    ("change", "query"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, ""),
        ({"Sec-Fetch-Site": "same-site"}, ""),
        ({"Sec-Fetch-Site": ""}, ""),
        ({"Accept-Encoding": "identity"}, ""),
        ({}, "?zoek=a"),
    ],
    ids=["another site", "another name of the site", "not said", "not taken", "query"],
)
def test_page_that_someone_else_may_have_chosen_is_not(
    anna: Client, change: dict[str, str], query: str
) -> None:
    answer = anna.get(reverse("child-list") + query, headers={**OWN, **change})
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer.headers


def test_answer_to_what_was_posted_is_not(client: Client, db: None) -> None:
    answer = client.post(reverse("sign-in"), {"username": "a" * 300}, headers=OWN)
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Content-Encoding" not in answer.headers


def test_length_differs_from_one_answer_to_the_next(anna: Client) -> None:
    lengths = {len(anna.get(reverse("child-list"), headers=OWN).content) for _time in range(8)}
    assert len(lengths) > 1
