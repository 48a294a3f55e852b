"""Two windows and two people on one draft, in every order of their statements in the database."""

import assurance.with_django  # noqa: F401  first: the other modules import models
