"""What people typed: one kind of line end, nothing invisible, one way to compare and to sort, its own direction on a page."""
