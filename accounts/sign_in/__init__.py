"""The steps of signing in, and where django-allauth asks how they are done here."""
