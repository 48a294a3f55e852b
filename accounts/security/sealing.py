"""The key with which a browser locks up what it could not send yet: nobody but the server can work it out."""

import base64

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

VERSION = 1  # of the way in which browsers lock up; a higher one makes what lies there unreadable


def seal_of(user_id: object, subject_id: object) -> str:
    """Return the name under which one person's browser keeps what belongs to one subject, and the key: `name.key`.

    Both are base64, of 16 and 32 bytes, and the same each time for this person and this subject. The name says
    nothing about either. A new `SECRET_KEY` gives others.
    """
    info = f"veerkracht unsent answers {VERSION} {user_id} {subject_id}".encode()
    derived = HKDF(SHA256(), length=48, salt=None, info=info).derive(settings.SECRET_KEY.encode())
    return ".".join(base64.b64encode(part).decode() for part in (derived[:16], derived[16:]))
