"""The advice of a behavioural scientist: asked with a question about one child, given, and answered by the team."""
