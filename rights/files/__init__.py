"""Files that leave the site: everything about a child, and the register of what was destroyed."""
