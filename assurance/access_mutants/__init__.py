"""Taking access rules away, one at a time, to see whether a test says so: `python -m assurance.mutate_access`.

No kept library fits: mutmut and cosmic-ray change operators and numbers, and cannot take a permission, a
decorator, a line of a role or a trigger away.
"""

import assurance.with_django  # noqa: F401  first: the other modules import models
