"""Kinds of events, their canonical bytes and the check of the chain: no Django."""
