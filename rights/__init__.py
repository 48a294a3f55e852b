"""The rights of a child and its parents: statements, everything in one file, destruction."""
