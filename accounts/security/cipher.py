"""Locking up what second factors rest on: the database and its backups alone open no account."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def lock(text: str) -> str:
    """Return a text as only the holder of the key can read it."""
    return _cipher(tuple(settings.SECOND_FACTOR_KEYS)).encrypt(text.encode()).decode()


def unlock(locked: str) -> str:
    """Return what was locked up, with this key or an earlier one that is still listed.

    Raises `cryptography.fernet.InvalidToken` when none of them fits.
    """
    return _cipher(tuple(settings.SECOND_FACTOR_KEYS)).decrypt(locked.encode()).decode()


@lru_cache(maxsize=4)
def _cipher(keys: tuple[str, ...]) -> MultiFernet:
    derived = (
        HKDF(SHA256(), length=32, salt=None, info=b"veerkracht second factor").derive(key.encode())
        for key in keys
    )
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in derived])
