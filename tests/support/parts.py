"""A page of a child with all that waits under More: each part has a page of its own."""

import re

from django.test import Client
from django.urls import reverse

from children.models import Child
from tests.support.pages import Reply

PART = re.compile(r"deel=(\w+)")
STRENGTH = re.compile(r"kracht=(\w+)")
FIRST = re.compile(r"vanaf=(\d+)")
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
    firsts = FIRST.findall(strengths.content.decode()) if strengths else []
    pages = [client.get(url, {**asked, "deel": "krachten", "vanaf": first}) for first in firsts[1:]]
    shown = [strengths, *pages] if strengths else []
    keys = dict.fromkeys(key for page in shown for key in STRENGTH.findall(page.content.decode()))
    tables = [client.get(url, {**asked, "deel": "krachten", "kracht": key}) for key in keys]
    if strengths:
        strengths.content = b"".join(reply.content for reply in (found, *replies.values(), *pages, *tables))
        return strengths
    found.content = b"".join(reply.content for reply in (found, *replies.values()))
    return found
