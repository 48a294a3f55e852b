"""Time and size of the PDF with 12 observations, as a ratio to an empty page of the same template."""

from django.test import Client
from django.utils import timezone

from benchmarks.sample_child import child_with, ratio
from paper.pdf import render_pdf
from tests.support.second_factor import force_login_with_second_factor


def main() -> None:
    """Print the ratio and the size."""
    with child_with(12) as (child, user):
        client = Client()
        force_login_with_second_factor(client, user)
        order = {
            "meeting_on": timezone.localdate().isoformat(),
            "language": "nl",
            "with_events": "on",
            "form": str(child.assessments.standing()[0].pk),
        }
        made = client.get(f"/kinderen/{child.pk}/rapport.pdf", order)
        assert made["Content-Type"] == "application/pdf"
        full, empty, times = ratio(
            lambda: client.get(f"/kinderen/{child.pk}/rapport.pdf", order),
            lambda: render_pdf("base_pdf.html", {}),
            rounds=7,
        )
        print(
            f"PDF with 12 observations: {times:.1f} times an empty page of the same template "
            f"({full:.2f} s against {empty:.2f} s), {len(made.content) / 1000:.0f} kB"
        )


if __name__ == "__main__":
    main()
