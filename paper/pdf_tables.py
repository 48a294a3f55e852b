"""What WeasyPrint leaves out of the tags of a table, without which no header can be found: ISO 14289-1, 7.5."""

from typing import Any


def name_headers(pdf: Any) -> None:
    """Say of every TH whether it heads a column or a row, and list them by name."""
    from pydyf import Array, Dictionary  # comes with WeasyPrint

    parts = {part.reference: part for part in pdf.objects if isinstance(part, Dictionary)}
    headers = [part for part in parts.values() if part.get("S") == "/TH" and "ID" in part]
    for header in headers:
        group = parts[parts[header["P"]]["P"]]
        header["A"]["Scope"] = "/Column" if group["S"] == "/THead" else "/Row"
    headers.sort(key=lambda header: header["ID"].string)
    if headers:
        names = Array(part for header in headers for part in (header["ID"], header.reference))
        parts[pdf.catalog["StructTreeRoot"]]["IDTree"] = Dictionary({"Names": names})
