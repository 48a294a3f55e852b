"""Rules about typed text, without a database."""
