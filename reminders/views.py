"""Switching one's own reminders on and off."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.decorators import signed_in
from accounts.http import Request
from reminders.actions import choose_reminders
from reminders.queries import is_off


@signed_in
@require_http_methods(["GET", "POST"])
def reminder_choice(request: Request) -> HttpResponse:
    """Show whether one gets the mails, and switch them on or off."""
    if request.method == "POST":
        if (wanted := request.POST.get("wanted")) in ("yes", "no"):
            is_wanted = wanted == "yes"
            choose_reminders(is_wanted=is_wanted, by=request.user)
            said = _("You get reminders.") if is_wanted else _("You get no reminders any more.")
            messages.success(request, said)
        return redirect("reminder-choice")
    content = {"is_off": is_off(request.user), "is_sent": settings.MAIL_IS_ON}
    return render(request, "reminders/reminder_choice.html", content)
