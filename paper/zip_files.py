"""Packing files into one; nothing is ever unpacked here."""

import datetime
import io
import zipfile
from collections.abc import Iterable

from django.utils import timezone


def zipped(files: Iterable[tuple[str, bytes]], at: datetime.datetime) -> bytes:
    """Pack files, one after the other; the same files at the same moment give the same bytes."""
    packed = io.BytesIO()
    day = timezone.localtime(at).timetuple()[:6]
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, date_time=day)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return packed.getvalue()
