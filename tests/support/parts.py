"""A page of a child with all that waits under More: each part has a page of its own."""

import re

from django.test import Client
from django.urls import reverse

from children.models import Child
from tests.support.pages import Reply

PART = re.compile(r"deel=(\w+)")
STRENGTH = re.compile(r"kracht=(\w+)")
CHOOSES = "kiezen"


def whole(client: Client, name: str, child: Child, **asked: str) -> Reply:
    """Return a page of a child followed by its parts in one reply; with a domain also the table of each strength.

    The context is that of the page with the strengths when a domain is asked for, else that of the page itself.
    """
    url = reverse(name, args=[child.pk])
    found = client.get(url, asked)
    parts = dict.fromkeys(PART.findall(found.content.decode()))
    replies = {part: client.get(url, {**asked, "deel": part}) for part in parts if part != CHOOSES}
    strengths = replies.get("krachten") if "domein" in asked else None
    keys = dict.fromkeys(STRENGTH.findall(strengths.content.decode())) if strengths else {}
    tables = [client.get(url, {**asked, "deel": "krachten", "kracht": key}) for key in keys]
    if strengths:
        strengths.content = b"".join(reply.content for reply in (found, *replies.values(), *tables))
        return strengths
    found.content = b"".join(reply.content for reply in (found, *replies.values()))
    return found
