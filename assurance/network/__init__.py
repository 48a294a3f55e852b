"""A person fills in a form while the network fails: what the screen says, and what the server has in the end."""

import assurance.with_django  # noqa: F401  first: the other modules import models
