"""A private PostgreSQL inside the working copy: used by `script/database.py`, never by the product."""
