"""Addresses of invitations: below `uitnodiging/` for who was asked, the others for professionals."""

from django.urls import path

from invitations.views import answering, asking, checking, languages

CHILD = "kinderen/<uuid:child_id>/uitnodigingen/"
ONE = f"{CHILD}<uuid:invitation_id>/"

urlpatterns = [
    path("uitnodiging/", answering.invitation_start, name="invitation-start"),
    path("uitnodiging/vraag/<int:number>/", answering.invitation_question, name="invitation-question"),
    path("uitnodiging/eigen-woorden/", answering.invitation_words, name="invitation-words"),
    path("uitnodiging/nalezen/", answering.invitation_read, name="invitation-read"),
    path("uitnodiging/klaar/", answering.invitation_done, name="invitation-done"),
    path("uitnodiging/<str:token>/", answering.invitation_open, name="invitation-open"),
    path("talen/", languages.language_list, name="language-list"),
    path("talen/<slug:code>/", languages.language_texts, name="language-texts"),
    path("talen/<slug:code>/uit/", languages.language_off, name="language-off"),
    path(CHILD, asking.invitation_list, name="invitation-list"),
    path(f"{CHILD}nieuw/", asking.invitation_add, name="invitation-add"),
    path(ONE, asking.invitation_detail, name="invitation-detail"),
    path(f"{ONE}brief/", asking.invitation_letter, name="invitation-letter"),
    path(f"{ONE}opnieuw/", asking.invitation_renew, name="invitation-renew"),
    path(f"{ONE}intrekken/", asking.invitation_withdraw, name="invitation-withdraw"),
    path(f"{ONE}controle/", checking.invitation_check, name="invitation-check"),
]
