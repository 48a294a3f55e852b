"""Mails that say that something is ready: at most one a day, and nothing in them is about anybody."""
