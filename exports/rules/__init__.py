"""What an export holds: its columns, its rows, its codes."""
