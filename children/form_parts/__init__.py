"""Parts of forms about a child, for the forms of every app."""
