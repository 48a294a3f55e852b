"""A form that is sent twice is carried out once, and the second time is answered as the first.

Every form carries a key of its own (`revisions/templatetags/post_form.py`). Here the view runs in one transaction
with the row that keeps the key (`PostedForm`), so what a form changed stands there if and only if its row does.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.crypto import salted_hmac

from accounts.rules.permissions import PUBLIC
from accounts.security import cipher
from accounts.security.held_forms import fields_of
from config.requests.middleware import GetResponse
from config.requests.saved_before import Made, change_address, changes_what_was_seen, child_of, made_now
from revisions.actions import keep_posted
from revisions.models import PostedForm
from revisions.templatetags.post_form import FORM_KEY

View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Posted:
    """What tells one form that was posted from another; `place` and `content` are keyed digests."""

    key: UUID
    place: str
    content: str


class CarryOutOnce:
    """Lets a form of someone who signed in be carried out once; comes last, so that all others looked first."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Run the view and keep its key in one transaction; what went wrong leaves nothing behind.

        A refusal keeps what it wrote itself, such as its event in the log: what the view had begun to change is
        taken back by its own transaction.
        """
        request.asks_for_key = asks_for_key(request)  # type: ignore[attr-defined]
        if not request.asks_for_key:  # type: ignore[attr-defined]
            return as_asked(request, self.get_response(request))
        with transaction.atomic():
            response = self.get_response(request)
            if response.status_code >= 500:
                transaction.set_rollback(True)
            elif hasattr(request, "posted") and is_done(response):
                keep(request, request.posted, response)
        return as_asked(request, response)

    def process_view(self, request: HttpRequest, view: View, *arguments: Any) -> HttpResponse | None:
        """Answer what was carried out before, or what has no key; else let the view run."""
        if not request.asks_for_key:  # type: ignore[attr-defined]
            return None
        posted = posted_in(request)
        if posted is None:
            return send_again(request, "without_key.html", status=400)
        before = PostedForm.objects.in_turn(posted.key)
        if before is None:
            request.posted = posted  # type: ignore[attr-defined]
            return None
        if (before.person_id, before.place) != (request.user.pk, posted.place):
            raise Http404
        if before.content == posted.content:
            return answer_again(request, before)
        return changed(request, before, answer_of(before))


def asks_for_key(request: HttpRequest) -> bool:
    """Say whether this is a form of someone who signed in, to a view that changes a record."""
    if request.method != "POST" or not request.user.is_authenticated:
        return False
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return False
    return getattr(view, "permission", "") != PUBLIC and not hasattr(view, "changes_no_record")


def posted_in(request: HttpRequest) -> Posted | None:
    """Return what was posted; None without a key."""
    try:
        key = UUID(request.POST.get(FORM_KEY, ""))
    except ValueError:
        return None
    files = [(name, digest_of(file)) for name, sent in request.FILES.lists() for file in sent]
    content = json.dumps([sorted(typed_in(request)), sorted(files)])
    return Posted(key, digest(request.get_full_path()), digest(content))


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields that were posted, without what each page has of its own."""
    return [(name, text) for name, text in fields_of(request) if name != FORM_KEY]


def digest_of(file: UploadedFile) -> str:
    """Return the digest of a file, which is still to be read."""
    content = file.read()
    file.seek(0)
    return sha256(content).hexdigest()


def digest(text: str) -> str:
    """Return what tells a text from another, and tells nobody what it was."""
    return salted_hmac("config.requests.form_keys", text, algorithm="sha256").hexdigest()


def is_done(response: HttpResponse) -> bool:
    """Say whether an answer means that the form was carried out: a redirect, unless the view says otherwise."""
    return bool(getattr(response, "is_done", isinstance(response, HttpResponseRedirect)))


def keep(request: HttpRequest, posted: Posted, response: HttpResponse) -> None:
    """Keep the key with the answer: where it leads or what it shows, and the messages of the view."""
    storage: Any = messages.get_messages(request)
    said = [
        (one.level, str(one.message)) for one in storage._queued_messages
    ]  # to iterate it would mark them read
    to = response.url if isinstance(response, HttpResponseRedirect) else ""
    page = "" if to else response.content.decode()
    answer = {"to": to, "page": page, "said": said, "made": made_now()}
    keep_posted(
        key=posted.key,
        person_id=request.user.pk,
        place=posted.place,
        content=posted.content,
        answer=cipher.lock(json.dumps(answer)),
    )


def answer_of(before: PostedForm) -> dict[str, Any]:
    """Return how a form was answered; nothing when it was locked up with a key that was lost since."""
    try:
        found: dict[str, Any] = json.loads(cipher.unlock(before.answer))
    except InvalidToken:
        return {}
    return found


def answer_again(request: HttpRequest, before: PostedForm) -> HttpResponse:
    """Answer as the first time; what still waits to be said is not said twice."""
    answer = answer_of(before)
    if not answer:
        return saved_before(request, before, answer)
    waiting = messages.get_messages(request)
    for level, text in answer["said"]:
        if Message(level, text) not in waiting:
            messages.add_message(request, level, text)
    return redirect(answer["to"]) if answer["to"] else HttpResponse(answer["page"])


def changed(request: HttpRequest, before: PostedForm, answer: dict[str, Any]) -> HttpResponse | None:
    """Let the view show both versions where it does that; else tell that this form was carried out before."""
    if changes_what_was_seen(made_in(answer), list(request.POST)):
        return None
    return saved_before(request, before, answer)


def made_in(answer: dict[str, Any]) -> Made | None:
    """Return what a form made, from how it was answered."""
    return Made(*answer["made"]) if answer.get("made") else None


def saved_before(request: HttpRequest, before: PostedForm, answer: dict[str, Any]) -> HttpResponse:
    """Tell that this form was carried out, with other content: change what was saved, or save this as well.

    What was said of it the first time is not said on this page, which is about what is not saved yet.
    """
    said = {(level, text) for level, text in answer.get("said", [])}
    content = {
        "at": before.posted_at,
        "to": answer.get("to"),
        "child": child_of(request),
        "change": change_address(request, made_in(answer)),
        "messages": [
            one for one in messages.get_messages(request) if (one.level, str(one.message)) not in said
        ],
    }
    return send_again(request, "posted_before.html", status=409, **content)


def send_again(request: HttpRequest, template: str, *, status: int, **content: object) -> HttpResponse:
    """Show what was typed as a form with a new key, which its user may send; files and passwords cannot be kept."""
    fields = typed_in(request)
    content["unseen"] = [(name, text) for name, text in fields if not name.startswith("seen")]
    can_be_kept = not request.FILES and not any("password" in name for name, _text in fields)
    content |= {"path": request.get_full_path(), "fields": fields, "can_be_kept": can_be_kept}
    return render(request, template, content, status=status)


def as_asked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Give a script that asks for JSON the place of a redirect as `location`; it cannot see a redirect itself."""
    if request.headers.get("Accept") != "application/json" or not isinstance(response, HttpResponseRedirect):
        return response
    answer = JsonResponse({"location": response.url})
    answer.cookies = response.cookies
    return answer
