"""Which lines the log shows and which of them a person looks at: pure."""
