"""Forms for signing in and for the people of an organisation."""
