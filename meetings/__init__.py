"""The meetings of a team about its children: when, where, with whom, in which order, and what is ready."""
