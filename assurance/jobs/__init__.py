"""A worker that is killed in the middle of its work, and what it leaves behind."""
