"""The log for people: who looked at a child, and the monthly look at the log of an organisation."""
