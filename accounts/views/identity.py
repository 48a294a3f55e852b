"""To the identity provider of the organisation, and back."""

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.openid_connect.views import callback
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import public
from accounts.identity import refuse

STRANGE = (requests.RequestException, KeyError, ValueError, TypeError, AttributeError)  # of a broken provider


@public
@require_POST
def provider_sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send on to the identity provider."""
    if request.user.is_authenticated:
        return redirect("sign-in")
    try:
        provider = get_adapter().get_provider(request, provider_id)
        next_url = get_next_redirect_url(request)
        answer: HttpResponse = provider.redirect(request, AuthProcess.LOGIN, next_url=next_url)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except STRANGE:
        return refused(request)
    return answer


@public
@require_GET
def provider_return(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Take what the identity provider says of who comes back."""
    if request.user.is_authenticated:
        return redirect("sign-in")
    try:
        answer: HttpResponse = callback(request, provider_id)
    except STRANGE:
        return refused(request)
    return answer


def refused(request: HttpRequest) -> HttpResponse:
    """Return the page that says that it did not work."""
    try:
        refuse(request, None)
    except ImmediateHttpResponse as answer:
        page: HttpResponse = answer.response
        return page
