"""To the identity provider of the organisation, and back."""

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from accounts.decorators import public
from accounts.security.provider import CheckedProvider, new_nonce
from accounts.sign_in.identity import refuse

# of a broken provider
STRANGE = (requests.RequestException, OAuth2Error, KeyError, ValueError, TypeError, AttributeError)


@public
@require_POST
def provider_sign_in(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send on to the identity provider."""
    if request.user.is_authenticated:
        return redirect("sign-in")
    try:
        provider = get_adapter().get_provider(request, provider_id)
        provider.oauth2_adapter_class = CheckedProvider
        next_url, nonce = get_next_redirect_url(request), new_nonce()
        answer: HttpResponse = provider.redirect(
            request, AuthProcess.LOGIN, next_url=next_url, auth_params={"nonce": nonce}, nonce=nonce
        )
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
        view = OAuth2CallbackView.adapter_view(CheckedProvider(request, provider_id))
        answer: HttpResponse = view(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
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
