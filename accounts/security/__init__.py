"""What guards an account: passwords, keys, sessions, limits. Knows no pages."""
