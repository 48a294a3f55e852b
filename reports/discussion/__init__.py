"""The page on which a child is discussed in a meeting: the picture, what changed, and what is written now."""
