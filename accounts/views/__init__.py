"""Signing in and out, the own account, and the people of an organisation."""
