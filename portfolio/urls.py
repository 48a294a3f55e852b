"""Addresses of instruments and their versions."""

from django.urls import include, path

from portfolio.views import copies, drafts, instruments, publishing, texts

version_urls = [
    path("", instruments.instrument_read, name="instrument-read"),
    path("downloaden/<slug:notation>/", instruments.instrument_download, name="instrument-download"),
    path("kopieren/", copies.instrument_copy, name="instrument-copy"),
    path("nieuwe-versie/", copies.instrument_continue, name="instrument-continue"),
    path("wijzigen/", drafts.instrument_change, name="instrument-change"),
    path("bladzijden/<slug:page_key>/", drafts.instrument_page, name="instrument-page"),
    path("los-van-de-krachten/", drafts.instrument_apart, name="instrument-apart"),
    path("bladzijde-toevoegen/", drafts.instrument_page_add, name="instrument-page-add"),
    path("yaml/", texts.instrument_text, name="instrument-text"),
    path("publiceren/", publishing.instrument_publish, name="instrument-publish"),
    path("intrekken/", copies.instrument_retire, name="instrument-retire"),
    path("weggooien/", copies.instrument_discard, name="instrument-discard"),
]
urlpatterns = [
    path("instrumenten/", instruments.instrument_list, name="instrument-list"),
    path("instrumenten/nieuw/", texts.instrument_add, name="instrument-add"),
    path("instrumenten/<uuid:version_id>/", include(version_urls)),
]
