"""Taking part by a one-time link: a professional asks, someone without an account answers."""
