"""What WeasyPrint leaves out of the tags of a quotation: the language, which is not always that of the paper."""

from typing import Any

WRITTEN_IN = "nl"  # what people write about a child; the templates say the same of each <blockquote>


def name_language_of_quotations(pdf: Any) -> None:
    """Say of every quotation in which language it was written."""
    from pydyf import Dictionary, String  # comes with WeasyPrint

    for part in pdf.objects:
        if isinstance(part, Dictionary) and part.get("S") == "/BlockQuote":
            part["Lang"] = String(WRITTEN_IN)
