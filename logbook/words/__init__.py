"""The log in plain words, and as rows of a table."""
