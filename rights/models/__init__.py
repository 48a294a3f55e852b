"""Archives made, requests to destroy, what was destroyed, and statements of child and parents."""

from rights.models.archive import Archive
from rights.models.erasure import Erasure, ErasureRequest
from rights.models.statement import Statement

__all__ = ["Archive", "Erasure", "ErasureRequest", "Statement"]
