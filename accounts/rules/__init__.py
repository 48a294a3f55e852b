"""Permissions, roles and kinds of browser as plain values: no Django."""
