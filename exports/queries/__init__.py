"""Reading what is exported."""
