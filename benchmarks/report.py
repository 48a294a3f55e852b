"""Time and size of the paper on 12 observations, against an empty page and against plain text with the same style."""

from functools import partial
from unittest import mock

from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from benchmarks.sample_child import child_with, ratio
from paper.pdf import render_pdf
from tests.support.papers import read_pdf
from tests.support.second_factor import force_login_with_second_factor

SENTENCE = "Wat goed gaat na iets moeilijks, verdient een zin die het kind later zelf kan lezen. "


def plain_text(n_sentences: int) -> bytes:
    """Make a paper of nothing but paragraphs of ten sentences."""
    paragraphs = f"<p>{SENTENCE * 10}</p>" * (n_sentences // 10)
    html = render_to_string("base_pdf.html", {}).replace("</body>", f"{paragraphs}</body>")
    with mock.patch("paper.pdf.render_to_string", return_value=html):
        return render_pdf("base_pdf.html", {})


def sentences_for(n_pages: int) -> int:
    """Return how many sentences make a paper of so many pages."""
    return next(n for n in range(10, 10_000, 10) if len(read_pdf(plain_text(n)).pages) == n_pages)


def main() -> None:
    """Print the ratios and the size, without and with the annex."""
    with child_with(12) as (child, user):
        client = Client()
        force_login_with_second_factor(client, user)
        order = {
            "meeting_on": timezone.localdate().isoformat(),
            "language": "nl",
            "with_events": "on",
            "form": str(child.assessments.standing()[0].pk),
        }
        for name, changes in (("two pages", {}), ("with the annex", {"with_annex": "on"})):

            def make(changes: dict[str, str] = changes) -> bytes:
                return bytes(client.get(f"/kinderen/{child.pk}/rapport.pdf", {**order, **changes}).content)

            made = make()
            assert made.startswith(b"%PDF")
            n_pages = len(read_pdf(made).pages)
            n_sentences = sentences_for(n_pages)
            full, empty, of_empty = ratio(make, lambda: render_pdf("base_pdf.html", {}), rounds=7)
            _full, _plain, of_plain = ratio(make, partial(plain_text, n_sentences), rounds=7)
            print(
                f"Paper on 12 observations, {name} ({n_pages}): {of_empty:.1f} times an empty page of the same style "
                f"({full:.2f} s against {empty:.2f} s), {of_plain:.1f} times as many pages of plain text, "
                f"{len(made) / 1000:.0f} kB"
            )


if __name__ == "__main__":
    main()
