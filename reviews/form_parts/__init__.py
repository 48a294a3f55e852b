"""Parts of the forms of a plan."""
