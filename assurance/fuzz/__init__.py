"""Hostile requests for every field of every page, and a look at all that comes out afterwards."""

import assurance.with_django  # noqa: F401  first: the other modules import models
